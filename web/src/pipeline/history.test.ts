import { describe, expect, it } from 'vitest';
import { publishRate, remember, writtenPerSecond, type Sample } from './history';
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

describe('publishRate', () => {
  it('is over the last ten seconds', () => {
    expect(publishRate([at(0, 10, 0), at(5, 10, 0), at(10, 60, 0), at(15, 60, 0)])).toBe(5);
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

  it('is all zero without samples', () => {
    expect(writtenPerSecond([], 3)).toEqual([0, 0, 0]);
  });
});
