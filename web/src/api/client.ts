import type { components } from './schema';

type Schemas = components['schemas'];
export type Status = Schemas['Status'];
export type ApplianceState = Schemas['ApplianceState'];
export type ComponentStatus = Schemas['ComponentStatus'];
export type ComponentState = Schemas['ComponentState'];
export type Dag = Schemas['DagView'];
export type Run = Schemas['RunView'];
export type RunState = Schemas['RunState'];
export type Row = Schemas['TableStatus']['newestRows'][number];

export type Order = 'stop' | 'start';

/** Asks the appliance. Rejects with the sentence to show. */
export async function ask(path: string, method: 'GET' | 'POST' = 'GET'): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { method });
  } catch {
    throw new Error('The appliance does not answer; try again when the page is live.');
  }
  if (!response.ok) {
    const problem = (await response.json().catch(() => null)) as Schemas['Problem'] | null;
    throw new Error(problem?.detail ?? `The appliance answered with status ${response.status}.`);
  }
  return response;
}

/** Asks the appliance to stop or start one component. Rejects with the sentence to show. */
export async function order(name: string, what: Order): Promise<void> {
  await ask(`/api/v1/components/${encodeURIComponent(name)}/${what}`, 'POST');
}
