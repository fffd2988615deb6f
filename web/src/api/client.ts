import type { components } from './schema';

type Schemas = components['schemas'];
export type Status = Schemas['Status'];
export type ApplianceState = Schemas['ApplianceState'];
export type ComponentStatus = Schemas['ComponentStatus'];
export type ComponentState = Schemas['ComponentState'];
export type Row = Schemas['TableStatus']['newestRows'][number];

export type Order = 'stop' | 'start';

/** Asks the appliance to stop or start one component. Rejects with the sentence to show. */
export async function order(name: string, what: Order): Promise<void> {
  let response: Response;
  try {
    response = await fetch(`/api/v1/components/${encodeURIComponent(name)}/${what}`, { method: 'POST' });
  } catch {
    throw new Error('The appliance does not answer; try again when the page is live.');
  }
  if (!response.ok) {
    const problem = (await response.json().catch(() => null)) as Schemas['Problem'] | null;
    throw new Error(problem?.detail ?? `The appliance answered with status ${response.status}.`);
  }
}
