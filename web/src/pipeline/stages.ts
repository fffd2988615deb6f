import type { ComponentState, ComponentStatus, Status } from '../api/client';
import { href } from '../router';
import { ago, count, millis, plural, rate, until, UNKNOWN, word } from '../format';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export type StageKey = 'source' | 'kafka' | 'spark' | 'cassandra' | 'zookeeper';

/** One box of the pipeline's picture. */
export interface Stage {
  readonly key: StageKey;
  readonly title: string;
  /** What it does in this pipeline. */
  readonly role: string;
  readonly state: ComponentState;
  readonly reason: string | null;
  readonly headline: Fact;
  readonly facts: readonly Fact[];
  readonly log: readonly string[];
  readonly address: string | null;
  /** The page that has more about it. */
  readonly href: string;
  readonly bootMillis: number | null;
}

type Numbers = Pick<Stage, 'headline' | 'facts'>;

interface Plan {
  readonly key: StageKey;
  readonly title: string;
  readonly role: string;
  /** Components in it; the first is the one whose address stands in the box. */
  readonly components: readonly string[];
  readonly numbers: (status: Status) => Numbers;
  /** The page that has more about it. */
  readonly href: (status: Status) => string;
  /** What its components do not know of its state. */
  readonly trouble?: (status: Status) => Pick<Stage, 'state' | 'reason'> | null;
}

/** Worst first: a box is only as far as the part of it that is furthest behind. */
const WORST: readonly ComponentState[] = ['FAILED', 'STOPPED', 'STOPPING', 'STARTING', 'WAITING', 'RUNNING'];

export const worst = (states: readonly ComponentState[]): ComponentState =>
  WORST.find((state) => states.includes(state)) ?? 'WAITING';

const sourceNumbers = ({ fetch, source, now }: Status): Numbers => ({
  headline: { label: 'users fetched', value: count(fetch?.fetched) },
  facts: [
    { label: 'From', value: source?.active ?? (source ? word(source.configured) : UNKNOWN) },
    { label: 'Last fetch', value: ago(fetch?.lastAt, now) },
    { label: 'Next fetch', value: until(fetch?.nextAt, now) },
    { label: 'Rejected', value: count(fetch?.rejected) },
  ],
});

const kafkaNumbers = ({ topic, deadLetters, fetch }: Status): Numbers => ({
  headline: { label: 'records held', value: count(topic?.records) },
  facts: [
    { label: 'Topic', value: topic?.name ?? UNKNOWN },
    { label: 'Partitions', value: count(topic?.partitions.length) },
    { label: 'Published', value: count(fetch?.published) },
    { label: 'Dead letters', value: count(deadLetters?.records) },
  ],
});

const sparkNumbers = ({ spark, stream }: Status): Numbers => ({
  headline: { label: 'records/s', value: rate(stream?.recordsPerSecond) },
  facts: [
    { label: 'Latency p50', value: millis(stream?.latencyMillis?.p50) },
    { label: 'Latency p99', value: millis(stream?.latencyMillis?.p99) },
    { label: 'Mode', value: stream ? word(stream.mode) : UNKNOWN },
    { label: 'Executors', value: spark ? `${count(spark.executors)}, ${plural(spark.slots, 'slot')}` : UNKNOWN },
  ],
});

/** The query dies and comes back without its component ending. */
const sparkTrouble = ({ stream }: Status): Pick<Stage, 'state' | 'reason'> | null =>
  stream?.state === 'RESTARTING' ? { state: 'STARTING', reason: stream.lastError } : null;

const cassandraNumbers = ({ stream, table }: Status): Numbers => ({
  headline: { label: 'rows written', value: count(stream?.written) },
  facts: [
    { label: 'Table', value: table?.name.split('.').at(-1) ?? UNKNOWN },
    { label: 'Keyspace', value: table?.name.split('.')[0] ?? UNKNOWN },
    { label: 'First row after', value: millis(table?.firstRowMillis) },
    { label: 'Retries', value: count(stream?.retries) },
  ],
});

const zookeeperNumbers = ({ fetch, components }: Status): Numbers => {
  const running = components.filter((component) => component.state === 'RUNNING').length;
  return {
    headline: { label: 'components registered', value: plural(running, 'component') },
    facts: [
      { label: 'Fetches', value: fetch === null ? UNKNOWN : fetch.leader ? 'this appliance' : 'another appliance' },
    ],
  };
};

const PLANS: readonly Plan[] = [
  {
    key: 'source',
    title: 'Source',
    role: 'Users are fetched over HTTP',
    components: ['fetcher', 'schedule', 'built-in-source'],
    numbers: sourceNumbers,
    href: () => href('schedule'),
  },
  {
    key: 'kafka',
    title: 'Kafka',
    role: 'Keeps each as a record',
    components: ['kafka', 'topics'],
    numbers: kafkaNumbers,
    href: ({ topic }) => href('topics', topic ? [topic.name] : []),
  },
  {
    key: 'spark',
    title: 'Spark',
    role: 'Streams records to rows',
    components: ['spark', 'driver', 'stream'],
    numbers: sparkNumbers,
    href: () => href('spark'),
    trouble: sparkTrouble,
  },
  {
    key: 'cassandra',
    title: 'Cassandra',
    role: 'Holds one row for each',
    components: ['cassandra', 'table'],
    numbers: cassandraNumbers,
    href: () => href('table'),
  },
  {
    key: 'zookeeper',
    title: 'ZooKeeper',
    role: 'Knows what runs here, and which appliance fetches',
    components: ['zookeeper', 'leadership'],
    numbers: zookeeperNumbers,
    href: () => href('cluster'),
  },
];

function stage(plan: Plan, status: Status): Stage {
  const parts = plan.components
    .map((name) => status.components.find((component) => component.name === name))
    .filter((component): component is ComponentStatus => component !== undefined);
  const state = worst(parts.map((part) => part.state));
  const behind = parts.find((part) => part.state === state);
  const starts = parts.map((part) => part.bootMillis);
  return {
    key: plan.key,
    title: plan.title,
    role: plan.role,
    state,
    reason: behind?.reason ?? null,
    log: behind?.log ?? [],
    address: parts[0]?.address ?? null,
    href: plan.href(status),
    bootMillis: starts.includes(null) || starts.length === 0 ? null : Math.max(...(starts as number[])),
    ...plan.numbers(status),
    ...(state === 'RUNNING' ? plan.trouble?.(status) : null),
  };
}

/** The picture's boxes by name. */
export const stages = (status: Status): Record<StageKey, Stage> =>
  Object.fromEntries(PLANS.map((plan) => [plan.key, stage(plan, status)])) as Record<StageKey, Stage>;
