import { useEffect, useRef, useState } from 'preact/hooks';
import { order, type ComponentStatus, type Order } from '../api/client';

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
  const dialog = useRef<HTMLDialogElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const verb = what === 'stop' ? 'Stop' : 'Start';

  useEffect(() => dialog.current?.showModal(), []);

  const confirm = async () => {
    setBusy(true);
    try {
      await order(component.name, what);
      dialog.current?.close();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };

  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="confirm-title" aria-describedby="confirm-text">
      <h2 id="confirm-title">
        {verb} {component.title}?
      </h2>
      <p id="confirm-text">{consequence(what, component, dependents)}</p>
      <p class="failure" role="alert">
        {failure}
      </p>
      <div class="choices">
        <button class="button" type="button" autofocus onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button
          class={`button ${what === 'stop' ? 'danger' : 'primary'}`}
          type="button"
          disabled={busy}
          onClick={confirm}
        >
          {verb}
        </button>
      </div>
    </dialog>
  );
}
