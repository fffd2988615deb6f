import { useState } from 'preact/hooks';
import { api, send } from '../api/client';
import { Dialog } from '../ui/dialog';
import { AreaField, TextField } from '../ui/fields';
import { ContentFields, contentOf, EMPTY } from './content-fields';
import { headersOf } from './header-lines';
import type { Sent } from './types';

interface Props {
  readonly topic: string;
  readonly close: () => void;
  readonly sent: (sentence: string) => void;
}

/** Sends a message of one's own. */
export function SendDialog({ topic, close, sent }: Props) {
  const [key, setKey] = useState(EMPTY);
  const [value, setValue] = useState({ ...EMPTY, format: 'JSON' as const, text: '' } as typeof EMPTY);
  const [headers, setHeaders] = useState('');
  const [partition, setPartition] = useState('');
  const [time, setTime] = useState('');
  const act = async () => {
    const answer = await send<Sent>('POST', api(['topics', topic, 'messages']), {
      partition: partition === '' ? null : Number(partition),
      timestamp: time === '' ? null : new Date(time).toISOString(),
      key: contentOf(key.format === 'TEXT' && key.text === '' ? { ...key, format: 'NONE' } : key),
      value: contentOf(value),
      headers: headersOf(headers),
    });
    sent(answer.detail);
  };
  return (
    <Dialog title={`Send a message to ${topic}`} verb="Send" close={close} act={act} wide>
      <ContentFields what="Key" draft={key} set={setKey} />
      <ContentFields what="Value" draft={value} set={setValue} />
      <AreaField label="Headers" hint="One in each line, like trace: 42" rows={2} value={headers} set={setHeaders} />
      <div class="fields">
        <TextField label="Partition" type="number" placeholder="by the key" value={partition} set={setPartition} />
        <TextField label="Time" type="datetime-local" hint="Now when empty" value={time} set={setTime} />
      </div>
    </Dialog>
  );
}
