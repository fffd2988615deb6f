import type { PageProps } from '../pages';
import { href } from '../router';
import { PageHead } from '../ui/page-head';
import { Tabs } from '../ui/tabs';
import { Configuration } from './configuration';
import { Levels } from './levels';
import { Logs } from './logs';
import { Overview } from './overview';
import { Threads } from './threads';
import './system.css';

const TABS = [
  { name: 'overview', title: 'Overview', href: href('system') },
  { name: 'config', title: 'Configuration', href: href('system', ['config']) },
  { name: 'logs', title: 'Logs', href: href('system', ['logs']) },
  { name: 'levels', title: 'Log levels', href: href('system', ['levels']) },
  { name: 'threads', title: 'Threads', href: href('system', ['threads']) },
] as const;

/** The appliance itself. */
export default function SystemPage({ place, live }: PageProps) {
  const open = place.path[0] ?? 'overview';
  const now = live.status?.now ?? new Date().toISOString();
  return (
    <>
      <PageHead title="System" about="The appliance's own process, its configuration and its logs." />
      <Tabs label="Views of the system" tabs={TABS} open={open} />
      {open === 'config' ? (
        <Configuration place={place} />
      ) : open === 'logs' ? (
        <Logs place={place} />
      ) : open === 'levels' ? (
        <Levels place={place} />
      ) : open === 'threads' ? (
        <Threads place={place} />
      ) : (
        <Overview now={now} />
      )}
    </>
  );
}
