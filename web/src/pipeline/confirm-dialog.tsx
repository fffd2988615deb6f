import { order, type ComponentStatus, type Order } from '../api/client';
import { ConfirmDialog as Confirm } from '../ui/dialog';

interface Props {
  readonly component: ComponentStatus;
  readonly what: Order;
  /** Components that need this one. */
  readonly dependents: readonly ComponentStatus[];
  readonly close: () => void;
}

function consequence(what: Order, { title }: ComponentStatus, dependents: readonly ComponentStatus[]): string {
  if (what === 'start') return `${title} is started again with the data that it had.`;
  const affected = dependents.map((dependent) => dependent.title).join(', ');
  const others = affected === '' ? '' : ` Until then this waits for it: ${affected}.`;
  return `${title} stops until it is started again here; what it stored is kept.${others}`;
}

export function ConfirmDialog({ component, what, dependents, close }: Props) {
  const verb = what === 'stop' ? 'Stop' : 'Start';
  return (
    <Confirm
      title={`${verb} ${component.title}?`}
      verb={verb}
      danger={what === 'stop'}
      close={close}
      act={() => order(component.name, what)}
    >
      <p>{consequence(what, component, dependents)}</p>
    </Confirm>
  );
}
