import type { Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { ago, bytes, count } from '../format';
import { href } from '../router';
import { StateBadge } from '../state-badge';
import { DataTable, type Column } from '../ui/data-table';
import { Figures } from '../ui/figure';
import { Loaded } from '../ui/loaded';
import { Panel } from '../ui/panel';
import { Use } from '../ui/use';

type Cluster = Schemas['ClusterView'];
type Replica = Schemas['QuorumReplica'] & { readonly role: string };

const EVERY_MILLIS = 5_000;

const brokers: readonly Column<Schemas['BrokerView']>[] = [
  { name: 'id', title: 'Broker', cell: ({ id }) => id },
  { name: 'address', title: 'Address', cell: ({ host, port }) => <code>{`${host}:${port}`}</code> },
  { name: 'roles', title: 'Roles', cell: ({ controller }) => (controller ? 'broker, controller' : 'broker') },
  { name: 'rack', title: 'Rack', cell: ({ rack }) => rack ?? 'none' },
  {
    name: 'state',
    title: 'State',
    cell: ({ fenced }) =>
      fenced ? <StateBadge tone="stopped" words="Fenced" /> : <StateBadge tone="running" words="Serving" />,
  },
  {
    name: 'config',
    title: 'Configuration',
    cell: ({ id }) => <a href={href('cluster', ['config', String(id)], { changed: true })}>What differs</a>,
  },
];

const replicas = (now: string): readonly Column<Replica>[] => [
  { name: 'id', title: 'Node', cell: ({ id }) => id },
  { name: 'role', title: 'Role', cell: ({ role }) => role },
  { name: 'end', title: 'Has metadata up to', number: true, cell: ({ logEndOffset }) => count(logEndOffset) },
  { name: 'lag', title: 'Lag', number: true, cell: ({ lag }) => count(lag) },
  { name: 'seen', title: 'Caught up', number: true, cell: ({ lastCaughtUpAt }) => ago(lastCaughtUpAt, now) },
];

const directories: readonly Column<Schemas['LogDirectory']>[] = [
  { name: 'broker', title: 'Broker', cell: ({ broker }) => broker },
  { name: 'path', title: 'Directory', wrap: true, cell: ({ path, problem }) => <code>{problem ?? path}</code> },
  { name: 'partitions', title: 'Partitions', number: true, cell: ({ partitions }) => count(partitions) },
  { name: 'bytes', title: 'Size', number: true, cell: (directory) => bytes(directory.bytes) },
  { name: 'free', title: 'Free', number: true, cell: ({ usableBytes }) => bytes(usableBytes) },
  {
    name: 'use',
    title: 'Volume',
    cell: ({ totalBytes, usableBytes }) =>
      totalBytes != null && usableBytes != null ? (
        <Use used={totalBytes - usableBytes} total={totalBytes} label="Use of the volume" />
      ) : (
        'unknown'
      ),
  },
];

const features: readonly Column<Schemas['FeatureLevel']>[] = [
  { name: 'name', title: 'Feature', cell: ({ name }) => <code>{name}</code> },
  { name: 'level', title: 'Level', number: true, cell: ({ level }) => (level === 0 ? 'off' : level) },
  {
    name: 'supported',
    title: 'Supported',
    number: true,
    cell: ({ supportedMin, supportedMax }) => `${supportedMin} to ${supportedMax}`,
  },
];

const quorum = ({ leaderId, voters, observers }: Cluster['quorum']): readonly Replica[] => [
  ...voters.map((voter) => ({ ...voter, role: voter.id === leaderId ? 'leader' : 'voter' })),
  ...observers.map((observer) => ({ ...observer, role: 'observer' })),
];

const Seen = ({ cluster, now }: { cluster: Cluster; now: string }) => (
  <>
    <section class="card panel" aria-label="In short">
      <Figures
        figures={[
          { name: 'Brokers', value: count(cluster.brokers.length), note: cluster.bootstrapServers },
          { name: 'Leading controller', value: cluster.quorum.leaderId, note: `epoch ${cluster.quorum.leaderEpoch}` },
          { name: 'Agreed metadata', value: count(cluster.quorum.highWatermark), note: 'high watermark' },
          { name: 'Cluster id', value: <code class="cluster-id">{cluster.clusterId}</code> },
        ]}
      />
    </section>
    <Panel title="Brokers">
      <DataTable label="Brokers" columns={brokers} rows={cluster.brokers} keyOf={({ id }) => id} empty="No broker." />
    </Panel>
    <Panel title="Controller quorum">
      <DataTable
        label="Controller quorum"
        columns={replicas(now)}
        rows={quorum(cluster.quorum)}
        keyOf={({ id, role }) => `${role} ${id}`}
        empty="No controller."
      />
    </Panel>
    <Panel title="Log directories">
      <DataTable
        label="Log directories"
        columns={directories}
        rows={cluster.logDirectories}
        keyOf={({ broker, path }) => `${broker} ${path}`}
        empty="No broker tells of a log directory."
      />
    </Panel>
    <Panel title="Features">
      <DataTable
        label="Features"
        columns={features}
        rows={cluster.features}
        keyOf={({ name }) => name}
        empty="No feature."
      />
    </Panel>
  </>
);

export function Kafka({ now }: { now: string }) {
  const cluster = useResource<Cluster>('/api/v1/cluster', EVERY_MILLIS);
  return (
    <Loaded resource={cluster} what="the cluster">
      {(value) => <Seen cluster={value} now={now} />}
    </Loaded>
  );
}
