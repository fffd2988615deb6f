import type { ComponentStatus, Status } from '../api/client';

/** A component for tests. */
export const component = (name: string, change: Partial<ComponentStatus> = {}): ComponentStatus => ({
  name,
  title: name,
  state: 'RUNNING',
  reason: null,
  address: null,
  link: null,
  needs: [],
  bootMillis: 100,
  upAfterMillis: 150,
  log: [],
  canStop: false,
  ...change,
});

/** A status for tests: just started, nothing there. */
export const booting = (change: Partial<Status> = {}): Status => ({
  version: '1',
  startedAt: '2026-01-01T00:00:00Z',
  now: '2026-01-01T00:00:01Z',
  dataDir: '/data',
  state: 'STARTING',
  components: [],
  source: null,
  fetch: null,
  topic: null,
  deadLetters: null,
  spark: null,
  stream: null,
  table: null,
  ...change,
});

/** A status for tests: everything runs, and nothing is wrong. */
export const running = (change: Partial<Status> = {}): Status =>
  booting({
    state: 'RUNNING',
    components: ['zookeeper', 'kafka', 'cassandra', 'spark', 'fetcher', 'stream'].map((name) => component(name)),
    source: { configured: 'AUTO', active: 'randomuser', why: null },
    fetch: {
      leader: true,
      runs: 2,
      fetched: 20,
      published: 19,
      rejected: 0,
      lastRejections: [],
      lastAt: '2026-01-01T00:00:00Z',
      lastError: null,
      nextAt: '2026-01-01T00:01:00Z',
    },
    topic: {
      name: 'users_created',
      partitions: [
        { partition: 0, beginOffset: 0, endOffset: 12 },
        { partition: 1, beginOffset: 0, endOffset: 7 },
      ],
      records: 19,
    },
    deadLetters: { topic: 'users_created.dlq', records: 0 },
    spark: { executors: 1, slots: 4, firstExecutorMillis: 9_000 },
    stream: {
      mode: 'REAL_TIME',
      state: 'RUNNING',
      restarts: 0,
      lastError: null,
      written: 19,
      rejected: 0,
      retries: 0,
      lag: 0,
      recordsPerSecond: 1.5,
      latencyMillis: { p50: 3.2, p99: 41, max: 80, count: 19 },
      partitions: [],
    },
    table: { name: 'spark_streams.created_users', firstRowMillis: 14_000, newestRows: [{ id: 'a' }] },
    ...change,
  });
