import type { Run, RunState, Schemas } from '../api/client';
import { millis } from '../format';
import { spoken } from './words';

/** A place in the grid: a run, and one of its tasks, or the run itself. */
export interface Cell {
  readonly run: string;
  readonly task: string | null;
}

/** The runs as they stand in the grid, the oldest at the left. */
export const columns = (runs: readonly Run[]): readonly Run[] => [...runs].reverse();

/** How long a run took, or has taken so far, in ms; null before it begins. */
export const duration = ({ startedAt, endedAt }: Pick<Run, 'startedAt' | 'endedAt'>, now: string): number | null =>
  startedAt === null ? null : Math.max(0, Date.parse(endedAt ?? now) - Date.parse(startedAt));

/** A height in percent; what is shortest can still be seen. */
export const height = (value: number | null, longest: number): number =>
  value === null || longest === 0 ? 0 : Math.max(6, (100 * value) / longest);

/** The state of a task in a run; null when the run does not have it, as when it is older than the task. */
export const stateOfTask = (run: Run, task: string): RunState | null =>
  run.tasks.find(({ id }) => id === task)?.state ?? null;

/** Where a key leads from a cell; null when it leads nowhere. */
export function move(cell: Cell, key: string, runs: readonly string[], tasks: readonly string[]): Cell | null {
  const column = runs.indexOf(cell.run);
  const row = cell.task === null ? 0 : tasks.indexOf(cell.task) + 1;
  const at = (newColumn: number, newRow: number): Cell | null => {
    const run = runs[newColumn];
    return run === undefined || newRow < 0 || newRow > tasks.length
      ? null
      : { run, task: newRow === 0 ? null : tasks[newRow - 1]! };
  };
  switch (key) {
    case 'ArrowLeft':
      return at(column - 1, row);
    case 'ArrowRight':
      return at(column + 1, row);
    case 'ArrowUp':
      return at(column, row - 1);
    case 'ArrowDown':
      return at(column, row + 1);
    case 'Home':
      return at(0, row);
    case 'End':
      return at(runs.length - 1, row);
    default:
      return null;
  }
}

/** "every 15s" or a cron expression, with what it comes to. */
export const moment = (text: string): string => text.replace('T', ' ').replace(/(\.\d+)?Z$/, '');

export const aboutTask = (run: Run, task: string): string => {
  const state = stateOfTask(run, task);
  return `${moment(run.interval.start)}, ${task}: ${state ? spoken(state) : 'not part of this run'}`;
};

/** A duration of the API, like PT0.007S, in words. */
export function took(duration: string): string {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(duration);
  if (!parts) return duration;
  const [hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return millis(((hours! * 60 + minutes!) * 60 + seconds!) * 1000);
}

/** Why a run or a task waits, in words; null when it does not. */
export function whyItWaits(run: Run, dag: Pick<Schemas['DagView'], 'maxActiveRuns' | 'leader'>): string | null {
  if (run.state === 'QUEUED') {
    const runs = dag.maxActiveRuns === 1 ? 'one run' : `${dag.maxActiveRuns} runs`;
    return dag.leader
      ? `It waits for its turn: ${runs} of this DAG at a time.`
      : 'It waits for an appliance that leads to run it.';
  }
  const retried = run.tasks.find(({ state }) => state === 'UP_FOR_RETRY');
  if (!retried) return null;
  const failure = retried.tries.at(-1)?.error;
  const due = retried.nextTryAt ? ` The next try is due at ${moment(retried.nextTryAt)} UTC.` : '';
  return `${retried.id} is tried again${failure ? ` since the last try failed: ${failure}` : ''}.${due}`.replace(
    '..',
    '.',
  );
}
