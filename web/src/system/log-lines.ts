/** As many entries as a page shows; older ones are let go. */
export const MOST_LINES = 1_000;

/** Entries with newer ones behind them, no more than a page should hold. */
export const join = <T>(before: readonly T[], more: readonly T[]): readonly T[] =>
  [...before, ...more].slice(-MOST_LINES);
