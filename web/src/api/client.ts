import type { components } from './schema';

export type Schemas = components['schemas'];
export type Status = Schemas['Status'];
export type ApplianceState = Schemas['ApplianceState'];
export type ComponentStatus = Schemas['ComponentStatus'];
export type ComponentState = Schemas['ComponentState'];
export type Dag = Schemas['DagView'];
export type Run = Schemas['RunView'];
export type RunState = Schemas['RunState'];
export type Row = Schemas['TableStatus']['newestRows'][number];

export type Order = 'stop' | 'start';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What went wrong with a request. The message is the sentence to show; the status is 0 when nobody answered. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** The problem document, for what it says besides its sentence. */
    readonly problem: Readonly<Record<string, unknown>> | null = null,
  ) {
    super(message);
  }
}

const LOGIN_WANTED = 'loginwanted';

/** Calls back whenever a login may be wanted, until the returned function is called. */
export function onLoginWanted(tell: () => void): () => void {
  addEventListener(LOGIN_WANTED, tell);
  return () => removeEventListener(LOGIN_WANTED, tell);
}

/** Says that a login may be wanted: somebody was refused, or a stream ended, of which the browser does not tell why. */
export const askForLogin = (): void => void globalThis.dispatchEvent?.(new Event(LOGIN_WANTED));

interface Asking {
  readonly method?: Method;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Asks the appliance. Rejects with a Failure. */
export async function ask(path: string, { method = 'GET', body, signal }: Asking = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      signal: signal ?? null,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure('The appliance does not answer; try again when the page is live.', 0);
  }
  if (!response.ok) {
    if (response.status === 401) askForLogin();
    const problem = (await response.json().catch(() => null)) as Schemas['Problem'] | null;
    const sentence = problem?.detail ?? `The appliance answered with status ${response.status}.`;
    throw new Failure(sentence, response.status, problem);
  }
  return response;
}

/** Asks for JSON. */
export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await ask(path, { signal })).json() as Promise<T>;

/** Sends an order with an optional JSON body, and gives the JSON of the answer, or null when it has none. */
export async function send<T = unknown>(method: Method, path: string, body?: unknown): Promise<T> {
  const text = await (await ask(path, { method, body })).text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

/** A path under /api/v1 of segments that may hold any character, with a query; what is null or empty is left out. */
export function api(segments: readonly (string | number)[], query: Readonly<Record<string, unknown>> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '');
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return `/api/v1/${segments.map(encodeURIComponent).join('/')}${text && `?${text}`}`;
}

/** The sentence of whatever was thrown. */
export const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Asks the appliance to stop or start one component. Rejects with the sentence to show. */
export const order = async (name: string, what: Order): Promise<void> => {
  await ask(api(['components', name, what]), { method: 'POST' });
};
