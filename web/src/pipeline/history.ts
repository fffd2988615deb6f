import type { Schemas, Status } from '../api/client';

/** The counters of one moment, for rates and the chart. */
export interface Sample {
  readonly at: number;
  readonly published: number;
  readonly written: number;
}

const KEPT_MILLIS = 120_000;
const RATE_MILLIS = 10_000;

/** Adds the counters of a status, and forgets what is too old or from an earlier run of the appliance. */
export function remember(history: readonly Sample[], status: Status): readonly Sample[] {
  const sample: Sample = {
    at: Date.parse(status.now),
    published: status.topic?.partitions.reduce((sum, partition) => sum + partition.endOffset, 0) ?? 0,
    written: status.stream?.written ?? 0,
  };
  const last = history.at(-1);
  if (last !== undefined && (sample.at < last.at || sample.written < last.written)) return [sample];
  return [...history.filter((old) => old.at > sample.at - KEPT_MILLIS && old.at !== sample.at), sample];
}

/**
 * Puts what the appliance kept of itself before what the page has seen, so that a page does not begin with an empty chart. Nothing was
 * written before the first row since the start; of what was published it keeps nothing.
 */
export function precede(
  seen: readonly Sample[],
  kept: readonly Pick<Schemas['StreamSample'], 'at' | 'written'>[],
  { startedAt, table }: Pick<Status, 'startedAt' | 'table'>,
): readonly Sample[] {
  const first = seen[0];
  if (first === undefined) return seen;
  const start = Date.parse(startedAt);
  const firstRow = table?.firstRowMillis == null ? [] : [{ at: start + table.firstRowMillis, written: 0 }];
  const earlier = [...firstRow, ...kept.map(({ at, written }) => ({ at: Date.parse(at), written }))]
    .filter(({ at }) => at >= start && at < first.at && at > first.at - KEPT_MILLIS)
    .sort((a, b) => a.at - b.at)
    .map((sample) => ({ ...sample, published: 0 }));
  return [...earlier, ...seen];
}

/** Records per second onto the topic over the last ten seconds; null until two seconds are known. */
export function publishRate(history: readonly Sample[]): number | null {
  const last = history.at(-1);
  const first = last && history.find((sample) => sample.at >= last.at - RATE_MILLIS && sample.published > 0);
  if (last === undefined || first === undefined || last.at - first.at < 1_500) return null;
  return Math.max(0, (last.published - first.published) / ((last.at - first.at) / 1000));
}

/** Rows written in each of the last `slots` seconds, oldest first. What was written between two samples is shared by their seconds. */
export function writtenPerSecond(history: readonly Sample[], slots: number): number[] {
  const bars = new Array<number>(slots).fill(0);
  const end = history.at(-1)?.at ?? 0;
  const slotOf = (sample: Sample): number => slots - 1 - Math.floor((end - sample.at) / 1000);
  for (let i = 1; i < history.length; i += 1) {
    const [from, to] = [history[i - 1]!, history[i]!];
    const seconds = Math.max(1, slotOf(to) - slotOf(from));
    // Of whole rows, so that together they are as many as were written.
    const until = (second: number): number => Math.round(((to.written - from.written) * second) / seconds);
    for (let second = 1; second <= seconds; second += 1) {
      const slot = slotOf(to) - seconds + second;
      if (slot >= 0) bars[slot]! += until(second) - until(second - 1);
    }
  }
  return bars;
}
