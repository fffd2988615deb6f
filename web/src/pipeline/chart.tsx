import type { Status } from '../api/client';
import { count, millis } from '../format';
import { writtenPerSecond, type Sample } from './history';

const SECONDS = 120;
const HEIGHT = 40;

type Latency = NonNullable<Status['stream']>['latencyMillis'];

const LatencyLine = ({ latency }: { latency: Latency }) => (
  <p class="latency">
    From event to row, last 5 minutes: p50 <strong>{millis(latency?.p50)}</strong>, p99{' '}
    <strong>{millis(latency?.p99)}</strong>, longest <strong>{millis(latency?.max)}</strong>
  </p>
);

interface Props {
  readonly history: readonly Sample[];
  readonly latency: Latency;
}

/** Rows written in each of the last 120 seconds, as bars. */
export function Chart({ history, latency }: Props) {
  const bars = writtenPerSecond(history, SECONDS);
  const peak = Math.max(...bars);
  const sum = bars.reduce((total, bar) => total + bar, 0);
  return (
    <article class="card chart">
      <header>
        <h3>Rows written per second</h3>
        <span>
          last 2 minutes, peak <strong>{count(peak)}</strong>, together <strong>{count(sum)}</strong>
        </span>
      </header>
      <svg viewBox={`0 0 ${SECONDS} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map((bar, second) => {
          const height = peak === 0 ? 0 : Math.max((bar / peak) * HEIGHT, bar > 0 ? 1.5 : 0);
          return height > 0 && <rect key={second} x={second + 0.1} width={0.8} y={HEIGHT - height} height={height} />;
        })}
      </svg>
      <LatencyLine latency={latency} />
    </article>
  );
}
