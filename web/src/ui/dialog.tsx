import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { sentence } from '../api/client';
import { TextField } from './fields';

interface Props {
  readonly title: string;
  readonly close: () => void;
  /** What the button says that does it. */
  readonly verb: string;
  /** Done when the button is pressed; the dialog closes when it succeeds, else it shows the sentence and stays. */
  readonly act: () => Promise<unknown> | void;
  readonly danger?: boolean;
  /** Whether it can be done as the form is filled. */
  readonly ready?: boolean;
  readonly wide?: boolean;
  readonly children?: ComponentChildren;
}

/** A question or a form over the page. Escape and Cancel leave everything as it is. */
export function Dialog({ title, close, verb, act, danger, ready = true, wide, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => dialog.current?.showModal(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await act();
      dialog.current?.close();
    } catch (error) {
      setFailure(sentence(error));
      setBusy(false);
    }
  };

  return (
    <dialog ref={dialog} class={wide ? 'wide' : undefined} onClose={close} aria-labelledby={id}>
      <form onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        <div class="dialog-body">{children}</div>
        <p class="failure" role="alert">
          {failure}
        </p>
        <div class="choices">
          <button class="button" type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button class={`button ${danger ? 'danger' : 'primary'}`} type="submit" disabled={busy || !ready}>
            {verb}
          </button>
        </div>
      </form>
    </dialog>
  );
}

interface ConfirmProps extends Omit<Props, 'ready' | 'wide'> {
  /** What has to be typed before it can be done, for what cannot be undone. */
  readonly typed?: string;
}

/** Asks before something is done. */
export function ConfirmDialog({ typed, children, ...props }: ConfirmProps) {
  const [text, setText] = useState('');
  return (
    <Dialog {...props} ready={typed === undefined || text === typed}>
      {children}
      {typed !== undefined && (
        <TextField
          label={`Type ${typed} to confirm`}
          value={text}
          set={setText}
          mono
          focus
          hint="This cannot be undone."
        />
      )}
    </Dialog>
  );
}
