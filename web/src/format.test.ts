import { describe, expect, it } from 'vitest';
import { ago, cell, count, millis, plural, rate, span, until, word } from './format';

describe('format', () => {
  it('groups counts and says when there is none', () => {
    expect([count(1234567), count(0), count(null), count(undefined)]).toEqual(['1,234,567', '0', '–', '–']);
  });

  it('gives small rates a decimal', () => {
    expect([rate(0), rate(0.04), rate(12.34), rate(99.97), rate(1234.5), rate(null)]).toEqual([
      '0',
      '<0.1',
      '12.3',
      '100.0',
      '1,235',
      '–',
    ]);
  });

  it('chooses the unit of a duration', () => {
    expect([millis(0.4), millis(9.94), millis(9.96), millis(999.6), millis(12_345), millis(61_000)]).toEqual([
      '0.4 ms',
      '9.9 ms',
      '10 ms',
      '1.0 s',
      '12.3 s',
      '1 min 1 s',
    ]);
  });

  it('names the two largest units of a span', () => {
    expect([span(0.4), span(59), span(61), span(3_725), span(90_061), span(-3)]).toEqual([
      '0 s',
      '59 s',
      '1 min 1 s',
      '1 h 2 min',
      '1 d 1 h',
      '0 s',
    ]);
  });

  it('reckons from the clock of the appliance', () => {
    const now = '2026-01-01T00:01:00.000000001Z';
    expect(ago('2026-01-01T00:00:48Z', now)).toBe('12 s ago');
    expect(until('2026-01-01T00:01:30Z', now)).toBe('in 30 s');
    expect(until('2026-01-01T00:00:59Z', now)).toBe('now');
    expect(ago(null, now)).toBe('–');
  });

  it('counts in words', () => {
    expect([plural(1, 'restart'), plural(0, 'restart'), plural(2, 'retry', 'retries')]).toEqual([
      '1 restart',
      '0 restarts',
      '2 retries',
    ]);
    expect(word('REAL_TIME')).toBe('real-time');
  });

  it('shows a cell as text, times to the second', () => {
    expect([cell('2026-01-02T03:04:05.678Z'), cell('2026-01-02'), cell(7), cell(null), cell(false)]).toEqual([
      '2026-01-02 03:04:05',
      '2026-01-02',
      '7',
      '–',
      'false',
    ]);
  });
});
