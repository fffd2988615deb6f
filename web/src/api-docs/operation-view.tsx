import { useState } from 'preact/hooks';
import { resolve, typeOf, type Answer, type Document, type Operation } from './document';
import { SchemaView } from './schema-view';
import { TryIt } from './try-it';

interface Props {
  readonly document: Document;
  readonly operation: Operation;
}

const Parameters = ({ operation }: { operation: Operation }) =>
  operation.parameters.length === 0 ? null : (
    <>
      <h4>Parameters</h4>
      <ul class="schema-fields">
        {operation.parameters.map(({ name, in: place, required, schema, description }) => (
          <li key={name} class="field-row">
            <code>{name}</code>
            <span class="field-type">
              {place}, {typeOf(schema)}
              {required ? ', required' : ''}
            </span>
            <span>{description}</span>
          </li>
        ))}
      </ul>
    </>
  );

function Body({ document, operation }: Props) {
  if (!operation.description.requestBody) return null;
  const body = resolve(document, operation.description.requestBody);
  const schema = Object.values(body.content ?? {})[0]?.schema;
  return schema ? (
    <>
      <h4>Body</h4>
      <SchemaView document={document} schema={schema} />
    </>
  ) : null;
}

function AnswerView({ document, status, answer }: { document: Document; status: string; answer: Answer }) {
  const { description, content } = resolve(document, answer);
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  const fine = status.startsWith('2');
  return (
    <li>
      <div class="field-row">
        <code class={fine ? 'fine' : undefined}>{status}</code>
        <span class="field-type">{type ? `${type}: ${typeOf(media?.schema)}` : 'no body'}</span>
        <span>{description}</span>
      </div>
      {fine && media?.schema && <SchemaView document={document} schema={media.schema} />}
    </li>
  );
}

const streams = ({ description }: Operation): boolean =>
  Object.values(description.responses).some(({ content }) => content && 'text/event-stream' in content);

/** One operation; what there is to say of it comes when it is opened. */
export function OperationView({ document, operation }: Props) {
  const [open, setOpen] = useState(false);
  const { method, path, description } = operation;
  return (
    <details class="operation" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class={`method ${method.toLowerCase()}`}>{method}</span>
        <code>{path}</code>
        <span class="operation-summary">{description.summary}</span>
      </summary>
      {open && (
        <div class="operation-body">
          {description.description && <p>{description.description}</p>}
          <Parameters operation={operation} />
          <Body document={document} operation={operation} />
          <h4>Answers</h4>
          <ul class="schema-fields">
            {Object.entries(description.responses).map(([status, answer]) => (
              <AnswerView key={status} document={document} status={status} answer={answer} />
            ))}
          </ul>
          {method === 'GET' && !streams(operation) && <TryIt operation={operation} />}
        </div>
      )}
    </details>
  );
}
