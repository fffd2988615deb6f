import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { get, sentence } from './client';

/** What is at a path of the API: the last value that was had, and why there is no newer one. */
export interface Resource<T> {
  readonly value: T | null;
  /** The sentence to show while asking fails; null again as soon as it succeeds. */
  readonly failure: string | null;
  /** Asks at once, as after a change. */
  readonly reload: () => void;
}

interface Answer<T> {
  readonly path: string | null;
  readonly value: T | null;
  readonly failure: string | null;
}

const RETRY_MILLIS = 2_000;

/**
 * Asks for a path, and again every so many milliseconds, or only until it succeeds when that is not given. A hidden page
 * asks nothing. While the path is null there is nothing to ask for. A new path forgets the old value.
 */
export function useResource<T>(path: string | null, every?: number): Resource<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ path, value: null, failure: null });
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((times) => times + 1), []);
  const latest = useRef(answer);
  latest.current = answer;

  useEffect(() => {
    if (path === null) return undefined;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const tell = (value: T | null, failure: string | null) => setAnswer({ path, value, failure });
    const last = () => (latest.current.path === path ? latest.current.value : null);
    const again = (millis: number | undefined) => {
      if (millis !== undefined) timer = setTimeout(look, millis);
    };
    const look = async () => {
      if (document.hidden) return again(RETRY_MILLIS);
      try {
        tell(await get<T>(path, abort.signal), null);
        again(every);
      } catch (error) {
        if (abort.signal.aborted) return;
        tell(last(), sentence(error));
        again(every ?? RETRY_MILLIS);
      }
    };

    void look();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [path, every, asked]);

  const current = answer.path === path;
  return { value: current ? answer.value : null, failure: current ? answer.failure : null, reload };
}
