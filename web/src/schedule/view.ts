import { api } from '../api/client';
import type { Place } from '../router';

/** What of the schedule is looked at, as the address says it. */
export interface View {
  readonly dag: string | null;
  readonly state: string;
  readonly trigger: string;
  readonly from: string;
  readonly to: string;
  readonly offset: number;
  readonly limit: number;
  /** The run that is chosen; the newest shown while none is. */
  readonly run: string | null;
  readonly task: string | null;
  /** The try that is chosen; the newest while none is. */
  readonly attempt: number | null;
}

export const LIMITS = [30, 60, 120] as const;
const KEPT = 'schedule';
const FILTERS = ['state', 'trigger', 'from', 'to', 'limit'] as const;

const number = (text: string | null): number | null => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null);

export function viewOf({ path, query }: Place): View {
  return {
    dag: path[0] ?? null,
    state: query.get('state') ?? '',
    trigger: query.get('trigger') ?? '',
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
    offset: number(query.get('offset')) ?? 0,
    limit: LIMITS.find((limit) => limit === number(query.get('limit'))) ?? LIMITS[0],
    run: query.get('run'),
    task: query.get('task'),
    attempt: number(query.get('try')),
  };
}

/** The day after one, both like 2026-01-31. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** Where the API has the runs of the view; its last day is meant as a whole. */
export const runsPath = (dag: string, { state, trigger, from, to, offset, limit }: View): string =>
  api(['dags', dag, 'runs'], {
    state,
    trigger,
    from: isDay(from) ? from : '',
    to: isDay(to) ? dayAfter(to) : '',
    offset: offset || '',
    limit,
  });

export const isFiltered = ({ state, trigger, from, to }: View): boolean => [state, trigger, from, to].some(Boolean);

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** Remembers the filters for the next time that the page is opened without any. */
export function keep({ query }: Place, storage: Storage = localStorage): void {
  const kept = FILTERS.map((name) => [name, query.get(name)] as const).filter(([, value]) => value);
  storage.setItem(KEPT, JSON.stringify(Object.fromEntries(kept)));
}

export function kept(storage: Storage = localStorage): Readonly<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEPT) ?? '{}');
    return value !== null && typeof value === 'object' ? (value as Record<string, string>) : {};
  } catch {
    return {};
  }
}
