import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { adjust, type Place, withQuery } from '../router';
import { type Column, DataTable } from '../ui/data-table';
import { Loaded } from '../ui/loaded';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { titleOf } from './texts';

type Version = Schemas['SchemaVersionSummary'];

const LIMIT = 25;
const EVERY_MILLIS = 5_000;

const columns = (place: Place, open: number | null): readonly Column<Version>[] => [
  {
    name: 'version',
    title: 'Version',
    cell: ({ version, deleted }) => (
      <>
        <a href={withQuery(place, { version, against: null })} aria-current={version === open ? 'true' : undefined}>
          {version}
        </a>
        {deleted && <span class="tag">deleted</span>}
      </>
    ),
  },
  { name: 'id', title: 'Schema id', number: true, cell: ({ id }) => id ?? '' },
  { name: 'type', title: 'Type', cell: ({ type }) => titleOf(type) },
];

export function VersionList({ subject, place, open }: { subject: string; place: Place; open: number | null }) {
  const offset = Number(place.query.get('versions')) || 0;
  const path = api(['schemas', 'subjects', subject, 'versions'], { offset: offset || null, limit: LIMIT });
  const versions = useResource<Schemas['SchemaVersionPage']>(path, EVERY_MILLIS);
  return (
    <Panel title="Versions">
      <Loaded resource={versions} what="the versions">
        {(page) => (
          <>
            <DataTable
              label="Versions, the newest first"
              columns={columns(place, open)}
              rows={page.versions}
              keyOf={({ version }) => version}
              empty="There are no versions this far back."
              rowClass={({ version }) => (version === open ? 'open' : undefined)}
            />
            {page.total > LIMIT && (
              <Pager
                total={page.total}
                offset={offset}
                limit={LIMIT}
                what="versions"
                go={(to) => adjust(place, { versions: to || null })}
              />
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}
