import { useState } from 'preact/hooks';
import { api, send, sentence, type Method, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { plural } from '../format';
import { adjust, type Place } from '../router';
import { useMayChange } from '../session';
import { DataTable, type Column } from '../ui/data-table';
import { CheckField, SearchField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';

type Component = Schemas['ComponentLog'];
type Logger = Schemas['LoggerLevel'];
type Change = (path: readonly string[], level: string | null) => void;

const LIMIT = 100;
const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'OFF'] as const;

interface ChoiceProps {
  readonly label: string;
  readonly level: string | null;
  readonly changed: boolean;
  readonly set: (level: string | null) => void;
}

/** A level to choose, and the way back from a change. */
function Choice({ label, level, changed, set }: ChoiceProps) {
  const mayChange = useMayChange();
  return (
    <span class="level-choice">
      <select
        aria-label={label}
        value={level ?? ''}
        disabled={!mayChange}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      >
        {level === null && <option value="">several</option>}
        {LEVELS.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {changed && (
        <button class="button small" type="button" disabled={!mayChange} onClick={() => set(null)}>
          Set back
        </button>
      )}
    </span>
  );
}

const common = ({ loggers }: Component): string | null =>
  loggers.every(({ level }) => level === loggers[0]?.level) ? (loggers[0]?.level ?? null) : null;

const components = (change: Change): readonly Column<Component>[] => [
  { name: 'name', title: 'Component', cell: ({ name }) => name },
  { name: 'files', title: 'Writes to', cell: ({ files }) => files.join(', ') },
  { name: 'loggers', title: 'Loggers', wrap: true, cell: ({ loggers }) => loggers.map(({ name }) => name).join(', ') },
  {
    name: 'level',
    title: 'Level',
    cell: (component) => (
      <Choice
        label={`Level of ${component.name}`}
        level={common(component)}
        changed={component.loggers.some(({ changed }) => changed)}
        set={(level) => change(['components', component.name, 'level'], level)}
      />
    ),
  },
];

const loggers = (change: Change): readonly Column<Logger>[] => [
  { name: 'name', title: 'Logger', wrap: true, cell: ({ name }) => <code>{name}</code> },
  {
    name: 'level',
    title: 'Level',
    cell: ({ name, level, changed }) => (
      <Choice
        label={`Level of ${name}`}
        level={level}
        changed={changed}
        set={(next) => change(['loggers', name], next)}
      />
    ),
  },
];

/** Levels of components and loggers, changed until the appliance stops. */
export function Levels({ place }: { place: Place }) {
  const [failure, setFailure] = useState<string | null>(null);
  const search = place.query.get('search') ?? '';
  const only = place.query.get('changed') === 'true';
  const offset = Number(place.query.get('offset') ?? 0);
  const overview = useResource<Schemas['LogOverview']>('/api/v1/system/logs', 15_000);
  const page = useResource<Schemas['LoggerPage']>(
    api(['system', 'loggers'], { search, changed: only || null, offset, limit: LIMIT }),
    15_000,
  );
  const change: Change = async (path, level) => {
    const method: Method = level === null ? 'DELETE' : 'PUT';
    setFailure(null);
    try {
      await send(method, api(['system', ...path]), level === null ? undefined : { level });
    } catch (error) {
      setFailure(sentence(error));
    }
    overview.reload();
    page.reload();
  };
  return (
    <>
      {failure && <Notice tone="error" title={failure} />}
      <Panel title="Components" actions={<span class="aside">A change holds until the appliance stops.</span>}>
        <Loaded resource={overview} what="the components">
          {(value) => (
            <DataTable
              label="Levels of components"
              columns={components(change)}
              rows={value.components}
              keyOf={({ name }) => name}
              empty="No component has loggers."
            />
          )}
        </Loaded>
      </Panel>
      <Panel
        title="Loggers"
        actions={
          <>
            <CheckField label="Only changed" value={only} set={(on) => adjust(place, { changed: on, offset: null })} />
            <SearchField
              label="Search loggers"
              value={search}
              set={(text) => adjust(place, { search: text, offset: null })}
            />
          </>
        }
      >
        <Loaded resource={page} what="the loggers">
          {(value) => (
            <>
              <DataTable
                label="Levels of loggers"
                columns={loggers(change)}
                rows={value.loggers}
                keyOf={({ name }) => name}
                empty={only ? 'No level was changed.' : `No logger has “${search}” in its name.`}
              />
              <Pager
                total={value.total}
                offset={value.offset}
                limit={LIMIT}
                what={plural(value.total, 'logger').replace(/^\S+ /, '')}
                go={(to) => adjust(place, { offset: to })}
              />
            </>
          )}
        </Loaded>
      </Panel>
    </>
  );
}
