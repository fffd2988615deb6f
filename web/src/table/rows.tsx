import { useEffect, useState } from 'preact/hooks';
import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { cell, plural } from '../format';
import { adjust, type Place } from '../router';
import { CursorPager } from '../ui/cursor-pager';
import { SearchField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { Panel } from '../ui/panel';
import { RowTable } from './row-table';

type Row = Schemas['NewestRows']['rows'][number];

const LIMIT = 50;
const EVERY_MILLIS = 3_000;

const columnsOf = (rows: readonly Row[], { columns }: Schemas['TableView']): readonly string[] => [
  ...new Set([...columns.map(({ name }) => name), ...Object.keys(rows[0] ?? {})]),
];

interface ViewProps {
  readonly table: Schemas['TableView'];
}

const Newest = ({ table }: ViewProps) => {
  const newest = useResource<Schemas['NewestRows']>(api(['table', 'newest'], { limit: LIMIT }), EVERY_MILLIS);
  return (
    <Loaded resource={newest} what="the newest rows">
      {({ rows, scannedAt }) => (
        <>
          <RowTable label="Newest rows" columns={columnsOf(rows, table)} rows={rows} />
          <p class="basis">
            {rows.length > 0 && `${plural(rows.length, 'row')}, the newest first. `}
            {scannedAt === null
              ? 'The rows that the stream has just written; the table is being read through for the others.'
              : `Of all rows when the table was last read through (${cell(scannedAt)}), and those that the stream has told of since.`}
          </p>
        </>
      )}
    </Loaded>
  );
};

/** All rows, a page at a time. Cassandra only knows the way forward, so the pages behind are remembered here. */
const All = ({ table }: ViewProps) => {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const page = useResource<Schemas['RowPage']>(api(['table', 'rows'], { limit: LIMIT, cursor: cursors.at(-1) }));
  return (
    <Loaded resource={page} what="the rows">
      {({ rows, next }) => (
        <>
          <RowTable label="All rows" columns={columnsOf(rows, table)} rows={rows} />
          <CursorPager
            cursors={cursors}
            next={next}
            setCursors={setCursors}
            about="in the order in which Cassandra has them"
          />
        </>
      )}
    </Loaded>
  );
};

const Found = ({ table, id }: ViewProps & { id: string }) => {
  const found = useResource<Schemas['OneRow']>(api(['table', 'rows', id]));
  return (
    <Loaded resource={found} what="the row">
      {({ row }) => <RowTable label="The row" columns={columnsOf([row], table)} rows={[row]} />}
    </Loaded>
  );
};

/** The rows of the table: the newest, all of them, or one by its id. */
export function Rows({ place }: { place: Place }) {
  const table = useResource<Schemas['TableView']>('/api/v1/table');
  const id = place.query.get('id') ?? '';
  const all = place.query.get('order') === 'stored';
  useEffect(() => table.reload(), [all]);
  return (
    <Panel
      title={id !== '' ? 'One row' : all ? 'All rows' : 'Newest rows'}
      actions={
        <>
          <SearchField label="Id of a row" value={id} set={(value) => adjust(place, { id: value.trim() })} />
          <button
            class="button small"
            type="button"
            aria-pressed={!all}
            onClick={() => adjust(place, { order: all ? null : 'stored' })}
          >
            {all ? 'Newest first' : 'All, as stored'}
          </button>
        </>
      }
    >
      <Loaded resource={table} what="the table">
        {(view) =>
          id !== '' ? <Found key={id} table={view} id={id} /> : all ? <All table={view} /> : <Newest table={view} />
        }
      </Loaded>
    </Panel>
  );
}
