import { describe, expect, it } from 'vitest';
import { aboutDay, calendar } from './calendar';

describe('the calendar', () => {
  it('has every day up to today, with its runs', () => {
    const days = calendar(
      [
        { date: '2026-02-27', runsByState: { FAILED: 1, SUCCESS: 23 } },
        { date: '2025-01-01', runsByState: { SUCCESS: 1 } },
      ],
      '2026-03-01T00:30:00Z',
      3,
    );
    expect(days.map(({ date }) => date)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(days[0]!.states.map(({ state }) => state)).toEqual(['SUCCESS', 'FAILED']);
    expect(aboutDay(days[0]!)).toBe('2026-02-27: 24 runs, 23 success, 1 failed');
    expect(aboutDay(days[1]!)).toBe('2026-02-28: no runs');
  });
});
