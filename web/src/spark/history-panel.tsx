import { useMemo } from 'preact/hooks';
import type { Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { count, millis, rate } from '../format';
import { Loaded } from '../ui/loaded';
import { Panel } from '../ui/panel';
import { TimeChart, type Series } from '../ui/time-chart';

type Sample = Schemas['StreamSample'];
type Field = Exclude<keyof Sample, 'at'>;

interface Chart {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, field: Field, colour: string])[];
  readonly write: (value: number | null) => string;
}

const CHARTS: readonly Chart[] = [
  { title: 'Rows per second', lines: [['Rows/s', 'recordsPerSecond', '--accent']], write: rate },
  { title: 'Lag', lines: [['Records', 'lag', '--warning']], write: count },
  {
    title: 'From event to row, last minute',
    lines: [
      ['p99', 'p99Millis', '--warning'],
      ['p50', 'p50Millis', '--accent'],
    ],
    write: (value) => (value === 0 ? '0' : millis(value)),
  },
  { title: 'Active executors', lines: [['Executors', 'executors', '--running']], write: wholes },
];

/** Between two whole numbers the axis has nothing to say. */
function wholes(value: number | null): string {
  return value !== null && !Number.isInteger(value) ? '' : count(value);
}

function One({ chart: { title, lines, write }, samples }: { chart: Chart; samples: readonly Sample[] }) {
  const times = useMemo(() => samples.map(({ at }) => Date.parse(at) / 1000), [samples]);
  const series = useMemo(
    (): Series[] =>
      lines.map(([label, field, colour]) => ({ label, colour, values: samples.map((sample) => sample[field]) })),
    [samples, lines],
  );
  return (
    <Panel title={title}>
      <TimeChart
        label={`${title}, over the last 15 minutes`}
        times={times}
        series={series}
        write={write}
        height={150}
      />
    </Panel>
  );
}

/** The last 15 minutes. */
export function HistoryPanel() {
  const history = useResource<Schemas['StreamHistoryView']>('/api/v1/spark/history', 5_000);
  return (
    <Loaded resource={history} what="the history of the stream job">
      {({ samples, everySeconds }) =>
        samples.length < 2 ? (
          <Panel title="The last 15 minutes">
            <p class="empty">No sample yet: the appliance takes one every {everySeconds} s, soon after its start.</p>
          </Panel>
        ) : (
          <div class="stream-charts">
            {CHARTS.map((chart) => (
              <One key={chart.title} chart={chart} samples={samples} />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}
