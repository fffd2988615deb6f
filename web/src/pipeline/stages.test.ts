import { describe, expect, it } from 'vitest';
import { booting, component, running } from './sample-status';
import { stages, worst } from './stages';

describe('stages', () => {
  it('waits with unknown numbers before anything is there', () => {
    const { kafka } = stages(booting());
    expect(kafka.state).toBe('WAITING');
    expect(kafka.headline.value).toBe('–');
    expect(kafka.bootMillis).toBeNull();
  });

  it('is only as far as the part that is furthest behind, and shows its log', () => {
    const parts = [
      component('spark', { log: ['up'], address: '127.0.0.1:7077' }),
      component('stream', { state: 'STARTING', log: ['planning'], bootMillis: null, reason: 'soon' }),
    ];
    const { spark } = stages(booting({ components: parts }));
    expect(spark).toMatchObject({
      state: 'STARTING',
      log: ['planning'],
      reason: 'soon',
      address: '127.0.0.1:7077',
      bootMillis: null,
    });
  });

  it('does not call a stream running that is being restarted', () => {
    const stream = { ...running().stream!, state: 'RESTARTING' as const, lastError: 'Executor lost' };
    expect(stages(running({ stream })).spark).toMatchObject({ state: 'STARTING', reason: 'Executor lost' });
  });

  it('shows the numbers of a running pipeline', () => {
    const shown = stages(running());
    expect(shown.source.headline.value).toBe('20');
    expect(shown.kafka.headline.value).toBe('19');
    expect(shown.spark.headline.value).toBe('1.5');
    expect(shown.cassandra.headline.value).toBe('19');
    expect(shown.spark.facts.map((fact) => fact.value)).toEqual(['3.2 ms', '41 ms', 'real-time', '1, 4 slots']);
    expect(shown.source.facts.map((fact) => fact.value)).toEqual(['randomuser', '1 s ago', 'in 59 s', '0']);
    expect(shown.zookeeper.facts[0]!.value).toBe('this appliance');
    expect(shown.kafka.href).toBe('#/topics/users_created');
    expect(shown.cassandra.href).toBe('#/table');
  });
});

describe('worst', () => {
  it('puts failed before everything and running last', () => {
    expect(worst(['RUNNING', 'FAILED', 'STARTING'])).toBe('FAILED');
    expect(worst(['RUNNING', 'WAITING'])).toBe('WAITING');
    expect(worst([])).toBe('WAITING');
  });
});
