import { ask, sentence } from '../api/client';

/** Hears the events of a stream. */
export interface Hearing {
  readonly event: (name: string, data: string) => void;
  /** The stream is over; the sentence says why when it should not be. */
  readonly over: (failure: string | null) => void;
}

/**
 * Reads server-sent events by fetch, which unlike an EventSource tells the reason when there are none, and asks once only.
 *
 * @returns ends it
 */
export function readEvents(path: string, hearing: Hearing): () => void {
  const abort = new AbortController();
  const read = async () => {
    const { body } = await ask(path, { signal: abort.signal });
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) tell(block, hearing);
    }
  };
  read()
    .then(() => hearing.over(null))
    .catch((error: unknown) => {
      if (abort.signal.aborted) return;
      hearing.over(error instanceof TypeError ? 'The stream broke off; start it again.' : sentence(error));
    });
  return () => abort.abort();
}

function tell(block: string, hearing: Hearing): void {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  const data = field('data');
  if (data !== undefined) hearing.event(field('event') ?? 'message', data);
}
