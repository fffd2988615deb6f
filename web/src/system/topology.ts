/** One system of the pipeline, and where it is in either topology. */
export type Placed = {
  readonly system: string;
  readonly embedded: string;
  /** Empty where nothing is configured. */
  readonly external: string;
  readonly isExternal: boolean;
};

type Place = { section: string; system: string; scheme: string; port: string; elsewhere: string };

const PLACES: readonly Place[] = [
  { section: 'zookeeper', system: 'ZooKeeper', scheme: '', port: 'port', elsewhere: 'connect' },
  { section: 'kafka', system: 'Kafka', scheme: '', port: 'port', elsewhere: 'bootstrap-servers' },
  { section: 'schema-registry', system: 'Schema Registry', scheme: 'http://', port: 'port', elsewhere: 'url' },
  { section: 'spark', system: 'Spark', scheme: 'spark://', port: 'master-port', elsewhere: 'master' },
  { section: 'cassandra', system: 'Cassandra', scheme: '', port: 'port', elsewhere: 'contact-points' },
];

/** Both topologies side by side, from the keys and values of the effective configuration. */
export function topology(values: readonly { key: string; value: string }[]): readonly Placed[] {
  const value = new Map(values.map((entry) => [entry.key, entry.value]));
  return PLACES.map(({ section, system, scheme, port, elsewhere }) => ({
    system,
    embedded: `${scheme}127.0.0.1:${value.get(`${section}.${port}`) ?? ''}`,
    external: (value.get(`${section}.${elsewhere}`) ?? '').replace(/^\[|\]$/g, ''),
    isExternal: value.get(`${section}.mode`) === 'external',
  }));
}
