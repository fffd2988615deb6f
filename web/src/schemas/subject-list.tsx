import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { adjust, href, type Place } from '../router';
import { useSession } from '../session';
import { type Column, DataTable } from '../ui/data-table';
import { CheckField, SearchField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { PageHead } from '../ui/page-head';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { Setting } from './setting';
import { LEVELS, MODES, spoken, titleOf } from './texts';

type Subject = Schemas['SchemaSubject'];

const EVERY_MILLIS = 5_000;
const LIMIT = 25;

const columns: readonly Column<Subject>[] = [
  {
    name: 'name',
    title: 'Subject',
    cell: ({ name, deleted }) => (
      <>
        <a href={href('schemas', [name])}>{name}</a>
        {deleted && <span class="tag">deleted</span>}
      </>
    ),
  },
  { name: 'version', title: 'Latest version', number: true, cell: ({ latestVersion }) => latestVersion ?? '' },
  { name: 'id', title: 'Schema id', number: true, cell: ({ id }) => id ?? '' },
  { name: 'type', title: 'Type', cell: ({ type }) => titleOf(type) },
  {
    name: 'level',
    title: 'Compatibility',
    cell: ({ level, ownLevel }) => (
      <>
        {spoken(level)} {!ownLevel && <span class="aside">(default)</span>}
      </>
    ),
  },
];

function Defaults() {
  const defaults = useResource<Schemas['SchemaDefaults']>(api(['schemas', 'defaults']), EVERY_MILLIS);
  if (!defaults.value) return null;
  const { address, level, mode } = defaults.value;
  const common = { changed: defaults.reload, own: false, resettable: false };
  return (
    <Panel title="Registry">
      <dl class="settings">
        <div>
          <dt>Address</dt>
          <dd class="address">{address}</dd>
        </div>
        <Setting
          {...common}
          title="Default compatibility"
          name="level"
          value={level}
          values={LEVELS}
          path={['schemas', 'defaults', 'level']}
        />
        <Setting
          {...common}
          title="Mode"
          name="mode"
          value={mode}
          values={MODES}
          path={['schemas', 'defaults', 'mode']}
        />
      </dl>
    </Panel>
  );
}

export function SubjectList({ place }: { place: Place }) {
  const { mayChange, why } = useSession();
  const search = place.query.get('search') ?? '';
  const deleted = place.query.has('deleted');
  const offset = Number(place.query.get('offset')) || 0;
  const path = api(['schemas', 'subjects'], { search, deleted: deleted || null, offset: offset || null, limit: LIMIT });
  const subjects = useResource<Schemas['SchemaSubjectPage']>(path, EVERY_MILLIS);
  return (
    <>
      <PageHead
        title="Schemas"
        actions={
          mayChange ? (
            <a class="button primary" href={href('schemas', [], { draft: true })}>
              New subject…
            </a>
          ) : (
            <span class="aside">{why}</span>
          )
        }
      />
      <Panel
        title="Subjects"
        actions={
          <>
            <CheckField
              label="deleted ones too"
              value={deleted}
              set={(wanted) => adjust(place, { deleted: wanted || null, offset: null })}
            />
            <SearchField
              label="Search subjects"
              value={search}
              set={(text) => adjust(place, { search: text, offset: null })}
            />
          </>
        }
      >
        <Loaded resource={subjects} what="the subjects">
          {(page) => (
            <>
              <DataTable
                label="Subjects"
                columns={columns}
                rows={page.subjects}
                keyOf={({ name }) => name}
                empty={
                  search
                    ? `No subject has “${search}” in its name.`
                    : 'No schemas are registered yet. Records of the pipeline have one when fetch.format is avro, json-schema or protobuf.'
                }
              />
              <Pager
                total={page.total}
                offset={offset}
                limit={LIMIT}
                what="subjects"
                go={(to) => adjust(place, { offset: to || null })}
              />
            </>
          )}
        </Loaded>
      </Panel>
      <Defaults />
    </>
  );
}
