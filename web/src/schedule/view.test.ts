import { describe, expect, it } from 'vitest';
import { parse } from '../router';
import { dayAfter, isFiltered, keep, kept, runsPath, viewOf } from './view';

describe('the view in the address', () => {
  it('is the newest runs when it says nothing', () => {
    const view = viewOf(parse('#/schedule/users_created'));
    expect(view.dag).toBe('users_created');
    expect(isFiltered(view)).toBe(false);
    expect(runsPath('users_created', view)).toBe('/api/v1/dags/users_created/runs?limit=30');
  });

  it('asks for whole days, in the words of the API', () => {
    const view = viewOf(
      parse('#/schedule/a?state=FAILED&trigger=MANUAL&from=2026-02-28&to=2026-02-28&offset=60&limit=60'),
    );
    expect(runsPath('a', view)).toBe(
      '/api/v1/dags/a/runs?state=FAILED&trigger=MANUAL&from=2026-02-28&to=2026-03-01&offset=60&limit=60',
    );
  });

  it('leaves out what is no day, no page and no size', () => {
    const view = viewOf(parse('#/schedule/a?from=x&to=2026&offset=-1&limit=7&try=x'));
    expect(runsPath('a', view)).toBe('/api/v1/dags/a/runs?limit=30');
    expect(view.attempt).toBeNull();
  });

  it('knows the day after', () => {
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  });
});

describe('what is remembered', () => {
  const storage = (text: string | null = null) => {
    let value = text;
    return { getItem: () => value, setItem: (_: string, next: string) => (value = next) };
  };

  it('is the filters, and not what was chosen', () => {
    const store = storage();
    keep(parse('#/schedule/a?state=FAILED&limit=60&run=x&offset=30'), store);
    expect(kept(store)).toEqual({ state: 'FAILED', limit: '60' });
  });

  it('is nothing where the storage holds something else', () => {
    expect(kept(storage())).toEqual({});
    expect(kept(storage('{'))).toEqual({});
    expect(kept(storage('null'))).toEqual({});
  });
});
