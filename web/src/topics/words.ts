import { UNKNOWN } from '../format';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes, with the unit in which it reads best. */
export function bytes(value: number | null | undefined): string {
  if (value == null) return UNKNOWN;
  let unit = 0;
  let left = value;
  while (left >= 999.5 && unit < UNITS.length - 1) {
    left /= 1000;
    unit += 1;
  }
  return `${left >= 99.5 || unit === 0 ? Math.round(left) : left.toFixed(1)} ${UNITS[unit]}`;
}

export const byteRate = (value: number | null | undefined): string => (value == null ? UNKNOWN : `${bytes(value)}/s`);

const STEPS: readonly (readonly [number, string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** How long records are kept: null is for ever. */
export function retention(millis: number | null): string {
  if (millis === null) return 'for ever';
  for (const [size, unit] of STEPS) {
    if (millis >= size) return `${Number((millis / size).toFixed(1))} ${unit}`;
  }
  return `${millis} ms`;
}

/** The settings that are given as lines of `name=value`; the sentence of what is wrong otherwise. */
export function settingsOf(lines: string): Record<string, string> | string {
  const settings: Record<string, string> = {};
  for (const line of lines.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const [, name, value] = /^([\w.]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return `'${line}' is no setting; write name=value.`;
    settings[name] = value;
  }
  return settings;
}
