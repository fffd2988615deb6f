import { expect, it } from 'vitest';
import { headersOf } from './header-lines';

it('reads a header of each line', () => {
  expect(headersOf('a: 1\n\nb:x:y\nc')).toEqual([
    { key: 'a', format: 'TEXT', text: '1' },
    { key: 'b', format: 'TEXT', text: 'x:y' },
    { key: 'c', format: 'NONE', text: null },
  ]);
});
