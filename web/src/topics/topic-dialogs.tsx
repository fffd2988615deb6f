import { useState } from 'preact/hooks';
import { api, send, type Schemas } from '../api/client';
import { plural } from '../format';
import { href, navigate } from '../router';
import { ConfirmDialog, Dialog } from '../ui/dialog';
import { TextField } from '../ui/fields';

export type TopicOrder = 'partitions' | 'purge' | 'delete';

interface Props {
  readonly what: TopicOrder;
  readonly view: Schemas['TopicView'];
  readonly close: () => void;
  readonly done: () => void;
}

export const TopicDialog = ({ what, ...props }: Props) =>
  what === 'partitions' ? (
    <AddPartitions {...props} />
  ) : what === 'purge' ? (
    <Purge {...props} />
  ) : (
    <Delete {...props} />
  );

type DialogProps = Omit<Props, 'what'>;

function AddPartitions({ view, close, done }: DialogProps) {
  const now = view.topic.partitions;
  const [wanted, setWanted] = useState(String(now + 1));
  const act = async () => {
    await send('POST', api(['topics', view.topic.name, 'partitions']), { count: Number(wanted) });
    done();
  };
  return (
    <Dialog
      title={`Add partitions to ${view.topic.name}`}
      verb="Add"
      close={close}
      act={act}
      ready={Number(wanted) > now}
    >
      <p>There can never be fewer again, and keys may go to another partition than before.</p>
      {view.partitionNote && <p>{view.partitionNote}</p>}
      <TextField label={`Partitions (${now} now)`} type="number" value={wanted} set={setWanted} focus />
    </Dialog>
  );
}

function Purge({ view, close, done }: DialogProps) {
  const { name, records } = view.topic;
  const [partition, setPartition] = useState('');
  const [before, setBefore] = useState('');
  const act = async () => {
    await send('POST', api(['topics', name, 'purge']), {
      partition: partition === '' ? null : Number(partition),
      before: before === '' ? null : Number(before),
    });
    done();
  };
  return (
    <ConfirmDialog title={`Purge ${name}`} verb="Purge" danger typed={name} close={close} act={act}>
      <p>
        Deletes the records that are there now, {plural(records, 'record')} in all; the topic stays, and offsets go on.
      </p>
      <div class="fields">
        <TextField label="Partition" type="number" value={partition} set={setPartition} placeholder="all" />
        <TextField label="Only before offset" type="number" value={before} set={setBefore} placeholder="the end" />
      </div>
    </ConfirmDialog>
  );
}

function Delete({ view, close }: DialogProps) {
  const { name, records } = view.topic;
  const act = async () => {
    await send('DELETE', api(['topics', name]));
    navigate(href('topics'));
  };
  return (
    <ConfirmDialog title={`Delete ${name}`} verb="Delete" danger typed={name} close={close} act={act}>
      <p>Deletes the topic with {plural(records, 'record')}. Whoever reads or writes it will fail.</p>
    </ConfirmDialog>
  );
}
