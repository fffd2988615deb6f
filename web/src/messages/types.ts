import type { Schemas } from '../api/client';
import type { Query } from '../router';

export type Message = Schemas['Message'];
export type Content = Schemas['MessageContent'];
export type MessagePage = Schemas['MessagePage'];
export type Progress = Schemas['SearchProgress'];
export type Sent = Schemas['SentMessage'];

/** What is looked at; lives in the address. */
export interface View {
  readonly partition: string;
  readonly order: 'NEWEST' | 'OLDEST';
  readonly offset: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly filter: string;
  readonly live: boolean;
}

export function viewOf(query: URLSearchParams): View {
  const given = (name: string): string => query.get(name) ?? '';
  return {
    partition: given('partition'),
    order: given('order') === 'OLDEST' ? 'OLDEST' : 'NEWEST',
    offset: given('offset'),
    from: given('from'),
    to: given('to'),
    text: given('text'),
    filter: given('filter'),
    live: given('live') === 'true',
  };
}

/** A time of the picker, which is this browser's, as the API takes it. */
const moment = (local: string): string => {
  const time = new Date(local);
  return local === '' || Number.isNaN(time.getTime()) ? '' : time.toISOString();
};

/** What the API is asked with for a view. */
export const rangeOf = ({ partition, order, offset, from, to }: View): Query => ({
  partition,
  order,
  offset,
  from: moment(from),
  to: moment(to),
});

export const isSearch = ({ text, filter }: View): boolean => text !== '' || filter !== '';

export const keyOf = ({ partition, offset }: Message): string => `${partition}:${offset}`;

/** A time to the millisecond in this browser's time zone. */
export const time = (timestamp: string | null): string => {
  if (timestamp === null) return '–';
  const at = new Date(timestamp);
  const two = (value: number, digits = 2) => String(value).padStart(digits, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${two(at.getMilliseconds(), 3)}`;
};

export const bytes = (size: number | null): string => {
  if (size === null) return '–';
  if (size < 1024) return `${size} B`;
  return size < 1024 * 1024 ? `${(size / 1024).toFixed(1)} KiB` : `${(size / 1024 / 1024).toFixed(1)} MiB`;
};
