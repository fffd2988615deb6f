import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { bytes } from '../format';
import { adjust, type Place } from '../router';
import { CheckField, SearchField, SelectField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { Panel } from '../ui/panel';
import { LogView } from './log-view';

type Overview = Schemas['LogOverview'];

const LEVELS = [
  { value: '', title: 'All levels' },
  { value: 'DEBUG', title: 'DEBUG and above' },
  { value: 'INFO', title: 'INFO and above' },
  { value: 'WARN', title: 'WARN and above' },
  { value: 'ERROR', title: 'ERROR' },
] as const;

type Level = (typeof LEVELS)[number]['value'];

const levelOf = (place: Place): Level => LEVELS.find(({ value }) => value === place.query.get('level'))?.value ?? '';

/** Whose logs a file has, in words. */
const whose = ({ components }: Overview, file: string): string =>
  components
    .filter(({ files }) => files.includes(file))
    .map(({ name }) => name)
    .join(', ');

function Old({ overview }: { overview: Overview }) {
  const old = overview.files.filter(({ readable }) => !readable);
  if (old.length === 0) return null;
  return (
    <Panel title="Older logs">
      <ul class="downloads">
        {old.map(({ name, bytes: size }) => (
          <li key={name}>
            <a href={api(['system', 'logs', name, 'download'])} download={name}>
              {name}
            </a>{' '}
            {bytes(size)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Chosen({ overview, place }: { overview: Overview; place: Place }) {
  const files = overview.files.filter(({ readable }) => readable);
  const file = place.path[1] ?? files.find(({ name }) => name === 'appliance.log')?.name ?? files[0]?.name;
  if (file === undefined) return <p class="empty">No component has logged anything yet.</p>;
  const level = levelOf(place);
  const text = place.query.get('text') ?? '';
  const live = place.query.get('live') !== 'no';
  const filter = { level: level || null, text };
  const belongs = whose(overview, file);
  return (
    <Panel
      title={file}
      actions={
        <a class="button small" href={api(['system', 'logs', file, 'download'])} download={file}>
          Download
        </a>
      }
    >
      <div class="log-filters">
        <SelectField
          label="Log"
          value={file}
          set={(name) => (location.hash = `#/system/logs/${encodeURIComponent(name)}?${place.query}`)}
          options={files.map(({ name, bytes: size }) => ({ value: name, title: `${name} · ${bytes(size)}` }))}
        />
        <SelectField label="Level" value={level} set={(next) => adjust(place, { level: next })} options={LEVELS} />
        <div class="field">
          <span class="label">Text</span>
          <SearchField label="Search the log" value={text} set={(next) => adjust(place, { text: next })} />
        </div>
        <CheckField label="Follow" value={live} set={(on) => adjust(place, { live: on ? null : 'no' })} />
      </div>
      {belongs && <p class="aside">Written by {belongs}.</p>}
      <LogView key={`${file} ${level} ${text}`} file={file} filter={filter} live={live} />
    </Panel>
  );
}

export function Logs({ place }: { place: Place }) {
  const overview = useResource<Overview>('/api/v1/system/logs', 10_000);
  return (
    <Loaded resource={overview} what="the logs">
      {(value) => (
        <>
          <Chosen overview={value} place={place} />
          <Old overview={value} />
        </>
      )}
    </Loaded>
  );
}
