import { askForLogin, type Status } from './client';

/** How the page stands to the appliance, and the last that it heard. */
export interface Live {
  readonly link: 'connecting' | 'live' | 'lost';
  readonly status: Status | null;
}

/** An event comes every second; after this long without one the connection is dead, whatever the socket says. */
const SILENCE_MILLIS = 5_000;
const FIRST_RETRY_MILLIS = 500;
const LONGEST_RETRY_MILLIS = 5_000;

export const retryDelay = (failures: number): number =>
  Math.min(FIRST_RETRY_MILLIS * 2 ** Math.max(0, failures - 1), LONGEST_RETRY_MILLIS);

type Open = (url: string) => EventSource;

/** Follows the appliance's events until the returned function is called; connects again by itself, for ever. */
export function follow(tell: (live: Live) => void, open: Open = (url) => new EventSource(url)): () => void {
  let live: Live = { link: 'connecting', status: null };
  let failures = 0;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const become = (next: Live): void => {
    live = next;
    tell(live);
  };

  const lose = (): void => {
    source?.close();
    clearTimeout(timer);
    failures += 1;
    askForLogin();
    become({ ...live, link: 'lost' });
    timer = setTimeout(connect, retryDelay(failures));
  };

  const watch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(lose, SILENCE_MILLIS);
  };

  const connect = (): void => {
    source = open('/api/v1/events');
    source.onerror = lose;
    source.onmessage = (event: MessageEvent<string>) => {
      failures = 0;
      watch();
      become({ link: 'live', status: JSON.parse(event.data) as Status });
    };
    watch();
  };

  connect();
  return () => {
    source?.close();
    clearTimeout(timer);
  };
}
