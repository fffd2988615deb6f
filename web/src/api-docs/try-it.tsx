import { useState } from 'preact/hooks';
import { ask, Failure, sentence } from '../api/client';
import { millis } from '../format';
import { TextField } from '../ui/fields';
import { address, typeOf, type Operation } from './document';

const LONGEST = 50_000;

interface Seen {
  readonly status: string;
  readonly text: string;
}

/** JSON with line breaks, and everything else as it is; no more than can be looked at. */
function readable(text: string): string {
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // It is no JSON.
  }
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}\n… the rest is not shown` : shown;
}

async function look(path: string): Promise<Seen> {
  const begun = performance.now();
  try {
    const response = await ask(path);
    const text = await response.text();
    return { status: `${response.status}, after ${millis(performance.now() - begun)}`, text: readable(text) };
  } catch (error) {
    const problem = error instanceof Failure ? error : null;
    return {
      status: problem && problem.status > 0 ? String(problem.status) : 'no answer',
      text: problem?.problem ? JSON.stringify(problem.problem, null, 2) : sentence(error),
    };
  }
}

/** Asks for an operation that only reads, and shows what comes back. */
export function TryIt({ operation }: { operation: Operation }) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [seen, setSeen] = useState<Seen | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = operation.parameters.every(({ name, required }) => !required || values[name]);
  const path = address(operation, values);

  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setSeen(await look(path));
    setBusy(false);
  };

  return (
    <form class="try" onSubmit={submit}>
      <h4>Try it</h4>
      <div class="try-fields">
        {operation.parameters
          .filter((parameter) => parameter.in !== 'header')
          .map(({ name, required, schema }) => (
            <TextField
              key={name}
              label={required ? `${name} (required)` : name}
              value={values[name] ?? ''}
              set={(value) => setValues((before) => ({ ...before, [name]: value }))}
              placeholder={schema?.default === undefined ? typeOf(schema) : String(schema.default)}
            />
          ))}
      </div>
      <p class="try-line">
        <button class="button primary" type="submit" disabled={!ready || busy}>
          Send
        </button>
        <code>GET {path}</code>
      </p>
      {seen && (
        <div role="status">
          <p class="aside">Answered {seen.status}</p>
          <pre class="code answer" tabIndex={0} aria-label="The answer">
            {seen.text}
          </pre>
        </div>
      )}
    </form>
  );
}
