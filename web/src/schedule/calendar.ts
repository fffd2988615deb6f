import type { RunState, Schemas } from '../api/client';
import { plural } from '../format';
import { spoken } from './words';

export interface Day {
  readonly date: string;
  readonly total: number;
  readonly states: readonly { readonly state: RunState; readonly count: number }[];
}

/** From the bottom of a bar to its top. */
const ORDER: readonly RunState[] = [
  'SUCCESS',
  'RUNNING',
  'QUEUED',
  'UP_FOR_RETRY',
  'STOPPED',
  'CUT_OFF',
  'UPSTREAM_FAILED',
  'FAILED',
];

const DAY_MILLIS = 86_400_000;
const day = (millis: number): string => new Date(millis).toISOString().slice(0, 10);

/** So many days up to today, also those without a run. */
export function calendar(days: readonly Schemas['DayView'][], now: string, length: number): readonly Day[] {
  const known = new Map(days.map(({ date, runsByState }) => [date, runsByState]));
  const today = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length }, (_, index) => {
    const date = day(today - (length - 1 - index) * DAY_MILLIS);
    const counts: Partial<Record<RunState, number>> = known.get(date) ?? {};
    const states = ORDER.map((state) => ({ state, count: counts[state] ?? 0 })).filter(({ count }) => count > 0);
    return { date, states, total: states.reduce((sum, { count }) => sum + count, 0) };
  });
}

/** One day in words. */
export const aboutDay = ({ date, total, states }: Day): string =>
  total === 0
    ? `${date}: no runs`
    : `${date}: ${plural(total, 'run')}, ${states.map(({ state, count }) => `${count} ${spoken(state)}`).join(', ')}`;
