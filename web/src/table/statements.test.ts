import { beforeEach, expect, test, vi } from 'vitest';
import { remember, remembered } from './statements';

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

test('the last statement is first, and each is there once', () => {
  remember('a');
  remember('b');
  expect(remember('a')).toEqual(['a', 'b']);
  expect(remembered()).toEqual(['a', 'b']);
});

test('no more than twenty are kept', () => {
  for (let number = 0; number < 30; number++) remember(`statement ${number}`);
  expect(remembered()).toHaveLength(20);
  expect(remembered()[0]).toBe('statement 29');
});

test('what somebody else stored there is no reason to fail', () => {
  localStorage.setItem('cql-statements', '{"no": "list"}');
  expect(remembered()).toEqual([]);
  localStorage.setItem('cql-statements', 'no JSON');
  expect(remembered()).toEqual([]);
});
