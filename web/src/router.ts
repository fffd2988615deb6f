import { useEffect, useState } from 'preact/hooks';

/** Where the user is: `#/topics/users_created?partition=1` is the page `topics` with the path `[users_created]`. */
export interface Place {
  readonly page: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export const HOME = 'pipeline';

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

export function parse(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [page = '', ...rest] = path.split('/').filter(Boolean).map(decode);
  return { page: page || HOME, path: rest, query: new URLSearchParams(query) };
}

/** The address of a place. What is null, undefined, false or empty in the query is left out. */
export function href(page: string, path: readonly string[] = [], query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '' && value !== false);
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return `#/${[page, ...path].map(encodeURIComponent).join('/')}${text && `?${text}`}`;
}

export function navigate(to: string, { replace = false } = {}): void {
  if (!replace) {
    location.hash = to;
    return;
  }
  history.replaceState(null, '', to);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function usePlace(): Place {
  const [place, setPlace] = useState(() => parse(location.hash));
  useEffect(() => {
    const look = () => setPlace(parse(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return place;
}

/** The same place with parts of its query changed; null takes one out. For settings of a view, which live in the address. */
export function withQuery({ page, path, query }: Place, changes: Query): string {
  return href(page, path, { ...Object.fromEntries(query), ...changes });
}

/** Changes settings of the view without a new entry in the browser's history. */
export const adjust = (place: Place, changes: Query): void => navigate(withQuery(place, changes), { replace: true });
