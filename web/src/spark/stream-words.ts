import type { Schemas } from '../api/client';
import { count, millis, plural, span } from '../format';
import type { Tone } from '../state-badge';

type Stream = Schemas['StreamStatus'];

interface Words {
  readonly tone: Tone;
  readonly badge: string;
  /** What the user should know or do; null while all is well. */
  readonly advice: string | null;
}

/** The state of the stream job in words. */
export function streamWords({ state, lastError }: Pick<Stream, 'state' | 'lastError'>): Words {
  switch (state) {
    case 'RUNNING':
      return { tone: 'running', badge: 'Running', advice: lastError };
    case 'STARTING':
      return { tone: 'starting', badge: 'Starting', advice: lastError };
    case 'RESTARTING':
      return {
        tone: 'failed',
        badge: 'Restarting',
        advice: `The stream job is being restarted: ${lastError ?? 'the reason is not known'}`,
      };
    case 'WAITING':
      return { tone: 'waiting', badge: 'Waiting', advice: 'The stream job waits for Spark and Kafka.' };
    default:
      return {
        tone: 'stopped',
        badge: 'Stopped',
        advice: 'The stream job is stopped; start it on the pipeline page.',
      };
  }
}

type Query = Schemas['SparkQuery'];

/** How often the query commits or begins a batch. */
export const rhythm = (query: Pick<Query, 'mode' | 'checkpointIntervalMillis' | 'triggerIntervalMillis'>) =>
  query.mode === 'REAL_TIME'
    ? { name: 'Checkpoint', value: `every ${interval(query.checkpointIntervalMillis)}` }
    : {
        name: 'Batches',
        value:
          query.triggerIntervalMillis === 0 ? 'one after the other' : `every ${interval(query.triggerIntervalMillis)}`,
      };

const interval = (time: number): string => (time % 1000 === 0 ? span(time / 1000) : millis(time));

/** Task slots against what needs them. */
export const slots = ({
  slots: all,
  slotsRegistered,
  partitions,
}: Pick<Query, 'slots' | 'slotsRegistered' | 'partitions'>) =>
  `${slotsRegistered === all ? count(all) : `${count(slotsRegistered)} of ${count(all)}`} for ${
    partitions === null ? 'partitions not known yet' : plural(partitions, 'partition')
  }`;

/** How long the query was down, or that it still is. */
export function downFor(
  { at, endedAt, outcome }: Pick<Schemas['StreamRestart'], 'at' | 'endedAt' | 'outcome'>,
  now: string,
) {
  const time = millis(Math.max(0, Date.parse(endedAt ?? now) - Date.parse(at)));
  switch (outcome) {
    case 'DOWN':
      return `${time} so far`;
    case 'STOPPED':
      return `${time}, then stopped`;
    case 'RECOVERED':
      return time;
  }
}
