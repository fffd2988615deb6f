import type { ComponentType } from 'preact';
import type { Live } from './api/live';
import type { IconName } from './icons';
import type { Sample } from './pipeline/history';
import PipelinePage from './pipeline/pipeline-page';
import type { Place } from './router';

/** What every page is given. */
export interface PageProps {
  readonly place: Place;
  readonly live: Live;
  /** What the live figures were in the last minutes. */
  readonly history: readonly Sample[];
}

/** One page. Its code is loaded when it is opened; that of the first page comes with the shell, which saves a round trip. */
export interface Page {
  readonly name: string;
  readonly title: string;
  readonly icon: IconName;
  /** Reached by links, and not from the navigation. */
  readonly hidden?: boolean;
  readonly load: () => Promise<{ default: ComponentType<PageProps> }>;
}

/** In the order of the navigation. */
export const PAGES: readonly Page[] = [
  { name: 'pipeline', title: 'Pipeline', icon: 'brand', load: async () => ({ default: PipelinePage }) },
  { name: 'schedule', title: 'Schedule', icon: 'schedule', load: () => import('./schedule/schedule-page') },
  { name: 'topics', title: 'Topics', icon: 'topics', load: () => import('./topics/topics-page') },
  { name: 'consumers', title: 'Consumers', icon: 'consumers', load: () => import('./consumers/consumers-page') },
  { name: 'schemas', title: 'Schemas', icon: 'schemas', load: () => import('./schemas/schemas-page') },
  { name: 'spark', title: 'Spark', icon: 'spark', load: () => import('./spark/spark-page') },
  {
    name: 'messages',
    title: 'Messages',
    icon: 'topics',
    hidden: true,
    load: () => import('./messages/messages-page'),
  },
  { name: 'table', title: 'Table', icon: 'cassandra', load: () => import('./table/table-page') },
  { name: 'cluster', title: 'Cluster', icon: 'cluster', load: () => import('./cluster/cluster-page') },
  { name: 'system', title: 'System', icon: 'settings', load: () => import('./system/system-page') },
  { name: 'api', title: 'API', icon: 'api', load: () => import('./api-docs/api-page') },
];
