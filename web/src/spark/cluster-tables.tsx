import type { Schemas } from '../api/client';
import { ago, bytes, count } from '../format';
import { StateBadge, type Tone } from '../state-badge';
import { DataTable, type Column } from '../ui/data-table';
import { Notice } from '../ui/notice';
import { Panel } from '../ui/panel';

type Spark = Schemas['SparkView'];

const TONES: Readonly<Record<string, Tone>> = { ALIVE: 'running', RUNNING: 'running', WAITING: 'waiting' };
const badge = (state: string) => (
  <StateBadge
    tone={TONES[state] ?? 'failed'}
    words={state.charAt(0) + state.slice(1).toLowerCase().replaceAll('_', ' ')}
  />
);

const workers = (now: string): readonly Column<Schemas['SparkWorker']>[] => [
  { name: 'address', title: 'Worker', cell: ({ address }) => <code>{address}</code> },
  { name: 'state', title: 'State', cell: ({ state }) => badge(state) },
  { name: 'cores', title: 'Cores used', number: true, cell: (worker) => `${worker.coresUsed} of ${worker.cores}` },
  {
    name: 'memory',
    title: 'Memory used',
    number: true,
    cell: (worker) => `${bytes(worker.memoryUsedBytes)} of ${bytes(worker.memoryBytes)}`,
  },
  { name: 'heartbeat', title: 'Heartbeat', number: true, cell: (worker) => ago(worker.lastHeartbeatAt, now) },
];

const applications = (now: string): readonly Column<Schemas['SparkApplication']>[] => [
  { name: 'name', title: 'Application', cell: ({ name }) => name },
  { name: 'id', title: 'Id', cell: ({ id }) => <code>{id}</code> },
  { name: 'state', title: 'State', cell: ({ state }) => badge(state) },
  { name: 'cores', title: 'Cores', number: true, cell: ({ cores }) => count(cores) },
  { name: 'started', title: 'Started', number: true, cell: ({ startedAt }) => ago(startedAt, now) },
];

const executors = (now: string): readonly Column<Schemas['SparkExecutor']>[] => [
  { name: 'id', title: 'Executor', cell: ({ id }) => id },
  { name: 'host', title: 'Host', cell: ({ host }) => <code>{host}</code> },
  { name: 'slots', title: 'Task slots', number: true, cell: ({ slots }) => count(slots) },
  { name: 'active', title: 'Active tasks', number: true, cell: ({ activeTasks }) => count(activeTasks) },
  { name: 'since', title: 'Registered', number: true, cell: ({ since }) => ago(since, now) },
];

const lost = (now: string): readonly Column<Schemas['LostSparkExecutor']>[] => [
  { name: 'id', title: 'Executor', cell: ({ id }) => id },
  { name: 'reason', title: 'Reason', wrap: true, cell: ({ reason }) => <div class="stream-reason">{reason}</div> },
  { name: 'at', title: 'Lost', number: true, cell: ({ at }) => ago(at, now) },
];

/** Executors, workers and applications. */
export const ClusterTables = ({ spark, now }: { spark: Spark; now: string }) => (
  <>
    <Panel title="Executors">
      <DataTable
        label="Executors"
        columns={executors(now)}
        rows={spark.executors}
        keyOf={({ id, since }) => `${id} ${since}`}
        empty="No executor has registered; the stream job waits for one."
      />
    </Panel>
    {spark.lostExecutors.length > 0 && (
      <Panel title="Lost executors">
        <DataTable
          label="Lost executors"
          columns={lost(now)}
          rows={spark.lostExecutors}
          keyOf={({ id, at }) => `${id} ${at}`}
          empty=""
        />
      </Panel>
    )}
    {spark.problem && <Notice tone="warning" title={spark.problem} />}
    {spark.master && (
      <>
        <Panel title="Workers">
          <DataTable
            label="Workers"
            columns={workers(now)}
            rows={spark.master.workers}
            keyOf={({ id }) => id}
            empty="No worker has registered."
          />
        </Panel>
        <Panel title="Applications">
          <DataTable
            label="Applications"
            columns={applications(now)}
            rows={spark.master.applications}
            keyOf={({ id }) => id}
            empty="No application runs."
          />
        </Panel>
      </>
    )}
  </>
);
