import { useState } from 'preact/hooks';
import { api, send } from '../api/client';
import { href, navigate } from '../router';
import { Dialog } from '../ui/dialog';
import { AreaField, TextField } from '../ui/fields';
import { settingsOf } from './words';

/** The form of a new topic. */
export function CreateTopic({ close }: { close: () => void }) {
  const [name, setName] = useState('');
  const [partitions, setPartitions] = useState('1');
  const [copies, setCopies] = useState('1');
  const [lines, setLines] = useState('');
  const config = settingsOf(lines);
  const wrong = typeof config === 'string' ? config : null;

  const create = async () => {
    await send('POST', api(['topics']), {
      name,
      partitions: Number(partitions),
      replicationFactor: Number(copies),
      config,
    });
    navigate(href('topics', [name]));
  };

  return (
    <Dialog title="Create a topic" verb="Create" close={close} act={create} ready={name !== '' && wrong === null}>
      <TextField
        label="Name"
        value={name}
        set={setName}
        mono
        focus
        hint="Letters, digits, dots, underscores and hyphens."
      />
      <div class="fields">
        <TextField label="Partitions" type="number" value={partitions} set={setPartitions} />
        <TextField label="Copies of each" type="number" value={copies} set={setCopies} />
      </div>
      <AreaField
        label="Settings"
        value={lines}
        set={setLines}
        rows={3}
        error={wrong}
        hint="One name=value a line, like retention.ms=86400000; the broker's hold otherwise."
      />
    </Dialog>
  );
}
