import { useState } from 'preact/hooks';
import { api, send, sentence, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { count, millis, plural } from '../format';
import { AreaField, SelectField } from '../ui/fields';
import { Notice } from '../ui/notice';
import { Panel } from '../ui/panel';
import { remembered, remember } from './statements';
import { ResultTable } from './result-table';

type Result = Schemas['CqlResult'];

const LIMITS = ['100', '500', '1000'] as const;

/** The tables that there are, to begin a statement with. */
const Tables = ({ use }: { use: (statement: string) => void }) => {
  const { value } = useResource<Schemas['Keyspaces']>('/api/v1/keyspaces');
  const names = value?.keyspaces.flatMap(({ name, tables }) => tables.map((table) => `${name}.${table}`)) ?? [];
  return (
    <SelectField
      label="Table"
      value=""
      set={(name) => name !== '' && use(`SELECT * FROM ${name}`)}
      options={[{ value: '', title: 'Begin with a table…' }, ...names.map((name) => ({ value: name, title: name }))]}
    />
  );
};

const History = ({ statements, use }: { statements: readonly string[]; use: (statement: string) => void }) => (
  <SelectField
    label="Earlier statements"
    value=""
    disabled={statements.length === 0}
    set={(chosen) => chosen !== '' && use(statements[Number(chosen)]!)}
    options={[
      { value: '', title: statements.length === 0 ? 'None yet' : 'Use one again…' },
      ...statements.map((text, index) => ({ value: String(index), title: text.slice(0, 80) })),
    ]}
  />
);

const Downloads = ({ statement }: { statement: string }) => (
  <>
    {(['csv', 'ndjson'] as const).map((format) => (
      <a key={format} class="button small" href={api(['cql', 'download'], { statement, format })} download>
        Download {format.toUpperCase()}
      </a>
    ))}
  </>
);

const Outcome = ({ result, statement }: { result: Result; statement: string }) => (
  <Panel
    title="Result"
    actions={
      <>
        <span class="basis">
          {plural(result.rows.length, 'row')} in {millis(result.millis)}
        </span>
        <Downloads statement={statement} />
      </>
    }
  >
    {result.truncated && (
      <Notice tone="info">
        There is more than these {count(result.rows.length)} rows; a download has up to 100,000.
      </Notice>
    )}
    <ResultTable result={result} />
  </Panel>
);

/** A console that reads: one SELECT at a time. */
export function Console({ table }: { table: string }) {
  const [statement, setStatement] = useState(() => remembered()[0] ?? `SELECT * FROM ${table || 'keyspace.table'}`);
  const [limit, setLimit] = useState<(typeof LIMITS)[number]>('100');
  const [statements, setStatements] = useState(remembered);
  const [outcome, setOutcome] = useState<{ result: Result; statement: string } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const result = await send<Result>('POST', '/api/v1/cql', { statement, limit: Number(limit) });
      setOutcome({ result, statement });
      setStatements(remember(statement));
    } catch (error) {
      setOutcome(null);
      setFailure(sentence(error));
    }
    setBusy(false);
  };

  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void run();
    }
  };

  return (
    <>
      <Panel title="Ask Cassandra">
        <form
          class="console"
          onKeyDown={keys}
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <AreaField
            label="Statement"
            value={statement}
            set={setStatement}
            rows={5}
            hint="One SELECT; Ctrl+Enter runs it. This console reads and changes nothing."
          />
          <div class="fields">
            <Tables use={setStatement} />
            <History statements={statements} use={setStatement} />
            <SelectField
              label="Rows"
              value={limit}
              set={setLimit}
              options={LIMITS.map((value) => ({ value, title: `at most ${value}` }))}
            />
          </div>
          <div class="choices">
            <button class="button primary" type="submit" disabled={busy}>
              {busy ? 'Running…' : 'Run'}
            </button>
          </div>
        </form>
      </Panel>
      {failure !== null && <Notice tone="error" title={failure} />}
      {outcome && <Outcome {...outcome} />}
    </>
  );
}
