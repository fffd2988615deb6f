import { describe, expect, it } from 'vitest';
import { notices } from './notices';
import { component, running } from './sample-status';

const quiet = running();

describe('notices', () => {
  it('has none when nothing is wrong', () => {
    expect(notices(quiet)).toEqual([]);
  });

  it('puts a failed component first, with its reason', () => {
    const status = running({
      deadLetters: { topic: 'users_created.dlq', records: 1 },
      components: [component('cassandra', { title: 'Cassandra', state: 'FAILED', reason: 'The disk is full.' })],
    });
    expect(notices(status).map((notice) => [notice.level, notice.title])).toEqual([
      ['error', 'Cassandra failed'],
      ['warning', '1 dead letter'],
    ]);
    expect(notices(status)[0]!.text).toBe('The disk is full.');
  });

  it('says why which source is active', () => {
    const status = running({
      source: { configured: 'AUTO', active: 'built-in', why: 'randomuser.me cannot be reached.' },
    });
    expect(notices(status)).toEqual([
      { level: 'info', title: 'Source: built-in', text: 'randomuser.me cannot be reached.' },
    ]);
  });

  it('tells errors of the fetch and of the stream', () => {
    const status = running({
      fetch: {
        ...quiet.fetch!,
        lastError: 'HTTP 503',
        rejected: 2,
        lastRejections: ['user 3: no uuid'],
        leader: false,
      },
      stream: { ...quiet.stream!, state: 'RESTARTING', lastError: 'Executor lost' },
    });
    expect(notices(status).map((notice) => notice.text)).toEqual([
      'Executor lost',
      'HTTP 503',
      'user 3: no uuid',
      'It holds the leadership in ZooKeeper; this one takes over when it ends.',
    ]);
  });
});
