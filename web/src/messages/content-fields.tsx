import type { Schemas } from '../api/client';
import { AreaField, CheckField, SelectField, TextField } from '../ui/fields';
import type { Content } from './types';

export type NewContent = Schemas['NewContent'];
export type Format = NewContent['format'];

/** A key or value in a form. KEEP leaves the original's bytes as they are. */
export interface Draft {
  readonly format: Format | 'KEEP';
  readonly text: string;
  readonly subject: string;
  readonly version: string;
  readonly schemaId: string;
  readonly inHeader: boolean;
}

export const EMPTY: Draft = { format: 'TEXT', text: '', subject: '', version: '', schemaId: '', inHeader: false };

/** The draft by which a copy of some content can be edited. */
export function draftOf(content: Content, inHeader: boolean): Draft {
  const schemaId = content.schema?.id == null ? '' : String(content.schema.id);
  const text = content.text ?? '';
  if (content.size === null) return { ...EMPTY, format: 'NONE' };
  if (content.format === 'AVRO' || content.format === 'PROTOBUF' || (content.format === 'JSON' && schemaId !== '')) {
    return { ...EMPTY, format: 'SCHEMA', text, schemaId, inHeader };
  }
  return { ...EMPTY, format: content.format === 'HEX' || content.format === 'JSON' ? content.format : 'TEXT', text };
}

export function contentOf(draft: Draft): NewContent | null {
  if (draft.format === 'KEEP') return null;
  if (draft.format === 'NONE') return { format: 'NONE' };
  if (draft.format !== 'SCHEMA') return { format: draft.format, text: draft.text };
  return {
    format: 'SCHEMA',
    text: draft.text,
    subject: draft.subject === '' ? null : draft.subject,
    version: draft.version === '' ? null : Number(draft.version),
    schemaId: draft.schemaId === '' ? null : Number(draft.schemaId),
    schemaInHeader: draft.inHeader,
  };
}

const FORMATS: readonly { value: Draft['format']; title: string }[] = [
  { value: 'TEXT', title: 'Text' },
  { value: 'JSON', title: 'JSON' },
  { value: 'SCHEMA', title: 'JSON, with a schema' },
  { value: 'HEX', title: 'Bytes in hex' },
  { value: 'BASE64', title: 'Bytes in Base64' },
];

interface Props {
  readonly what: 'Key' | 'Value';
  readonly draft: Draft;
  readonly set: (draft: Draft) => void;
  readonly keep?: boolean;
}

/** Asks for a key or a value. */
export function ContentFields({ what, draft, set, keep }: Props) {
  const options = [
    ...(keep ? [{ value: 'KEEP' as const, title: 'As it is, byte for byte' }] : []),
    ...FORMATS,
    { value: 'NONE' as const, title: what === 'Value' ? 'None: a tombstone' : 'None' },
  ];
  const change = (changes: Partial<Draft>) => set({ ...draft, ...changes });
  return (
    <fieldset class="content-fields">
      <legend>{what}</legend>
      <SelectField
        label={`${what} format`}
        value={draft.format}
        set={(format) => change({ format })}
        options={options}
      />
      {draft.format === 'SCHEMA' && (
        <div class="fields">
          <TextField label="Subject" value={draft.subject} set={(subject) => change({ subject })} mono />
          <TextField
            label="Version"
            type="number"
            placeholder="newest"
            value={draft.version}
            set={(version) => change({ version })}
          />
          <TextField
            label="or schema id"
            type="number"
            value={draft.schemaId}
            set={(schemaId) => change({ schemaId })}
          />
          <CheckField
            label="Id in a header"
            value={draft.inHeader}
            set={(inHeader) => change({ inHeader })}
            hint="Instead of in front of the bytes"
          />
        </div>
      )}
      {draft.format !== 'NONE' && draft.format !== 'KEEP' && (
        <AreaField
          label={what === 'Key' ? 'The key' : 'The value'}
          rows={what === 'Key' ? 2 : 7}
          value={draft.text}
          set={(text) => change({ text })}
        />
      )}
    </fieldset>
  );
}
