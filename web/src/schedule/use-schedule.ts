import { useCallback, useEffect, useState } from 'preact/hooks';
import { get, send, type Dag, type Run } from '../api/client';

/** A DAG and its newest runs, the newest first. */
export interface Scheduled {
  readonly dag: Dag;
  readonly runs: readonly Run[];
}

const EVERY_MILLIS = 2_000;
const RUNS = 24;

const path = (dag: string): string => `/api/v1/dags/${encodeURIComponent(dag)}`;

async function load(): Promise<readonly Scheduled[]> {
  const { dags } = await get<{ dags: Dag[] }>('/api/v1/dags');
  return Promise.all(
    dags.map(async (dag) => {
      const page = await get<{ runs: Run[] }>(`${path(dag.id)}/runs?limit=${RUNS}`);
      return { dag, runs: page.runs };
    }),
  );
}

export type DagOrder = 'runs' | 'pause' | 'resume';

/** All DAGs, asked for again and again while somebody looks; null before the first answer. The last one stays while none comes. */
export function useSchedule() {
  const [schedule, setSchedule] = useState<readonly Scheduled[] | null>(null);

  const refresh = useCallback(() => load().then(setSchedule, () => undefined), []);

  useEffect(() => {
    const look = () => {
      if (!document.hidden) void refresh();
    };
    look();
    const timer = setInterval(look, EVERY_MILLIS);
    return () => clearInterval(timer);
  }, []);

  const order = async (dag: string, what: DagOrder): Promise<void> => {
    await send('POST', `${path(dag)}/${what}`);
    await refresh();
  };

  return { schedule, order };
}
