import type { ComponentChildren } from 'preact';

const SHAPES = {
  brand: (
    <>
      <path d="M2 12h4.5m11 0H22" />
      <circle cx="9" cy="12" r="2.6" />
      <circle cx="15.4" cy="12" r="2.6" fill="currentColor" />
    </>
  ),
  source: (
    <>
      <circle cx="9" cy="8.5" r="3.2" />
      <path d="M3 19c.4-3.4 2.8-5.2 6-5.2s5.6 1.8 6 5.2M15.5 5.8a3 3 0 0 1 0 5.6m2 3.2c2 .7 3.2 2.2 3.5 4.4" />
    </>
  ),
  kafka: <path d="M4 6h11M4 12h16M4 18h7m4-12h5m-6 12h6" />,
  spark: <path d="M13 3 5 13.5h6L10 21l8.5-11H12.5z" />,
  cassandra: (
    <>
      <rect x="3.5" y="4.5" width="17" height="15" rx="2" />
      <path d="M3.5 9.5h17m-17 5h17M9.5 9.5v10" />
    </>
  ),
  zookeeper: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m15.5 8.5-2 5-5 2 2-5z" />
    </>
  ),
  schedule: (
    <>
      <rect x="3.5" y="5" width="17" height="15.5" rx="2" />
      <path d="M3.5 10h17M8 2.8V7m8-4.2V7M8 14h3m3 0h2.5M8 17h3" />
    </>
  ),
  topics: <path d="M4 6h16M4 12h16M4 18h16M7 4v4m6 2v4m4 2v4" />,
  consumers: (
    <>
      <circle cx="6" cy="12" r="2.6" />
      <circle cx="18" cy="6" r="2.4" />
      <circle cx="18" cy="18" r="2.4" />
      <path d="m8.4 10.8 7.3-3.7m-7.3 6.1 7.3 3.7" />
    </>
  ),
  schemas: (
    <path d="M8.5 4C6 4 7 7.5 6.5 9.5 6.2 11 5 12 4 12c1 0 2.2 1 2.5 2.5C7 16.5 6 20 8.5 20m7-16c2.5 0 1.5 3.5 2 5.5.3 1.5 1.5 2.5 2.5 2.5-1 0-2.2 1-2.5 2.5-.5 2 .5 5.5-2 5.5" />
  ),
  cluster: (
    <>
      <rect x="4" y="4" width="16" height="6.5" rx="1.6" />
      <rect x="4" y="13.5" width="16" height="6.5" rx="1.6" />
      <path d="M7.5 7.3h.1m-.1 9.5h.1M11 7.3h6m-6 9.5h6" />
    </>
  ),
  settings: (
    <>
      <path d="M4 7h9m5 0h2M4 17h3m5 0h8" />
      <circle cx="15.5" cy="7" r="2.4" />
      <circle cx="9.5" cy="17" r="2.4" />
    </>
  ),
  api: <path d="m8 7-5 5 5 5m8-10 5 5-5 5M13.5 5l-3 14" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5.5 5.5" />
    </>
  ),
  download: <path d="M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M4.5 19.5h15" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  chevron: <path d="m9 6 6 6-6 6" />,
  external: <path d="M14 4h6v6m0-6-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5" />,
  error: <path d="M12 7.5v5.5m0 3.4v.1M12 3l9.5 17h-19z" />,
  warning: <path d="M12 7.5v5.5m0 3.4v.1M12 3l9.5 17h-19z" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5m0-8.4v.1" />
    </>
  ),
  fine: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8.5 12.3 2.4 2.4 4.6-5" />
    </>
  ),
  system: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
    </>
  ),
  light: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4" />
    </>
  ),
  dark: <path d="M20 14.5A8.2 8.2 0 0 1 9.5 4a8.2 8.2 0 1 0 10.5 10.5z" />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof SHAPES;

/** A line drawing in the text's colour. It never says anything that words beside it do not. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    {SHAPES[name]}
  </svg>
);
