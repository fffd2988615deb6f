import { useState } from 'preact/hooks';
import type { ComponentStatus, Order } from '../api/client';
import { millis } from '../format';
import { Icon } from '../icons';
import { ComponentBadge } from '../state-badge';

/** What can be done to a component now, if anything. */
export function orderFor({ canStop, state }: Pick<ComponentStatus, 'canStop' | 'state'>): Order | null {
  if (!canStop) return null;
  if (state === 'RUNNING') return 'stop';
  return state === 'STOPPED' || state === 'FAILED' ? 'start' : null;
}

function aside({ state, reason, needs, bootMillis }: ComponentStatus): string {
  if (reason !== null) return reason;
  if (state === 'WAITING' && needs.length > 0) return `needs ${needs.join(', ')}`;
  return bootMillis === null ? '' : `up in ${millis(bootMillis)}`;
}

interface Props {
  readonly component: ComponentStatus;
  readonly ask: (what: Order) => void;
}

export function ComponentRow({ component, ask }: Props) {
  const [open, setOpen] = useState(false);
  const { name, title, state, address, log } = component;
  const what = orderFor(component);
  const logId = `log-${name}`;
  return (
    <li class="component" data-component={name} data-state={state}>
      <button
        class="button quiet name"
        type="button"
        aria-expanded={open}
        aria-controls={logId}
        onClick={() => setOpen(!open)}
      >
        <Icon name="chevron" />
        {title}
        <span class="hidden">, log</span>
      </button>
      <ComponentBadge state={state} />
      <span class="aside" title={aside(component)}>
        {aside(component)}
      </span>
      <span class="address">{address}</span>
      <span class="action">
        {what && (
          <button class="button" type="button" onClick={() => ask(what)}>
            {what === 'stop' ? 'Stop' : 'Start'}
            <span class="hidden"> {title}</span>
          </button>
        )}
      </span>
      <div id={logId} class="log" hidden={!open}>
        {open && (
          <pre tabIndex={0} aria-label={`Log of ${title}`}>
            {log.length === 0 ? 'Nothing logged yet.' : log.join('\n')}
          </pre>
        )}
      </div>
    </li>
  );
}
