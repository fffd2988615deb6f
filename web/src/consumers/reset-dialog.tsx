import { useEffect, useState } from 'preact/hooks';
import { api, send, sentence, type Schemas } from '../api/client';
import { count } from '../format';
import { type Column, DataTable } from '../ui/data-table';
import { ConfirmDialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/fields';
import { Notice } from '../ui/notice';
import { type Target, TARGETS, orderOf } from './reset-order';

type Reset = Schemas['OffsetReset'];

const columns: readonly Column<Schemas['OffsetMove']>[] = [
  { name: 'topic', title: 'Topic', cell: (row) => row.topic },
  { name: 'partition', title: 'Partition', number: true, cell: (row) => row.partition },
  { name: 'from', title: 'From', number: true, cell: (row) => count(row.from) },
  { name: 'to', title: 'To', number: true, cell: (row) => count(row.to) },
  {
    name: 'records',
    title: 'Read again or passed over',
    number: true,
    cell: ({ records }) =>
      records == null ? '–' : `${count(Math.abs(records))} ${records < 0 ? 'passed over' : 'again'}`,
  },
];

interface Props {
  readonly group: string;
  readonly refusal: string | null;
  readonly close: () => void;
  readonly done: () => void;
}

/** Where a group goes on: shows what it would do before it is done. */
export function ResetDialog({ group, refusal, close, done }: Props) {
  const [to, setTo] = useState<Target>('EARLIEST');
  const [topic, setTopic] = useState('');
  const [partition, setPartition] = useState('');
  const [value, setValue] = useState('');
  const [preview, setPreview] = useState<Reset | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const order = orderOf({ to, topic, partition, value });
  const asked = JSON.stringify(order);

  useEffect(() => {
    setPreview(null);
    setWrong(null);
    if (order === null) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      send<Reset>('POST', api(['consumer-groups', group, 'offsets', 'preview']), order).then(
        (reset) => current && setPreview(reset),
        (error: unknown) => current && setWrong(sentence(error)),
      );
    }, 300);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);

  const act = async () => {
    await send('POST', api(['consumer-groups', group, 'offsets']), order);
    done();
  };
  const field = TARGETS[to].field;
  return (
    <ConfirmDialog title={`Reset offsets of ${group}`} verb="Reset" danger typed={group} close={close} act={act}>
      {refusal && <Notice tone="warning">{refusal}</Notice>}
      <SelectField
        label="To"
        value={to}
        set={setTo}
        options={(Object.keys(TARGETS) as Target[]).map((name) => ({ value: name, title: TARGETS[name].title }))}
      />
      {field && (
        <TextField
          label={field}
          type={to === 'TIME' ? 'datetime-local' : 'number'}
          value={value}
          set={setValue}
          hint={to === 'SHIFT' ? 'Records on, or back when negative.' : undefined}
        />
      )}
      <div class="fields">
        <TextField label="Topic" value={topic} set={setTopic} placeholder="all that it has read" mono />
        <TextField label="Partition" type="number" value={partition} set={setPartition} placeholder="all" />
      </div>
      {wrong && <Notice tone="error">{wrong}</Notice>}
      {preview && (
        <DataTable
          label="What would be done"
          columns={columns}
          rows={preview.moves}
          keyOf={(row) => `${row.topic}-${row.partition}`}
          empty="Nothing would change."
        />
      )}
    </ConfirmDialog>
  );
}
