import { describe, expect, it } from 'vitest';
import type { Run } from '../api/client';
import { aboutRun, nextRun, stateOf } from './words';

const run = (change: Partial<Run> = {}): Run => ({
  dag: 'users_created',
  id: 'scheduled__2026-01-31T10:00:00Z',
  interval: { start: '2026-01-31T10:00:00Z', end: '2026-01-31T11:00:00Z' },
  trigger: 'SCHEDULED',
  state: 'SUCCESS',
  parameters: {},
  queuedAt: '2026-01-31T11:00:00Z',
  startedAt: '2026-01-31T11:00:00Z',
  endedAt: '2026-01-31T11:00:01.500Z',
  note: null,
  tasks: [],
  ...change,
});

describe('a run in words', () => {
  it('says what it stands for, what became of it and how long it took', () => {
    expect(aboutRun(run())).toBe('2026-01-31T10:00:00Z scheduled: success in 1.5 s');
    expect(aboutRun(run({ state: 'UP_FOR_RETRY', endedAt: null }))).toBe(
      '2026-01-31T10:00:00Z scheduled: up for retry',
    );
  });

  it('says why a task failed, by its last try', () => {
    const attempt = (number: number, error: string | null) => ({
      number,
      state: 'FAILED' as const,
      startedAt: '2026-01-31T11:00:00Z',
      endedAt: null,
      duration: 'PT1S',
      error,
      counters: {},
    });
    const tasks = [
      {
        id: 'fetch',
        state: 'FAILED' as const,
        nextTryAt: null,
        tries: [attempt(1, 'HTTP 429'), attempt(2, 'HTTP 503')],
      },
    ];
    expect(aboutRun(run({ state: 'FAILED', tasks }))).toContain('failed in 1.5 s; fetch: HTTP 503');
    const recovered = [{ ...tasks[0]!, tries: [attempt(1, 'HTTP 429'), attempt(2, null)] }];
    expect(aboutRun(run({ tasks: recovered }))).not.toContain('429');
  });
});

describe('a DAG in words', () => {
  it('is paused, active, or led by another', () => {
    expect(stateOf({ paused: true, leader: true }).words).toBe('Paused');
    expect(stateOf({ paused: false, leader: true }).words).toBe('Active');
    expect(stateOf({ paused: false, leader: false }).words).toBe('Another leads');
  });

  it('says when the next run is due', () => {
    expect(nextRun({ nextRunAt: '2026-01-31T11:00:00Z' }, '2026-01-31T10:59:28Z')).toBe('next run in 32 s');
    expect(nextRun({ nextRunAt: null }, '2026-01-31T10:59:28Z')).toBe('no run is due');
  });
});
