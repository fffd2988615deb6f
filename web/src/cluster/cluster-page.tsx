import type { PageProps } from '../pages';
import { href } from '../router';
import { PageHead } from '../ui/page-head';
import { Tabs } from '../ui/tabs';
import { BrokerConfig } from './broker-config';
import { Kafka } from './kafka';
import { NodeBrowser } from './node-browser';
import { ZooKeeper } from './zookeeper';
import './cluster.css';

const TABS = [
  { name: 'kafka', title: 'Kafka', href: href('cluster') },
  { name: 'config', title: 'Broker configuration', href: href('cluster', ['config'], { changed: true }) },
  { name: 'zookeeper', title: 'ZooKeeper', href: href('cluster', ['zookeeper']) },
  { name: 'nodes', title: 'Nodes', href: href('cluster', ['nodes']) },
] as const;

/** The systems that hold the others together. */
export default function ClusterPage({ place, live }: PageProps) {
  const open = place.path[0] ?? 'kafka';
  const now = live.status?.now ?? new Date().toISOString();
  return (
    <>
      <PageHead title="Cluster" about="Brokers and controllers of Kafka, and what appliances keep in ZooKeeper." />
      <Tabs label="Views of the cluster" tabs={TABS} open={open} />
      {open === 'config' ? (
        <BrokerConfig place={place} />
      ) : open === 'zookeeper' ? (
        <ZooKeeper now={now} />
      ) : open === 'nodes' ? (
        <NodeBrowser place={place} />
      ) : (
        <Kafka now={now} />
      )}
    </>
  );
}
