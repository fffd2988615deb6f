import type { Status } from '../api/client';
import { count, rate } from '../format';
import { Chart } from './chart';
import { Flow } from './flow';
import { publishRate, type Sample } from './history';
import { StageBox } from './stage-box';
import { stages } from './stages';
import { ZooKeeperBox } from './zookeeper-box';

export function Picture({ status, history }: { status: Status; history: readonly Sample[] }) {
  const { source, kafka, spark, cassandra, zookeeper } = stages(status);
  const published = publishRate(history);
  const written = status.stream?.recordsPerSecond ?? null;
  const lag = status.stream?.lag ?? null;
  return (
    <section aria-labelledby="pipeline-title">
      <h2 id="pipeline-title" class="hidden">
        Pipeline
      </h2>
      <div class="picture">
        <StageBox stage={source} />
        <Flow value={rate(published)} unit="records/s" moving={(published ?? 0) > 0} />
        <StageBox stage={kafka} />
        <Flow value={count(lag)} unit="lag" moving={(written ?? 0) > 0} behind={(lag ?? 0) > 0} />
        <StageBox stage={spark} />
        <Flow value={rate(written)} unit="rows/s" moving={(written ?? 0) > 0} />
        <StageBox stage={cassandra} />
      </div>
      <div class="below">
        <ZooKeeperBox stage={zookeeper} />
        <Chart history={history} latency={status.stream?.latencyMillis ?? null} />
      </div>
    </section>
  );
}
