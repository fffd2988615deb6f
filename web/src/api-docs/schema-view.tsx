import { useState } from 'preact/hooks';
import { resolve, typeOf, type Document, type SchemaNode } from './document';

interface Props {
  readonly document: Document;
  readonly schema: SchemaNode;
}

/** The object that a schema describes, behind references, arrays and choices; none for a plain value. */
function objectOf(document: Document, schema: SchemaNode): SchemaNode | null {
  const node = resolve(document, schema);
  const choice = (node.oneOf ?? node.anyOf)?.find(({ type }) => type !== 'null');
  if (choice) return objectOf(document, choice);
  if (node.items) return objectOf(document, node.items);
  return node.properties ? node : null;
}

function Field({ document, name, schema }: Props & { name: string }) {
  const [open, setOpen] = useState(false);
  const below = objectOf(document, schema);
  return (
    <li>
      <div class="field-row">
        {below ? (
          <button type="button" class="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
            <code>{name}</code>
          </button>
        ) : (
          <code>{name}</code>
        )}
        <span class="field-type">{typeOf(schema)}</span>
        <span>{schema.description}</span>
      </div>
      {open && below && <SchemaView document={document} schema={below} />}
    </li>
  );
}

/** The fields of a schema; those that are objects unfold. */
export function SchemaView({ document, schema }: Props) {
  const object = objectOf(document, schema);
  if (!object) return null;
  return (
    <ul class="schema-fields">
      {Object.entries(object.properties ?? {}).map(([name, field]) => (
        <Field key={name} document={document} name={name} schema={field} />
      ))}
    </ul>
  );
}
