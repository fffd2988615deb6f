import { useEffect, useState } from 'preact/hooks';
import { api, type Schemas, send, sentence } from '../api/client';
import { useResource } from '../api/use-resource';
import { href, navigate } from '../router';
import { useSession } from '../session';
import { AreaField, SelectField, TextField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { Panel } from '../ui/panel';
import { Verdict } from './verdict';
import { pretty, readReferences, type Type, TYPES, writeReferences } from './texts';

interface Props {
  /** The subject that gets a new version; null when there is none yet. */
  readonly subject: string | null;
  /** The version that the draft begins with. */
  readonly from: string | null;
}

interface Start {
  readonly type: Type;
  readonly schema: string;
  readonly references: string;
}

const EMPTY: Start = { type: 'AVRO', schema: '', references: '' };

type Said = { readonly check: Schemas['SchemaCheck'] } | { readonly failure: string } | null;

function Editor({ subject, start }: { subject: string | null; start: Start }) {
  const { mayChange, why } = useSession();
  const [name, setName] = useState(subject ?? '');
  const [draft, setDraft] = useState(start);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>(null);
  useEffect(() => setSaid(null), [name, draft]);

  const path = (what: string) => api(['schemas', 'subjects', name.trim(), what]);
  const run = async (act: (body: unknown) => Promise<void>) => {
    setBusy(true);
    setSaid(null);
    try {
      await act({ ...draft, references: readReferences(draft.references) });
    } catch (error) {
      setSaid({ failure: sentence(error) });
    }
    setBusy(false);
  };
  const check = () =>
    run(async (body) => setSaid({ check: await send<Schemas['SchemaCheck']>('POST', path('check'), body) }));
  const register = () =>
    run(async (body) => {
      const { version } = await send<Schemas['SchemaVersion']>('POST', path('versions'), body);
      navigate(href('schemas', [name.trim()], { version }));
    });

  const set = (change: Partial<Start>) => setDraft({ ...draft, ...change });
  const ready = !busy && name.trim() !== '' && draft.schema.trim() !== '';
  return (
    <Panel title="Draft">
      <div class="draft">
        <div class="fields">
          {subject === null && (
            <TextField label="Subject" value={name} set={setName} mono focus hint="Like users_created-value" />
          )}
          <SelectField label="Type" value={draft.type} set={(type) => set({ type })} options={TYPES} />
        </div>
        <AreaField label="Schema" value={draft.schema} set={(schema) => set({ schema })} rows={22} />
        <AreaField
          label="References"
          value={draft.references}
          set={(references) => set({ references })}
          rows={2}
          hint="A line for each schema that it uses: name, subject and version, separated by blanks."
        />
        <div class="choices">
          <button class="button" type="button" disabled={!ready} onClick={check}>
            Check
          </button>
          <button
            class="button primary"
            type="button"
            disabled={!ready || !mayChange}
            title={why ?? undefined}
            onClick={register}
          >
            Register
          </button>
        </div>
        {said && ('failure' in said ? <Notice tone="error" title={said.failure} /> : <Verdict check={said.check} />)}
      </div>
    </Panel>
  );
}

/** A schema that is written here, checked, and registered. */
export function Draft({ subject, from }: Props) {
  const base = useResource<Schemas['SchemaVersion']>(
    subject !== null && from !== null ? api(['schemas', 'subjects', subject, 'versions', from]) : null,
  );
  const above = [{ title: 'Schemas', href: href('schemas') }];
  return (
    <>
      <PageHead
        title={subject === null ? 'New subject' : 'New version'}
        above={subject === null ? above : [...above, { title: subject, href: href('schemas', [subject]) }]}
        about={subject !== null && from !== null && `It begins with the text of version ${from}.`}
      />
      {subject === null || from === null ? (
        <Editor subject={subject} start={EMPTY} />
      ) : (
        <Loaded resource={base} what={`version ${from}`}>
          {({ type, schema, references }) => (
            <Editor
              subject={subject}
              start={{ type: type as Type, schema: pretty(schema), references: writeReferences(references) }}
            />
          )}
        </Loaded>
      )}
    </>
  );
}
