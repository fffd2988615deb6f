import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { count, plural } from '../format';
import { adjust, type Place } from '../router';
import { DataTable, type Column } from '../ui/data-table';
import { CheckField, SearchField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';

type Config = Schemas['BrokerConfig'];
type Item = Schemas['ConfigItem'];

const LIMIT = 100;

const SOURCES: Record<Schemas['BrokerConfigSource'], string> = {
  DYNAMIC_BROKER: 'run time, this broker',
  DYNAMIC_CLUSTER: 'run time, all brokers',
  STATIC: 'start of the broker',
  DEFAULT: 'default',
  OTHER: 'elsewhere',
};

const value = ({ sensitive, value: given }: Item) =>
  sensitive ? <span class="aside">kept secret</span> : given ? <code>{given}</code> : <span class="aside">none</span>;

const columns: readonly Column<Item>[] = [
  { name: 'name', title: 'Key', cell: ({ name }) => <code>{name}</code> },
  { name: 'value', title: 'Value', wrap: true, cell: value },
  {
    name: 'default',
    title: 'Default',
    wrap: true,
    cell: ({ changed, defaultValue }) => (changed && defaultValue ? <code>{defaultValue}</code> : ''),
  },
  { name: 'source', title: 'From', cell: ({ source }) => SOURCES[source] },
  { name: 'when', title: 'Changed by', cell: ({ readOnly }) => (readOnly ? 'restart' : 'run time') },
];

export function BrokerConfig({ place }: { place: Place }) {
  const cluster = useResource<Schemas['ClusterView']>('/api/v1/cluster');
  const broker = place.path[1] ?? cluster.value?.brokers[0]?.id.toString() ?? null;
  const search = place.query.get('search') ?? '';
  const changed = place.query.get('changed') === 'true';
  const offset = Number(place.query.get('offset') ?? 0);
  const path =
    broker === null
      ? null
      : api(['cluster', 'brokers', broker, 'config'], { search, changed: changed || null, offset, limit: LIMIT });
  const config = useResource<Config>(path, 30_000);
  const resource = broker === null ? { ...config, failure: cluster.failure } : config;

  return (
    <Panel
      title={broker === null ? 'Configuration' : `Configuration of broker ${broker}`}
      actions={
        <>
          <CheckField
            label="Only what differs from the default"
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
      <Loaded resource={resource} what="the configuration">
        {(page) => (
          <>
            <p class="aside">
              {plural(page.changed, 'key')} {page.changed === 1 ? 'differs' : 'differ'} from the default;{' '}
              {count(page.total)} shown here.
            </p>
            <DataTable
              label="Configuration of the broker"
              columns={columns}
              rows={page.entries}
              keyOf={({ name }) => name}
              empty={search ? `No key and no value has “${search}” in it.` : 'Everything is as by default.'}
              rowClass={(item) => (item.changed ? 'changed' : undefined)}
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
