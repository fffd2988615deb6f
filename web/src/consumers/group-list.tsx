import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { count } from '../format';
import { type Place, adjust, href } from '../router';
import { type Column, DataTable } from '../ui/data-table';
import { SearchField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { PageHead } from '../ui/page-head';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { Trend, said } from './trend';

type Group = Schemas['ConsumerGroupSummary'];
const LIMIT = 50;

const link = ({ name, kind }: Group) =>
  kind === 'STREAM_JOB' ? href('consumers', ['stream-job']) : href('consumers', ['group', name]);

const columns: readonly Column<Group>[] = [
  { name: 'NAME', title: 'Group', sortable: true, cell: (group) => <a href={link(group)}>{group.name}</a> },
  { name: 'STATE', title: 'State', sortable: true, cell: (group) => said(group.state) },
  { name: 'KIND', title: 'Protocol', sortable: true, cell: (group) => said(group.kind) },
  { name: 'members', title: 'Members', number: true, cell: (group) => count(group.members) },
  { name: 'lag', title: 'Lag', number: true, cell: (group) => count(group.lag) },
  { name: 'trend', title: 'Trend', cell: (group) => <Trend trend={group.trend} /> },
  { name: 'coordinator', title: 'Coordinator', number: true, cell: (group) => group.coordinator ?? '–' },
];

export function GroupList({ place }: { place: Place }) {
  const search = place.query.get('search') ?? '';
  const offset = Number(place.query.get('offset') ?? 0);
  const sort = { by: place.query.get('sort') ?? 'NAME', descending: place.query.get('descending') === 'true' };
  const groups = useResource<Schemas['ConsumerGroupPage']>(
    api(['consumer-groups'], { search, sort: sort.by, descending: sort.descending, offset, limit: LIMIT }),
    3_000,
  );
  return (
    <>
      <PageHead title="Consumers" about="Who reads from Kafka, and how far behind they are. Lag is in records." />
      <Panel
        title="Stream job and groups"
        actions={
          <SearchField
            label="Search groups"
            value={search}
            set={(text) => adjust(place, { search: text, offset: null })}
          />
        }
      >
        <Loaded resource={groups} what="the groups">
          {({ groups: rows, streamJob, total }) => (
            <>
              <DataTable
                label="Consumer groups"
                columns={columns}
                rows={streamJob && offset === 0 && search === '' ? [streamJob, ...rows] : rows}
                keyOf={({ kind, name }) => `${kind} ${name}`}
                empty={search ? `No group has "${search}" in its name.` : 'Nobody has read from Kafka in a group yet.'}
                sort={sort}
                onSort={({ by, descending }) => adjust(place, { sort: by, descending, offset: null })}
              />
              <Pager
                total={total}
                offset={offset}
                limit={LIMIT}
                what="groups"
                go={(to) => adjust(place, { offset: to || null })}
              />
            </>
          )}
        </Loaded>
      </Panel>
    </>
  );
}
