import { expect, test } from 'vitest';
import { byteRate, bytes, retention, settingsOf } from './words';

test('bytes have the unit in which they read best', () => {
  expect([0, 999, 1_500, 123_456, 999_999, 5e13].map(bytes)).toEqual([
    '0 B',
    '999 B',
    '1.5 kB',
    '123 kB',
    '1.0 MB',
    '50.0 TB',
  ]);
  expect(byteRate(null)).toBe('–');
  expect(byteRate(2_000)).toBe('2.0 kB/s');
});

test('retention reads as people say it', () => {
  expect([null, 604_800_000, 900_000, 5_400_000, 20].map(retention)).toEqual([
    'for ever',
    '7 d',
    '15 min',
    '1.5 h',
    '20 ms',
  ]);
});

test('settings are lines of names and values', () => {
  expect(settingsOf('retention.ms = 5\n\ncleanup.policy=compact,delete')).toEqual({
    'retention.ms': '5',
    'cleanup.policy': 'compact,delete',
  });
  expect(settingsOf('nonsense')).toBe("'nonsense' is no setting; write name=value.");
});
