import type { Schemas } from '../api/client';
import { cell } from '../format';

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : cell(value);

/** A result as it is: its columns may have one name twice, and its rows no key. */
export function ResultTable({ result: { columns, rows } }: { result: Schemas['CqlResult'] }) {
  if (rows.length === 0) return <div class="empty">The statement gives no rows.</div>;
  return (
    <div class="scroll" role="region" aria-label="Result" tabIndex={0}>
      <table class="data result">
        <thead>
          <tr>
            {columns.map(({ name, type }, index) => (
              <th key={index} scope="col">
                {name} <small>{type}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, number) => (
            <tr key={number}>
              {row.map((value, index) => (
                <td key={index} class={typeof value === 'number' ? 'number' : undefined} title={shown(value)}>
                  {shown(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
