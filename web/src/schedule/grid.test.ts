import { describe, expect, it } from 'vitest';
import type { Run } from '../api/client';
import { duration, height, move, took, whyItWaits } from './grid';

const RUNS = ['a', 'b', 'c'];
const TASKS = ['fetch', 'publish'];

describe('keys in the grid', () => {
  it('lead to the runs beside and the tasks below', () => {
    expect(move({ run: 'b', task: null }, 'ArrowLeft', RUNS, TASKS)).toEqual({ run: 'a', task: null });
    expect(move({ run: 'b', task: null }, 'ArrowDown', RUNS, TASKS)).toEqual({ run: 'b', task: 'fetch' });
    expect(move({ run: 'b', task: 'fetch' }, 'ArrowUp', RUNS, TASKS)).toEqual({ run: 'b', task: null });
    expect(move({ run: 'b', task: 'publish' }, 'End', RUNS, TASKS)).toEqual({ run: 'c', task: 'publish' });
    expect(move({ run: 'c', task: 'publish' }, 'Home', RUNS, TASKS)).toEqual({ run: 'a', task: 'publish' });
  });

  it('lead nowhere at the edges, and other keys nowhere at all', () => {
    expect(move({ run: 'a', task: null }, 'ArrowLeft', RUNS, TASKS)).toBeNull();
    expect(move({ run: 'a', task: null }, 'ArrowUp', RUNS, TASKS)).toBeNull();
    expect(move({ run: 'c', task: 'publish' }, 'ArrowRight', RUNS, TASKS)).toBeNull();
    expect(move({ run: 'c', task: 'publish' }, 'ArrowDown', RUNS, TASKS)).toBeNull();
    expect(move({ run: 'b', task: null }, 'x', RUNS, TASKS)).toBeNull();
  });
});

describe('durations', () => {
  it('go on while a run goes on, and are nothing before', () => {
    const startedAt = '2026-01-31T10:00:00Z';
    expect(duration({ startedAt, endedAt: '2026-01-31T10:00:01.5Z' }, '2026-01-31T12:00:00Z')).toBe(1500);
    expect(duration({ startedAt, endedAt: null }, '2026-01-31T10:00:03Z')).toBe(3000);
    expect(duration({ startedAt: null, endedAt: null }, '2026-01-31T10:00:03Z')).toBeNull();
  });

  it('are bars in proportion, of which the shortest can be seen', () => {
    expect(height(500, 1000)).toBe(50);
    expect(height(0, 1000)).toBe(6);
    expect(height(null, 1000)).toBe(0);
    expect(height(0, 0)).toBe(0);
  });

  it('are read as the API writes them', () => {
    expect(took('PT0.007S')).toBe('7.0 ms');
    expect(took('PT1M2.5S')).toBe('1 min 3 s');
    expect(took('PT2H')).toBe('2 h 0 min');
    expect(took('P1D')).toBe('P1D');
  });
});

describe('why a run waits', () => {
  const run = (change: Partial<Run>): Run => ({ state: 'RUNNING', tasks: [], ...change }) as unknown as Run;
  const dag = { maxActiveRuns: 1, leader: true };

  it('is a free slot, another appliance, or the next try', () => {
    expect(whyItWaits(run({}), dag)).toBeNull();
    expect(whyItWaits(run({ state: 'QUEUED' }), dag)).toContain('one run of this DAG at a time');
    expect(whyItWaits(run({ state: 'QUEUED' }), { maxActiveRuns: 3, leader: false })).toContain('leads');
    const tasks = [
      {
        id: 'fetch',
        state: 'UP_FOR_RETRY',
        nextTryAt: '2026-01-31T10:00:03Z',
        tries: [{ error: 'HTTP 429.' }],
      },
    ] as unknown as Run['tasks'];
    expect(whyItWaits(run({ tasks }), dag)).toBe(
      'fetch is tried again since the last try failed: HTTP 429. The next try is due at 2026-01-31 10:00:03 UTC.',
    );
  });
});
