import type { Schemas } from '../api/client';

/** Headers as lines like `name: value`; a line without a colon is a header without a value. */
export const headersOf = (lines: string): Schemas['NewHeader'][] =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      if (colon < 0) return { key: line.trim(), format: 'NONE', text: null };
      return { key: line.slice(0, colon).trim(), format: 'TEXT', text: line.slice(colon + 1).trim() };
    });
