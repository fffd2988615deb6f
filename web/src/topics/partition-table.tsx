import type { Schemas } from '../api/client';
import { UNKNOWN, count } from '../format';
import { type Column, DataTable } from '../ui/data-table';
import { bytes } from './words';

type Partition = Schemas['PartitionState'];

const records = ({ beginOffset, endOffset }: Partition) =>
  beginOffset === null || endOffset === null ? null : endOffset - beginOffset;

const columns: readonly Column<Partition>[] = [
  { name: 'partition', title: 'Partition', number: true, cell: (row) => row.partition },
  { name: 'leader', title: 'Leader', number: true, cell: (row) => row.leader ?? 'none' },
  { name: 'replicas', title: 'Replicas', number: true, cell: (row) => row.replicas.join(', ') },
  { name: 'inSync', title: 'In sync', number: true, cell: (row) => row.inSync.join(', ') || UNKNOWN },
  { name: 'begin', title: 'First offset', number: true, cell: (row) => count(row.beginOffset) },
  { name: 'end', title: 'End offset', number: true, cell: (row) => count(row.endOffset) },
  { name: 'records', title: 'Records', number: true, cell: (row) => count(records(row)) },
  { name: 'bytes', title: 'Size', number: true, cell: (row) => bytes(row.bytes) },
];

export const PartitionTable = ({ partitions }: { partitions: readonly Partition[] }) => (
  <DataTable
    label="Partitions"
    columns={columns}
    rows={partitions}
    keyOf={(row) => row.partition}
    empty="There are no partitions here."
  />
);
