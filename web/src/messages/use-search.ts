import { useEffect, useRef, useState } from 'preact/hooks';
import { readEvents } from './stream';
import type { Message, Progress } from './types';

export interface Search {
  readonly messages: readonly Message[];
  readonly progress: Progress | null;
  readonly failure: string | null;
  readonly running: boolean;
  readonly cancel: () => void;
}

const NOTHING = { messages: [] as readonly Message[], progress: null, failure: null, running: true };

/** Searches while there is a path; each new path, or round, is a new search. */
export function useSearch(path: string | null, round: number): Search {
  const [state, setState] = useState<Omit<Search, 'cancel'>>({ ...NOTHING, running: false });
  const stop = useRef<() => void>(() => {});

  useEffect(() => {
    if (path === null) return undefined;
    setState(NOTHING);
    const end = readEvents(path, {
      event: (name, data) => {
        const value: unknown = JSON.parse(data);
        if (name === 'match') setState((now) => ({ ...now, messages: [...now.messages, value as Message] }));
        if (name === 'progress' || name === 'end') setState((now) => ({ ...now, progress: value as Progress }));
        if (name === 'failure') setState((now) => ({ ...now, failure: (value as { detail: string }).detail }));
      },
      over: (failure) => setState((now) => ({ ...now, running: false, failure: failure ?? now.failure })),
    });
    stop.current = () => {
      end();
      setState((now) => ({ ...now, running: false }));
    };
    return end;
  }, [path, round]);

  return { ...state, cancel: () => stop.current() };
}
