import type { Status } from '../api/client';

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

/** Records per second onto the topic over the last ten seconds; null until two seconds are known. */
export function publishRate(history: readonly Sample[]): number | null {
  const last = history.at(-1);
  const first = last && history.find((sample) => sample.at >= last.at - RATE_MILLIS && sample.published > 0);
  if (last === undefined || first === undefined || last.at - first.at < 1_500) return null;
  return Math.max(0, (last.published - first.published) / ((last.at - first.at) / 1000));
}

/** Rows written in each of the last `slots` seconds, oldest first. */
export function writtenPerSecond(history: readonly Sample[], slots: number): number[] {
  const bars = new Array<number>(slots).fill(0);
  const end = history.at(-1)?.at ?? 0;
  for (let i = 1; i < history.length; i += 1) {
    const slot = slots - 1 - Math.floor((end - history[i]!.at) / 1000);
    if (slot >= 0) bars[slot]! += history[i]!.written - history[i - 1]!.written;
  }
  return bars;
}
