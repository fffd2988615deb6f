import { useState } from 'preact/hooks';
import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { count, rate } from '../format';
import { type Place, adjust, href } from '../router';
import { useMayChange } from '../session';
import { type Column, DataTable } from '../ui/data-table';
import { SearchField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { PageHead } from '../ui/page-head';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { CreateTopic } from './create-topic';
import { byteRate, bytes, retention } from './words';

type Topic = Schemas['TopicSummary'];
const LIMIT = 50;

const USES: Record<Topic['use'], string | null> = {
  RECORDS: 'pipeline',
  DEAD_LETTERS: 'dead letters',
  RECEIPTS: 'receipts',
  SCHEMAS: 'schemas',
  INTERNAL: 'internal',
  NONE: null,
};

const columns: readonly Column<Topic>[] = [
  {
    name: 'NAME',
    title: 'Topic',
    sortable: true,
    cell: (topic) => (
      <>
        <a href={href('topics', [topic.name])}>{topic.name}</a>
        {USES[topic.use] && <span class="topic-use">{USES[topic.use]}</span>}
      </>
    ),
  },
  { name: 'PARTITIONS', title: 'Partitions', number: true, sortable: true, cell: (topic) => count(topic.partitions) },
  { name: 'REPLICATION', title: 'Copies', number: true, sortable: true, cell: (topic) => topic.replicationFactor },
  { name: 'RECORDS', title: 'Records', number: true, sortable: true, cell: (topic) => count(topic.records) },
  { name: 'SIZE', title: 'Size', number: true, sortable: true, cell: (topic) => bytes(topic.bytes) },
  { name: 'RATE', title: 'Records/s', number: true, sortable: true, cell: (topic) => rate(topic.recordsPerSecond) },
  { name: 'BYTES_IN', title: 'In', number: true, sortable: true, cell: (topic) => byteRate(topic.bytesInPerSecond) },
  { name: 'BYTES_OUT', title: 'Out', number: true, sortable: true, cell: (topic) => byteRate(topic.bytesOutPerSecond) },
  { name: 'RETENTION', title: 'Kept', number: true, sortable: true, cell: (topic) => retention(topic.retentionMillis) },
  { name: 'CLEANUP', title: 'Cleanup', sortable: true, cell: (topic) => topic.cleanupPolicy },
];

export function TopicList({ place }: { place: Place }) {
  const [creating, setCreating] = useState(false);
  const mayChange = useMayChange();
  const search = place.query.get('search') ?? '';
  const internal = place.query.get('internal') === 'true';
  const offset = Number(place.query.get('offset') ?? 0);
  const sort = { by: place.query.get('sort') ?? 'NAME', descending: place.query.get('descending') === 'true' };
  const topics = useResource<Schemas['TopicPage']>(
    api(['topics'], { search, internal, sort: sort.by, descending: sort.descending, offset, limit: LIMIT }),
    3_000,
  );

  return (
    <>
      <PageHead
        title="Topics"
        about="What Kafka holds, and what goes in and out of it."
        actions={
          <button class="button primary" type="button" disabled={!mayChange} onClick={() => setCreating(true)}>
            Create topic
          </button>
        }
      />
      <Panel
        title="All topics"
        actions={
          <>
            <button
              class="button small"
              type="button"
              aria-pressed={internal}
              onClick={() => adjust(place, { internal: !internal, offset: null })}
            >
              {internal ? "Hide Kafka's own" : "Show Kafka's own"}
            </button>
            <SearchField
              label="Search topics"
              value={search}
              set={(text) => adjust(place, { search: text, offset: null })}
            />
          </>
        }
      >
        <Loaded resource={topics} what="the topics">
          {({ topics: rows, total }) => (
            <>
              <DataTable
                label="Topics"
                columns={columns}
                rows={rows}
                keyOf={(topic) => topic.name}
                empty={search ? `No topic has "${search}" in its name.` : 'There are no topics yet.'}
                sort={sort}
                onSort={({ by, descending }) => adjust(place, { sort: by, descending, offset: null })}
              />
              <Pager
                total={total}
                offset={offset}
                limit={LIMIT}
                what="topics"
                go={(to) => adjust(place, { offset: to || null })}
              />
            </>
          )}
        </Loaded>
      </Panel>
      {creating && <CreateTopic close={() => setCreating(false)} />}
    </>
  );
}
