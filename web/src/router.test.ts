import { expect, test } from 'vitest';
import { href, parse, withQuery } from './router';

test('no hash is home', () => {
  expect(parse('')).toMatchObject({ page: 'pipeline', path: [] });
  expect(parse('#/')).toMatchObject({ page: 'pipeline', path: [] });
});

test('a place survives its address, whatever characters are in it', () => {
  const place = parse(href('topics', ['a/b ?#%', 'ü'], { search: 'x&y=z?', partition: 0, gone: null, empty: '' }));
  expect(place.page).toBe('topics');
  expect(place.path).toEqual(['a/b ?#%', 'ü']);
  expect(Object.fromEntries(place.query)).toEqual({ search: 'x&y=z?', partition: '0' });
});

test('an address that is not encoded well is taken as it is', () => {
  expect(parse('#/topics/100%')).toMatchObject({ page: 'topics', path: ['100%'] });
});

test('changing the query keeps the rest of the place', () => {
  expect(withQuery(parse('#/topics/t?a=1&b=2'), { b: null, c: 3 })).toBe('#/topics/t?a=1&c=3');
});
