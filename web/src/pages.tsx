import type { ComponentType } from 'preact';
import type { Live } from './api/live';
import type { IconName } from './icons';
import type { Sample } from './pipeline/history';
import type { Place } from './router';

/** What every page is given. */
export interface PageProps {
  readonly place: Place;
  readonly live: Live;
  /** What the live figures were in the last minutes. */
  readonly history: readonly Sample[];
}

/** One page. Its code is loaded when it is opened. */
export interface Page {
  readonly name: string;
  readonly title: string;
  readonly icon: IconName;
  readonly load: () => Promise<{ default: ComponentType<PageProps> }>;
}

/** In the order of the navigation. */
export const PAGES: readonly Page[] = [
  { name: 'pipeline', title: 'Pipeline', icon: 'brand', load: () => import('./pipeline/pipeline-page') },
];
