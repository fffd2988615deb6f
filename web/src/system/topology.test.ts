import { expect, test } from 'vitest';
import { topology } from './topology';

const values = Object.entries({
  'kafka.mode': 'external',
  'kafka.port': '9092',
  'kafka.bootstrap-servers': 'one:9093,two:9093',
  'cassandra.mode': 'embedded',
  'cassandra.port': '9042',
  'cassandra.contact-points': '[one:9042, two:9042]',
  'spark.mode': 'embedded',
  'spark.master-port': '7077',
  'spark.master': '',
}).map(([key, value]) => ({ key, value }));

const placed = (system: string) => topology(values).find((place) => place.system === system);

test('each system has its place in both topologies, and the one that counts', () => {
  expect(placed('Kafka')).toEqual({
    system: 'Kafka',
    embedded: '127.0.0.1:9092',
    external: 'one:9093,two:9093',
    isExternal: true,
  });
  expect(placed('Spark')).toEqual({
    system: 'Spark',
    embedded: 'spark://127.0.0.1:7077',
    external: '',
    isExternal: false,
  });
});

test('a list is written without brackets', () => {
  expect(placed('Cassandra')?.external).toBe('one:9042, two:9042');
});

test('all five systems are there', () => {
  expect(topology(values).map(({ system }) => system)).toEqual([
    'ZooKeeper',
    'Kafka',
    'Schema Registry',
    'Spark',
    'Cassandra',
  ]);
});
