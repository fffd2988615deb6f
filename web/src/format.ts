const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What stands where a value is not known yet. */
export const UNKNOWN = '–';

export const count = (value: number | null | undefined): string => (value == null ? UNKNOWN : whole.format(value));

/** A rate per second: one decimal while it is small, so that it does not look like nothing. */
export const rate = (perSecond: number | null | undefined): string => {
  if (perSecond == null) return UNKNOWN;
  if (perSecond === 0) return '0';
  if (perSecond < 0.05) return '<0.1';
  return perSecond < 100 ? tenth.format(perSecond) : whole.format(perSecond);
};

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** An amount of bytes, with the unit in which it reads best. */
export const bytes = (value: number | null | undefined): string => {
  if (value == null) return UNKNOWN;
  let amount = value;
  let unit = 0;
  while (amount >= 999.5 && unit < UNITS.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${unit === 0 || amount >= 99.5 ? whole.format(amount) : tenth.format(amount)} ${UNITS[unit]!}`;
};

/** A share of a whole. */
export const percent = (share: number | null | undefined): string =>
  share == null ? UNKNOWN : `${tenth.format(share * 100)} %`;

/** A duration in ms, with the unit in which it reads best. */
export const millis = (value: number | null | undefined): string => {
  if (value == null) return UNKNOWN;
  if (value < 9.95) return `${tenth.format(value)} ms`;
  if (value < 999.5) return `${whole.format(value)} ms`;
  if (value < 59_950) return `${tenth.format(value / 1000)} s`;
  return span(value / 1000);
};

/** A longer duration in seconds: the two largest units. */
export const span = (seconds: number): string => {
  const total = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(total / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days} d ${hours % 24} h`;
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  if (minutes > 0) return `${minutes} min ${total % 60} s`;
  return `${total} s`;
};

const seconds = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

/** Time since a moment; both are the appliance's clock, so the browser's does not matter. */
export const ago = (then: string | null | undefined, now: string): string =>
  then == null ? UNKNOWN : `${span(seconds(then, now))} ago`;

export const until = (then: string | null | undefined, now: string): string => {
  if (then == null) return UNKNOWN;
  const left = seconds(now, then);
  return left < 0.5 ? 'now' : `in ${span(left)}`;
};

export const uptime = (startedAt: string, now: string): string => span(seconds(startedAt, now));

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** "real-time" for REAL_TIME. */
export const word = (constant: string): string => constant.toLowerCase().replaceAll('_', '-');

/** A cell as text: times without their nanoseconds, everything else as it is. */
export const cell = (value: unknown): string => {
  if (value == null) return UNKNOWN;
  const text = String(value);
  const time = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z$/.exec(text);
  return time ? `${time[1]} ${time[2]}` : text;
};
