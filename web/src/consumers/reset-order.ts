import type { Schemas } from '../api/client';

export type Target = Schemas['OffsetResetOrder']['to'];

/** What can be chosen, and the value that it needs. */
export const TARGETS: Readonly<Record<Target, { title: string; field: string | null }>> = {
  EARLIEST: { title: 'The first record that still exists', field: null },
  LATEST: { title: 'The end', field: null },
  TIME: { title: 'A moment', field: 'Moment' },
  OFFSET: { title: 'An offset', field: 'Offset' },
  SHIFT: { title: 'So many records on or back', field: 'Records' },
};

interface Form {
  readonly to: Target;
  readonly topic: string;
  readonly partition: string;
  readonly value: string;
}

/** The order that a form makes; null while something is missing. */
export function orderOf({ to, topic, partition, value }: Form): Schemas['OffsetResetOrder'] | null {
  if (TARGETS[to].field !== null && value === '') return null;
  return {
    to,
    topic: topic || null,
    partition: partition === '' ? null : Number(partition),
    time: to === 'TIME' ? new Date(value).toISOString() : null,
    offset: to === 'OFFSET' ? Number(value) : null,
    by: to === 'SHIFT' ? Number(value) : null,
  };
}
