import { cell } from '../format';
import { DataTable } from '../ui/data-table';

type Row = Readonly<Record<string, unknown>>;

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : cell(value);

interface Props {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Rows of Cassandra as they are; a value that is cut off is whole in its tooltip. */
export const RowTable = ({ label, columns, rows }: Props) => (
  <DataTable
    label={label}
    columns={columns.map((name) => ({
      name,
      title: name,
      number: typeof rows[0]?.[name] === 'number',
      cell: (row: Row) => <span title={shown(row[name])}>{shown(row[name])}</span>,
    }))}
    rows={rows}
    keyOf={(row) => String(row[columns[0] ?? ''])}
    empty="There are no rows yet; they appear as soon as the first record has gone all the way."
  />
);
