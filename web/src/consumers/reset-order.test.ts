import { expect, test } from 'vitest';
import { orderOf } from './reset-order';

const form = { topic: '', partition: '', value: '' };

test('a target that needs a value waits for it', () => {
  expect(orderOf({ ...form, to: 'OFFSET' })).toBeNull();
  expect(orderOf({ ...form, to: 'EARLIEST' })).toMatchObject({ to: 'EARLIEST', topic: null, partition: null });
});

test('the value goes where the target wants it', () => {
  expect(orderOf({ ...form, to: 'SHIFT', value: '-5', topic: 'a', partition: '0' })).toEqual({
    to: 'SHIFT',
    topic: 'a',
    partition: 0,
    time: null,
    offset: null,
    by: -5,
  });
  expect(orderOf({ ...form, to: 'TIME', value: '2026-01-31T10:00' })?.time).toMatch(/^2026-01-3\dT.*Z$/);
});
