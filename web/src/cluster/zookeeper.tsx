import type { Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { ago, cell, count, millis } from '../format';
import { href } from '../router';
import { StateBadge } from '../state-badge';
import { DataTable, type Column } from '../ui/data-table';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { Panel } from '../ui/panel';

type View = Schemas['ZooKeeperView'];

const EVERY_MILLIS = 5_000;

const servers: readonly Column<Schemas['ZooKeeperServer']>[] = [
  { name: 'address', title: 'Address', cell: ({ address }) => <code>{address}</code> },
  {
    name: 'state',
    title: 'State',
    wrap: true,
    cell: ({ answers, problem, mode }) =>
      answers ? <StateBadge tone="running" words={mode ?? 'serving'} /> : (problem ?? 'unknown'),
  },
  { name: 'version', title: 'Version', cell: ({ version }) => version ?? '' },
  { name: 'connections', title: 'Connections', number: true, cell: ({ connections }) => count(connections) },
  { name: 'nodes', title: 'Nodes', number: true, cell: ({ nodes }) => count(nodes) },
  {
    name: 'latency',
    title: 'Latency mean / max',
    number: true,
    cell: (server) => `${millis(server.latencyAverageMillis)} / ${millis(server.latencyMaxMillis)}`,
  },
  { name: 'received', title: 'Received', number: true, cell: ({ received }) => count(received) },
  { name: 'outstanding', title: 'Waiting', number: true, cell: ({ outstanding }) => count(outstanding) },
  { name: 'zxid', title: 'Last transaction', number: true, cell: ({ zxid }) => <code>{zxid}</code> },
];

const appliance = (id: string | null) => <code title={id ?? undefined}>{id?.slice(0, 8) ?? 'nobody'}</code>;

const endpoints = (now: string): readonly Column<Schemas['RegisteredEndpoint']>[] => [
  { name: 'name', title: 'Component', cell: ({ name }) => name },
  { name: 'address', title: 'Address', cell: ({ address }) => <code>{address}</code> },
  { name: 'appliance', title: 'Appliance', cell: ({ appliance: id }) => appliance(id) },
  { name: 'since', title: 'Registered', number: true, cell: ({ since }) => ago(since, now) },
  { name: 'session', title: 'Session', cell: ({ session }) => <code>0x{session}</code> },
];

const elections: readonly Column<Schemas['Election']>[] = [
  { name: 'name', title: 'What is led', cell: ({ name }) => name },
  { name: 'leader', title: 'Leader', cell: ({ leader }) => appliance(leader) },
  { name: 'participants', title: 'Take part', number: true, cell: ({ participants }) => count(participants.length) },
];

const claims = (now: string): readonly Column<Schemas['ClaimedInterval']>[] => [
  { name: 'dag', title: 'DAG', cell: ({ dag }) => <a href={href('schedule', [dag])}>{dag}</a> },
  { name: 'until', title: 'Interval ends', cell: ({ until }) => cell(until) },
  { name: 'by', title: 'Taken by', cell: ({ appliance: id }) => appliance(id) },
  { name: 'taken', title: 'Taken', number: true, cell: ({ takenAt }) => ago(takenAt, now) },
  { name: 'count', title: 'Times', number: true, cell: (claim) => count(claim.claims) },
];

const Seen = ({ view, now }: { view: View; now: string }) => (
  <>
    <Panel title="Servers" actions={<a href={href('cluster', ['nodes'])}>Browse the nodes</a>}>
      <DataTable label="Servers" columns={servers} rows={view.servers} keyOf={({ address }) => address} empty="None." />
    </Panel>
    {view.problem !== null && <Notice tone="error" title={view.problem} />}
    <Panel title="Registered components">
      <DataTable
        label="Registered components"
        columns={endpoints(now)}
        rows={view.endpoints}
        keyOf={({ name, appliance: id }) => `${name} ${id}`}
        empty="Nothing is registered; components are as soon as they run."
      />
    </Panel>
    <div class="pair">
      <Panel title="Who leads">
        <DataTable
          label="Who leads"
          columns={elections}
          rows={view.elections}
          keyOf={({ name }) => name}
          empty="Nobody takes part in an election."
        />
      </Panel>
      <Panel title="Claimed intervals">
        <DataTable
          label="Claimed intervals"
          columns={claims(now)}
          rows={view.claims}
          keyOf={({ dag }) => dag}
          empty="No interval has been taken yet."
        />
      </Panel>
    </div>
  </>
);

export function ZooKeeper({ now }: { now: string }) {
  const view = useResource<View>('/api/v1/zookeeper', EVERY_MILLIS);
  return (
    <Loaded resource={view} what="what ZooKeeper holds">
      {(value) => <Seen view={value} now={now} />}
    </Loaded>
  );
}
