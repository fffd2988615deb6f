import { useState } from 'preact/hooks';
import { Dialog } from '../ui/dialog';
import { CheckField, TextField } from '../ui/fields';

interface Props {
  readonly title: string;
  /** What has to be typed. */
  readonly typed: string;
  /** Whether it is deleted softly already. */
  readonly permanentOnly: boolean;
  readonly close: () => void;
  readonly act: (permanent: boolean) => Promise<unknown>;
}

/** Deletes softly, so that consumers can still read what was written with it, or for good. */
export function DeleteDialog({ title, typed, permanentOnly, close, act }: Props) {
  const [text, setText] = useState('');
  const [permanent, setPermanent] = useState(permanentOnly);
  return (
    <Dialog title={title} verb="Delete" danger close={close} ready={text === typed} act={() => act(permanent)}>
      <p>
        {permanent
          ? 'Records that were written with it can be decoded no more. This cannot be undone.'
          : 'Nobody finds it any more, but records that were written with it can still be decoded, and registering it again brings it back.'}
      </p>
      {!permanentOnly && (
        <CheckField label="For good" value={permanent} set={setPermanent} hint="Also out of the reach of consumers." />
      )}
      <TextField label={`Type ${typed} to confirm`} value={text} set={setText} mono focus />
    </Dialog>
  );
}
