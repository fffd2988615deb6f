import { useState } from 'preact/hooks';
import { api, send, sentence } from '../api/client';
import { useSession } from '../session';
import { spoken } from './texts';

interface Props {
  readonly title: string;
  /** What the field of the order is called. */
  readonly name: 'level' | 'mode';
  readonly value: string;
  readonly values: readonly string[];
  /** Whether it is set here, and not taken over. */
  readonly own: boolean;
  readonly resettable: boolean;
  readonly path: readonly string[];
  readonly changed: () => void;
}

/** A setting that is changed by choosing another value. */
export function Setting({ title, name, value, values, own, resettable, path, changed }: Props) {
  const { mayChange, why } = useSession();
  const [failure, setFailure] = useState<string | null>(null);
  const act = async (method: 'PUT' | 'DELETE', body?: unknown) => {
    setFailure(null);
    await send(method, api(path), body).catch((error: unknown) => setFailure(sentence(error)));
    changed();
  };
  const known = values.includes(value) ? values : [value, ...values];
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <select
          aria-label={title}
          value={value}
          disabled={!mayChange}
          title={why ?? undefined}
          onChange={(event) => act('PUT', { [name]: event.currentTarget.value })}
        >
          {known.map((constant) => (
            <option key={constant} value={constant}>
              {spoken(constant)}
            </option>
          ))}
        </select>
        {resettable && !own && <span class="aside">the registry’s default</span>}
        {resettable && own && (
          <button class="button small" type="button" disabled={!mayChange} onClick={() => act('DELETE')}>
            Reset to default
          </button>
        )}
        {failure && (
          <p class="wrong" role="alert">
            {failure}
          </p>
        )}
      </dd>
    </div>
  );
}
