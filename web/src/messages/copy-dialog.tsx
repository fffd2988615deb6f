import { useState } from 'preact/hooks';
import { api, send } from '../api/client';
import { Dialog } from '../ui/dialog';
import { CheckField, TextField } from '../ui/fields';
import { ContentFields, contentOf, draftOf, type Draft } from './content-fields';
import { indented } from './json-text';
import { bytes, type Content, type Message, type Sent } from './types';

interface Props {
  readonly topic: string;
  readonly message: Message;
  readonly close: () => void;
  readonly sent: (sent: Sent) => void;
}

const header = (message: Message, name: string) => message.headers.find(({ key }) => key === name)?.text ?? null;

/** What one edits: the content as text, in the format in which it was read. */
function editable(message: Message, content: Content, mark: string): Draft {
  const draft = draftOf(content, header(message, mark) !== null);
  return draft.format === 'SCHEMA' || draft.format === 'JSON' ? { ...draft, text: indented(draft.text) } : draft;
}

/** Sends a message once more, as it is or edited: the way back from a dead letter topic. */
export function CopyDialog({ topic, message, close, sent }: Props) {
  const origin = header(message, 'dlq.topic');
  const [to, setTo] = useState(origin ?? topic);
  const [partition, setPartition] = useState('');
  const [keepTime, setKeepTime] = useState(false);
  const [leaveOut, setLeaveOut] = useState(origin === null ? '' : 'dlq.');
  const [key, setKey] = useState<Draft>({ ...editable(message, message.key, '__key_schema_id'), format: 'KEEP' });
  const [value, setValue] = useState<Draft>({
    ...editable(message, message.value, '__value_schema_id'),
    format: 'KEEP',
  });
  const act = async () => {
    const path = api(['topics', topic, 'partitions', message.partition, 'messages', message.offset, 'copy']);
    const order = {
      topic: to,
      partition: partition === '' ? null : Number(partition),
      key: contentOf(key),
      value: contentOf(value),
      withoutHeaders: leaveOut.split(/[\s,]+/).filter(Boolean),
      keepTimestamp: keepTime,
    };
    sent(await send<Sent>('POST', path, order));
  };
  const hidden = message.value.hidden || message.key.hidden;
  return (
    <Dialog title="Send a copy" verb="Send" close={close} act={act} wide>
      <p>
        Partition {message.partition}, offset {message.offset} of {topic}, {bytes(message.value.size)}.
        {hidden && ' Some of it is hidden; unchanged it is copied whole.'}
      </p>
      <div class="fields">
        <TextField label="To the topic" value={to} set={setTo} mono focus />
        <TextField label="Partition" type="number" placeholder="by the key" value={partition} set={setPartition} />
        <TextField label="Leave out headers that begin with" value={leaveOut} set={setLeaveOut} mono />
        <CheckField label="Keep the time" value={keepTime} set={setKeepTime} hint="Instead of now" />
      </div>
      <ContentFields what="Key" draft={key} set={setKey} keep />
      <ContentFields what="Value" draft={value} set={setValue} keep />
    </Dialog>
  );
}
