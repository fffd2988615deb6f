import type { Dag, Run, RunState } from '../api/client';
import { millis, until } from '../format';
import type { Tone } from '../state-badge';

export const TONE_OF_RUN: Record<RunState, Tone> = {
  QUEUED: 'waiting',
  RUNNING: 'starting',
  UP_FOR_RETRY: 'starting',
  SUCCESS: 'running',
  FAILED: 'failed',
  STOPPED: 'stopped',
  UPSTREAM_FAILED: 'failed',
  CUT_OFF: 'failed',
};

/** "up for retry" for UP_FOR_RETRY. */
export const spoken = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ');

/** What stands on the badge of a DAG. */
export function stateOf({ paused, leader }: Pick<Dag, 'paused' | 'leader'>): { tone: Tone; words: string } {
  if (paused) return { tone: 'stopped', words: 'Paused' };
  return leader ? { tone: 'running', words: 'Active' } : { tone: 'waiting', words: 'Another leads' };
}

export const nextRun = ({ nextRunAt }: Pick<Dag, 'nextRunAt'>, now: string): string =>
  nextRunAt === null ? 'no run is due' : `next run ${until(nextRunAt, now)}`;

/** Why the run's last try of a task failed, if one did. */
const failure = ({ tasks }: Run): string => {
  for (const task of tasks) {
    const error = task.tries.at(-1)?.error;
    if (error != null) return `; ${task.id}: ${error}`;
  }
  return '';
};

/** One run in words. */
export function aboutRun(run: Run): string {
  const took =
    run.startedAt !== null && run.endedAt !== null
      ? ` in ${millis(Date.parse(run.endedAt) - Date.parse(run.startedAt))}`
      : '';
  return `${run.interval.start} ${spoken(run.trigger)}: ${spoken(run.state)}${took}${failure(run)}`;
}
