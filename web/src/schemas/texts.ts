import type { Schemas } from '../api/client';

export type Type = NonNullable<Schemas['SchemaDraft']['type']>;
type Use = Schemas['SchemaUse'];

export const TYPES: readonly { readonly value: Type; readonly title: string }[] = [
  { value: 'AVRO', title: 'Avro' },
  { value: 'JSON', title: 'JSON Schema' },
  { value: 'PROTOBUF', title: 'Protobuf' },
];

export const titleOf = (type: string | null): string => TYPES.find(({ value }) => value === type)?.title ?? type ?? '';

export const LEVELS = [
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
  'NONE',
];
export const MODES = ['READWRITE', 'READONLY', 'READONLY_OVERRIDE', 'IMPORT'];

/** "backward transitive" for BACKWARD_TRANSITIVE. */
export const spoken = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ');

/** JSON with a line for each member, so that it can be read and compared; everything else as it is. */
export function pretty(schema: string): string {
  try {
    return JSON.stringify(JSON.parse(schema), null, 2);
  } catch {
    return schema.trimEnd();
  }
}

/** The topic whose records a subject describes, where it is named in the usual way. */
export const topicOf = (subject: string): string | null => /^([^:].*)-(?:key|value)$/.exec(subject)?.[1] ?? null;

export const writeReferences = (uses: readonly Use[]): string =>
  uses.map(({ name, subject, version }) => `${name} ${subject} ${version}`).join('\n');

/** References as they are written in the form, a line for each; throws the sentence to show. */
export function readReferences(text: string): readonly Use[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, name, subject, version] = /^(\S+)\s+(\S+)\s+(\d{1,9})$/.exec(line) ?? [];
      if (!name || !subject)
        throw new Error(
          `“${line}” is no reference; write its name, subject and version, like “Address address-value 1”.`,
        );
      return { name, subject, version: Number(version) };
    });
}
