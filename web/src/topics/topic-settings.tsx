import { useState } from 'preact/hooks';
import { api, send, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { useMayChange } from '../session';
import { type Column, DataTable } from '../ui/data-table';
import { ConfirmDialog } from '../ui/dialog';
import { CheckField, SearchField, TextField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { Panel } from '../ui/panel';

type Setting = Schemas['TopicSetting'];

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');

function Edit({
  topic,
  setting,
  close,
  done,
}: {
  topic: string;
  setting: Setting;
  close: () => void;
  done: () => void;
}) {
  const [value, setValue] = useState(setting.value ?? '');
  const [reset, setReset] = useState(false);
  const act = async () => {
    await send('PATCH', api(['topics', topic, 'config']), { changes: { [setting.name]: reset ? null : value } });
    done();
  };
  return (
    <ConfirmDialog title={setting.name} verb="Change" close={close} act={act} typed={topic}>
      {setting.documentation && <p class="hint">{plain(setting.documentation)}</p>}
      <TextField label="Value" value={value} set={setValue} disabled={reset} mono />
      {setting.changed && (
        <CheckField
          label={`Back to what holds otherwise: ${setting.fallback ?? 'unknown'}`}
          value={reset}
          set={setReset}
        />
      )}
    </ConfirmDialog>
  );
}

export function TopicSettings({ topic, refusal }: { topic: string; refusal: string | null }) {
  const resource = useResource<Schemas['TopicSettings']>(api(['topics', topic, 'config']), 10_000);
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<Setting | null>(null);
  const mayChange = useMayChange() && refusal === null;

  const columns: readonly Column<Setting>[] = [
    {
      name: 'name',
      title: 'Setting',
      wrap: true,
      cell: (row) => (
        <>
          <span class="setting-name">{row.name}</span>
          {row.documentation && <span class="setting-words">{plain(row.documentation).split('. ')[0]}</span>}
        </>
      ),
    },
    { name: 'value', title: 'Value', wrap: true, cell: (row) => <span class="mono">{row.value ?? 'secret'}</span> },
    { name: 'fallback', title: 'Otherwise', wrap: true, cell: (row) => <span class="mono">{row.fallback}</span> },
    { name: 'source', title: 'From', cell: (row) => (row.changed ? 'this topic' : 'broker') },
    {
      name: 'edit',
      title: '',
      cell: (row) => (
        <button
          class="button small"
          type="button"
          aria-label={`Change ${row.name}`}
          disabled={!mayChange}
          onClick={() => setEdited(row)}
        >
          Change
        </button>
      ),
    },
  ];

  return (
    <Panel title="Settings" actions={<SearchField label="Search settings" value={search} set={setSearch} />}>
      {refusal && <Notice tone="info">{refusal}</Notice>}
      <Loaded resource={resource} what="the settings">
        {({ settings }) => (
          <DataTable
            label="Settings"
            columns={columns}
            rows={settings
              .filter(({ name }) => name.includes(search.toLowerCase()))
              .sort((one, other) => Number(other.changed) - Number(one.changed))}
            keyOf={(row) => row.name}
            rowClass={(row) => (row.changed ? 'changed' : undefined)}
            empty="No setting has that in its name."
          />
        )}
      </Loaded>
      {edited && <Edit topic={topic} setting={edited} close={() => setEdited(null)} done={resource.reload} />}
    </Panel>
  );
}
