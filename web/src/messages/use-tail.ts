import { useEffect, useState } from 'preact/hooks';
import { readEvents } from './stream';
import type { Message } from './types';

/** Messages that are kept while following; older ones go. */
const KEPT = 500;
const RETRY_MILLIS = 2_000;

export interface Tail {
  /** The newest first. */
  readonly messages: readonly Message[];
  readonly skipped: number;
  readonly failure: string | null;
}

/** Follows a topic while there is a path; connects again by itself. */
export function useTail(path: string | null): Tail {
  const [tail, setTail] = useState<Tail>({ messages: [], skipped: 0, failure: null });

  useEffect(() => {
    if (path === null) return undefined;
    setTail({ messages: [], skipped: 0, failure: null });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let end = () => {};
    const follow = () => {
      end = readEvents(path, {
        event: (name, data) => {
          const value = JSON.parse(data) as never;
          if (name === 'message') {
            setTail((now) => ({ ...now, failure: null, messages: [value as Message, ...now.messages].slice(0, KEPT) }));
          } else if (name === 'progress') {
            setTail((now) => ({ ...now, failure: null, skipped: (value as { skipped: number }).skipped }));
          } else if (name === 'failure') {
            setTail((now) => ({ ...now, failure: (value as { detail: string }).detail }));
          }
        },
        over: (failure) => {
          setTail((now) => ({ ...now, failure: failure ?? now.failure ?? 'The stream ended.' }));
          timer = setTimeout(follow, RETRY_MILLIS);
        },
      });
    };
    follow();
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [path]);

  return tail;
}
