import { useRef } from 'preact/hooks';
import type { Row, Status } from '../api/client';
import { cell } from '../format';

const keyOf = (row: Row): string => String(Object.values(row)[0]);

/** Keys that were not in the render before; none in the first. */
function useNewKeys(rows: readonly Row[]): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string> | null>(null);
  const fresh = useRef<ReadonlySet<string>>(new Set());
  const keys = rows.map(keyOf);
  if (keys.some((key) => known.current?.has(key) !== true)) {
    fresh.current = new Set(known.current === null ? [] : keys.filter((key) => !known.current!.has(key)));
    known.current = new Set(keys);
  }
  return fresh.current;
}

const Line = ({ row, columns, fresh }: { row: Row; columns: readonly string[]; fresh: boolean }) => (
  <tr class={fresh ? 'fresh' : undefined}>
    {columns.map((column) => {
      const text = cell(row[column]);
      return (
        <td key={column} class={typeof row[column] === 'number' ? 'number' : undefined} title={text}>
          {text}
        </td>
      );
    })}
  </tr>
);

export function NewestRows({ table }: { table: Status['table'] }) {
  const rows = table?.newestRows ?? [];
  const fresh = useNewKeys(rows);
  const columns = Object.keys(rows[0] ?? {});
  return (
    <section class="card panel rows" aria-labelledby="rows-title">
      <header>
        <h2 id="rows-title">Newest rows</h2>
        <span class="address">{table?.name}</span>
      </header>
      {rows.length === 0 ? (
        <p class="none">Rows appear here as soon as the first record has gone all the way.</p>
      ) : (
        <div class="scroll" role="region" aria-labelledby="rows-title" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col" class={typeof rows[0]![column] === 'number' ? 'number' : undefined}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={keyOf(row)} row={row} columns={columns} fresh={fresh.has(keyOf(row))} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
