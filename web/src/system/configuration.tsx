import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { plural } from '../format';
import { adjust, type Place } from '../router';
import { DataTable, type Column } from '../ui/data-table';
import { CheckField, SearchField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';

type Value = Schemas['ConfigValue'];

const LIMIT = 200;

const columns: readonly Column<Value>[] = [
  { name: 'key', title: 'Key', cell: ({ key }) => <code>{key}</code> },
  {
    name: 'value',
    title: 'Value',
    wrap: true,
    cell: ({ value }) => (value === '' ? <span class="aside">none</span> : <code>{value}</code>),
  },
  { name: 'origin', title: 'From', wrap: true, cell: ({ origin }) => origin },
];

/** What the appliance was started with. */
export function Configuration({ place }: { place: Place }) {
  const search = place.query.get('search') ?? '';
  const changed = place.query.get('changed') === 'true';
  const offset = Number(place.query.get('offset') ?? 0);
  const config = useResource<Schemas['EffectiveConfig']>(
    api(['system', 'config'], { search, changed: changed || null, offset, limit: LIMIT }),
    60_000,
  );
  return (
    <Panel
      title="Effective configuration"
      actions={
        <>
          <CheckField
            label="Only what was given"
            value={changed}
            set={(only) => adjust(place, { changed: only, offset: null })}
          />
          <SearchField
            label="Search keys and values"
            value={search}
            set={(text) => adjust(place, { search: text, offset: null })}
          />
        </>
      }
    >
      <Loaded resource={config} what="the configuration">
        {(page) => (
          <>
            <p class="aside">
              {plural(page.changed, 'key')} of the appliance {page.changed === 1 ? 'was' : 'were'} given in a file, the
              environment or on the command line; all others are as by default. Secrets are masked.
            </p>
            <DataTable
              label="Effective configuration"
              columns={columns}
              rows={page.values}
              keyOf={({ key }) => key}
              empty={search ? `No key and no value has “${search}” in it.` : 'Everything is as by default.'}
              rowClass={(value) => (value.changed ? 'changed' : undefined)}
            />
            <Pager
              total={page.total}
              offset={page.offset}
              limit={LIMIT}
              what="keys"
              go={(to) => adjust(place, { offset: to })}
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
