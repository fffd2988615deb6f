import type { PageProps } from '../pages';
import { href } from '../router';
import { PageHead } from '../ui/page-head';
import { Tabs } from '../ui/tabs';
import { Charts } from './charts';
import { Console } from './console';
import { Rows } from './rows';
import './table.css';

const TABS = [
  { name: 'rows', title: 'Rows', href: href('table') },
  { name: 'charts', title: 'Charts', href: href('table', ['charts']) },
  { name: 'cql', title: 'CQL', href: href('table', ['cql']) },
] as const;

/** The end of the way: the rows that Cassandra holds. */
export default function TablePage({ place, live }: PageProps) {
  const open = place.path[0] ?? 'rows';
  const name = live.status?.table?.name ?? '';
  return (
    <>
      <PageHead title="Table" about={<code>{name}</code>} />
      <Tabs label="Views of the table" tabs={TABS} open={open} />
      {open === 'charts' ? <Charts /> : open === 'cql' ? <Console table={name} /> : <Rows place={place} />}
    </>
  );
}
