import { describe, expect, it } from 'vitest';
import { downFor, rhythm, slots, streamWords } from './stream-words';

const at = '2026-01-31T12:00:00Z';

describe('the state of the stream job', () => {
  it('says what to do when it is stopped, and why it restarts', () => {
    expect(streamWords({ state: 'STOPPED', lastError: null }).advice).toContain('start it');
    expect(streamWords({ state: 'RESTARTING', lastError: 'no broker' }).advice).toContain('no broker');
    expect(streamWords({ state: 'RUNNING', lastError: null }).advice).toBeNull();
  });
});

describe('the rhythm', () => {
  const times = { checkpointIntervalMillis: 10_000, triggerIntervalMillis: 0 };

  it('is that of the mode in which the query runs', () => {
    expect(rhythm({ mode: 'REAL_TIME', ...times })).toEqual({ name: 'Checkpoint', value: 'every 10 s' });
    expect(rhythm({ mode: 'MICRO_BATCH', ...times }).value).toBe('one after the other');
    expect(rhythm({ mode: 'MICRO_BATCH', ...times, triggerIntervalMillis: 500 }).value).toBe('every 500 ms');
  });
});

describe('task slots', () => {
  it('stand against the partitions that need them', () => {
    expect(slots({ slots: 4, slotsRegistered: 4, partitions: 2 })).toBe('4 for 2 partitions');
    expect(slots({ slots: 4, slotsRegistered: 0, partitions: 1 })).toBe('0 of 4 for 1 partition');
    expect(slots({ slots: 4, slotsRegistered: 4, partitions: null })).toBe('4 for partitions not known yet');
  });
});

describe('the time for which the query was down', () => {
  it('goes on until it runs again', () => {
    const now = '2026-01-31T12:00:30Z';
    expect(downFor({ at, endedAt: null, outcome: 'DOWN' }, now)).toBe('30.0 s so far');
    expect(downFor({ at, endedAt: '2026-01-31T12:00:04Z', outcome: 'RECOVERED' }, now)).toBe('4.0 s');
    expect(downFor({ at, endedAt: '2026-01-31T12:00:04Z', outcome: 'STOPPED' }, now)).toBe('4.0 s, then stopped');
    expect(downFor({ at: now, endedAt: null, outcome: 'DOWN' }, at)).toBe('0.0 ms so far');
  });
});
