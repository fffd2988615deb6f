import type { ComponentChildren, VNode } from 'preact';

export interface Column<T> {
  readonly name: string;
  readonly title: string;
  /** Numbers stand at the right. */
  readonly number?: boolean;
  /** Whether the table can be sorted by it; the name is what `sort` is told. */
  readonly sortable?: boolean;
  /** May be broken into lines. */
  readonly wrap?: boolean;
  readonly cell: (row: T) => ComponentChildren;
}

export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

interface Props<T> {
  /** What the table holds, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string | number;
  /** What stands in the place of rows when there are none. */
  readonly empty: ComponentChildren;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly rowClass?: (row: T) => string | undefined;
}

/** The first click sorts numbers from the largest, texts from A. */
const next = (column: { name: string; number?: boolean }, sort: Sort | undefined): Sort =>
  sort?.by === column.name
    ? { by: column.name, descending: !sort.descending }
    : { by: column.name, descending: column.number === true };

const spoken = (sorted: Sort | null | undefined): 'ascending' | 'descending' | 'none' =>
  sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none';

function Heading<T>({ column, sort, onSort }: { column: Column<T>; sort?: Sort; onSort?: (sort: Sort) => void }) {
  const side = column.number ? 'number' : undefined;
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" class={side}>
        {column.title}
      </th>
    );
  }
  const sorted = sort?.by === column.name ? sort : null;
  return (
    <th scope="col" class={side} aria-sort={spoken(sorted)}>
      <button type="button" onClick={() => onSort(next(column, sort))}>
        {column.title}
        <span aria-hidden="true">{sorted ? (sorted.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

const classes = (...names: (string | false | undefined)[]): string | undefined =>
  names.filter(Boolean).join(' ') || undefined;

export function DataTable<T>({ label, columns, rows, keyOf, empty, sort, onSort, rowClass }: Props<T>): VNode<object> {
  if (rows.length === 0) return <div class="empty">{empty}</div>;
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      <table class="data">
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} {...(sort && { sort })} {...(onSort && { onSort })} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} class={rowClass?.(row)}>
              {columns.map((column) => (
                <td key={column.name} class={classes(column.number && 'number', column.wrap && 'wrap')}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
