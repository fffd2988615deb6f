import { expect, test } from 'vitest';
import { MOST_LINES, join } from './log-lines';

test('new entries come last', () => {
  expect(join([1, 2], [3])).toEqual([1, 2, 3]);
  expect(join([], [])).toEqual([]);
});

test('old entries are let go', () => {
  const full = Array.from({ length: MOST_LINES }, (_, index) => index);
  const joined = join(full, [MOST_LINES, MOST_LINES + 1]);
  expect(joined).toHaveLength(MOST_LINES);
  expect(joined[0]).toBe(2);
  expect(joined.at(-1)).toBe(MOST_LINES + 1);
});
