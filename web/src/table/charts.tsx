import type { Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { cell, count, span } from '../format';
import { Loaded } from '../ui/loaded';
import { Panel } from '../ui/panel';
import { TimeChart } from '../ui/time-chart';

type Statistics = Schemas['TableStatistics'];
type Dimension = Schemas['DimensionCounts'];

const EVERY_MILLIS = 5_000;
const BARS = 20;
const COLOURS = ['--accent', '--running', '--warning', '--failed', '--muted'];

const seconds = (time: string): number => Date.parse(time) / 1000;

const Bars = ({ values }: { values: Dimension['values'] }) => {
  const most = values[0]?.rows ?? 0;
  return (
    <ul class="bars">
      {values.slice(0, BARS).map(({ value, rows }) => (
        <li key={value}>
          <span class="bar-name" title={value}>
            {value}
          </span>
          <meter min={0} max={most} value={rows} aria-label={`Rows with ${value}`} />
          <span class="bar-count">{count(rows)}</span>
        </li>
      ))}
    </ul>
  );
};

const OverTime = ({ statistics, dimension }: { statistics: Statistics; dimension: Dimension }) => {
  const told = dimension.values.filter(({ byTime }) => byTime.length > 0);
  return (
    <TimeChart
      label={`Rows by ${dimension.name} over time`}
      times={statistics.times.map(seconds)}
      series={told.map(({ value, byTime }, index) => ({
        label: value,
        colour: COLOURS[index % COLOURS.length]!,
        values: byTime,
      }))}
      write={(value) => count(value)}
      height={200}
    />
  );
};

const Shown = ({ statistics }: { statistics: Statistics }) => (
  <>
    <p class="basis">
      {statistics.complete ? 'All' : 'The first'} {count(statistics.rows)} rows, as of {cell(statistics.asOf)}; over
      time by when they were fetched, {span(statistics.bucketSeconds)} at a time.
    </p>
    <div class="pair">
      {statistics.dimensions.map((dimension) => (
        <Panel key={dimension.name} title={`By ${dimension.name}`}>
          {statistics.times.length > 1 && <OverTime statistics={statistics} dimension={dimension} />}
          <Bars values={dimension.values} />
        </Panel>
      ))}
    </div>
  </>
);

/** What the rows come to, by country and gender, over time. */
export function Charts() {
  const statistics = useResource<Statistics>('/api/v1/table/statistics', EVERY_MILLIS);
  return (
    <Loaded resource={statistics} what="the figures of the table">
      {(value) =>
        value.rows === 0 ? <div class="empty">There are no rows to count yet.</div> : <Shown statistics={value} />
      }
    </Loaded>
  );
}
