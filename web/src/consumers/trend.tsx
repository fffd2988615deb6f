import type { Schemas } from '../api/client';

const WORDS: Record<Schemas['LagTrend'], string> = {
  GROWING: '↑ growing',
  SHRINKING: '↓ shrinking',
  STEADY: '→ steady',
  UNKNOWN: 'not watched yet',
};

export const Trend = ({ trend }: { trend: Schemas['LagTrend'] }) => (
  <span class={`trend-${trend}`}>{WORDS[trend]}</span>
);

/** "preparing rebalance" for PREPARING_REBALANCE. */
export const said = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ');
