import type { Schemas } from '../api/client';
import { count, millis, rate, word } from '../format';
import { DataTable, type Column } from '../ui/data-table';
import { Figures } from '../ui/figure';
import { Notice } from '../ui/notice';
import { Panel } from '../ui/panel';
import { streamWords } from './stream-words';

type Stream = Schemas['StreamStatus'];

const partitions: readonly Column<Schemas['StreamPartitionStatus']>[] = [
  { name: 'partition', title: 'Partition', cell: ({ partition }) => partition },
  { name: 'written', title: 'Written up to offset', number: true, cell: (one) => count(one.writtenOffset) },
  { name: 'lag', title: 'Lag', number: true, cell: ({ lag }) => count(lag) },
];

/** How the stream job does. */
export const StreamFigures = ({ stream }: { stream: Stream }) => {
  const { advice } = streamWords(stream);
  return (
    <>
      {advice && <Notice tone="warning" title={advice} />}
      <section class="card panel" aria-label="In short">
        <Figures
          figures={[
            { name: 'Rows per second', value: rate(stream.recordsPerSecond), note: word(stream.mode) },
            { name: 'Lag', value: count(stream.lag), note: 'not written yet' },
            { name: 'Latency p50', value: millis(stream.latencyMillis?.p50), note: 'last 5 minutes' },
            {
              name: 'Latency p99',
              value: millis(stream.latencyMillis?.p99),
              note: `max ${millis(stream.latencyMillis?.max)}`,
            },
            { name: 'Written', value: count(stream.written), note: `${count(stream.rejected)} rejected` },
            { name: 'Restarts', value: count(stream.restarts), note: `${count(stream.retries)} writes retried` },
          ]}
        />
      </section>
    </>
  );
};

/** How far it is. */
export const PartitionsPanel = ({ stream }: { stream: Stream }) => (
  <Panel title="Lag by partition">
    <DataTable
      label="Lag by partition"
      columns={partitions}
      rows={stream.partitions}
      keyOf={({ partition }) => partition}
      empty="Kafka has not said yet how long the partitions are."
    />
  </Panel>
);
