import { describe, expect, it } from 'vitest';
import { precede, publishRate, remember, writtenPerSecond, type Sample } from './history';
import { running } from './sample-status';

const at = (second: number, published: number, written: number): Sample => ({ at: second * 1000, published, written });

describe('history', () => {
  it('takes what was published from the end offsets of all partitions', () => {
    expect(remember([], running())).toEqual([{ at: Date.parse('2026-01-01T00:00:01Z'), published: 19, written: 19 }]);
  });

  it('forgets what is older than two minutes', () => {
    const now = Date.parse(running().now) / 1000;
    const history = remember([at(now - 121, 1, 1), at(now - 119, 2, 2)], running());
    expect(history.map((sample) => sample.published)).toEqual([2, 19]);
  });

  it('begins anew when the appliance was restarted', () => {
    const now = Date.parse(running().now) / 1000;
    expect(remember([at(now - 1, 500, 500)], running())).toHaveLength(1);
  });
});

describe('precede', () => {
  const kept = (second: number, written: number) => ({ at: new Date(second * 1000).toISOString(), written });
  const started = (second: number, firstRowMillis: number | null = null) => ({
    startedAt: new Date(second * 1000).toISOString(),
    table: { ...running().table!, firstRowMillis },
  });

  it('puts what was kept before what was seen', () => {
    const seen = [at(150, 9, 30), at(151, 9, 31)];
    expect(precede(seen, [kept(20, 1), kept(140, 10), kept(145, 20), kept(150, 30)], started(5))).toEqual([
      at(140, 0, 10),
      at(145, 0, 20),
      ...seen,
    ]);
  });

  it('knows that nothing was written before the first row', () => {
    expect(precede([at(60, 9, 30)], [kept(52, 0)], started(50, 7_000))).toEqual([
      at(52, 0, 0),
      at(57, 0, 0),
      at(60, 9, 30),
    ]);
  });

  it('leaves out what an earlier run of the appliance wrote', () => {
    expect(precede([at(60, 9, 3)], [kept(55, 1)], started(58))).toEqual([at(60, 9, 3)]);
  });

  it('has nothing to add to nothing', () => {
    expect(precede([], [kept(1, 1)], started(0))).toEqual([]);
  });
});

describe('publishRate', () => {
  it('is over the last ten seconds', () => {
    expect(publishRate([at(0, 10, 0), at(5, 10, 0), at(10, 60, 0), at(15, 60, 0)])).toBe(5);
  });

  it('does not count from where nothing is known of what was published', () => {
    expect(publishRate([at(0, 0, 0), at(5, 60, 0), at(10, 70, 0)])).toBe(2);
  });

  it('is unknown at first', () => {
    expect(publishRate([])).toBeNull();
    expect(publishRate([at(0, 5, 0), at(1, 5, 0)])).toBeNull();
  });
});

describe('writtenPerSecond', () => {
  it('puts each increase into its second', () => {
    expect(writtenPerSecond([at(0, 0, 0), at(1, 0, 5), at(2, 0, 5), at(3, 0, 8)], 4)).toEqual([0, 5, 0, 3]);
  });

  it('shares what was written between samples that are far apart, and loses none of it', () => {
    expect(writtenPerSecond([at(0, 0, 0), at(5, 0, 7), at(6, 0, 8)], 8)).toEqual([0, 0, 1, 2, 1, 2, 1, 1]);
  });

  it('leaves no second out between samples that are some seconds and a half apart', () => {
    const bars = writtenPerSecond([at(0, 0, 0), at(5.4, 0, 54), at(10.8, 0, 108), at(16.2, 0, 162)], 16);
    expect(Math.min(...bars)).toBeGreaterThan(0);
  });

  it('leaves out the seconds before the first', () => {
    expect(writtenPerSecond([at(0, 0, 0), at(5, 0, 10), at(6, 0, 11)], 3)).toEqual([2, 2, 1]);
  });

  it('is all zero without samples', () => {
    expect(writtenPerSecond([], 3)).toEqual([0, 0, 0]);
  });
});
