import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';

interface Common {
  readonly label: string;
  /** One line below the field. */
  readonly hint?: ComponentChildren;
  /** What is wrong with the value, one sentence. */
  readonly error?: string | null | undefined;
  readonly disabled?: boolean;
}

interface FrameProps extends Common {
  readonly id: string;
  readonly children: ComponentChildren;
}

const Frame = ({ id, label, hint, error, children }: FrameProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    {children}
    {hint && (
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    )}
    {error && (
      <p id={`${id}-error`} class="wrong" role="alert">
        {error}
      </p>
    )}
  </div>
);

const described = (id: string, { hint, error }: Common) => ({
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? true : undefined,
});

interface TextProps extends Common {
  readonly value: string;
  readonly set: (value: string) => void;
  readonly type?: 'text' | 'number' | 'password' | 'search' | 'datetime-local' | 'date';
  readonly placeholder?: string;
  readonly autocomplete?: string;
  readonly mono?: boolean;
  readonly focus?: boolean;
}

export function TextField({ value, set, type = 'text', placeholder, autocomplete, mono, focus, ...common }: TextProps) {
  const id = useId();
  return (
    <Frame id={id} {...common}>
      <input
        id={id}
        {...({ type } as { type: 'text' })}
        class={mono ? 'mono' : undefined}
        value={value}
        placeholder={placeholder}
        autocomplete={autocomplete ?? 'off'}
        autofocus={focus}
        disabled={common.disabled}
        onInput={(event) => set(event.currentTarget.value)}
        {...described(id, common)}
      />
    </Frame>
  );
}

interface AreaProps extends Common {
  readonly value: string;
  readonly set: (value: string) => void;
  readonly rows?: number;
}

/** Several lines, in the font of code. */
export function AreaField({ value, set, rows = 8, ...common }: AreaProps) {
  const id = useId();
  return (
    <Frame id={id} {...common}>
      <textarea
        id={id}
        class="mono"
        rows={rows}
        spellcheck={false}
        value={value}
        disabled={common.disabled}
        onInput={(event) => set(event.currentTarget.value)}
        {...described(id, common)}
      />
    </Frame>
  );
}

interface SelectProps<V extends string> extends Common {
  readonly value: V;
  readonly set: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly title: string }[];
}

export function SelectField<V extends string>({ value, set, options, ...common }: SelectProps<V>) {
  const id = useId();
  return (
    <Frame id={id} {...common}>
      <select
        id={id}
        value={value}
        disabled={common.disabled}
        onChange={(event) => set(event.currentTarget.value as V)}
        {...described(id, common)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </Frame>
  );
}

interface CheckProps extends Common {
  readonly value: boolean;
  readonly set: (value: boolean) => void;
}

export function CheckField({ value, set, label, hint, disabled }: CheckProps) {
  const id = useId();
  return (
    <div class="field check">
      <input
        id={id}
        type="checkbox"
        checked={value}
        disabled={disabled}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && <p class="hint">{hint}</p>}
    </div>
  );
}

const PAUSE_MILLIS = 250;

interface SearchProps {
  readonly label: string;
  readonly value: string;
  /** Told once the typing pauses. */
  readonly set: (value: string) => void;
  readonly placeholder?: string;
}

/** A field to search by; the label is for those who do not see it. */
export function SearchField({ label, value, set, placeholder }: SearchProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => set(text), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <input
      class="search"
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
    />
  );
}
