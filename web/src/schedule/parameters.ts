export interface Choice {
  readonly text: string;
  readonly value: unknown;
}

/** One parameter of a DAG, as its JSON schema describes it. */
export interface Parameter {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'integer' | 'boolean' | 'choice' | 'list' | 'json';
  readonly hint: string;
  readonly choices: readonly Choice[];
  /** The type of a list's elements. */
  readonly element: string;
  readonly required: boolean;
}

type Schema = Readonly<Record<string, unknown>>;

const object = (value: unknown): Schema => (value !== null && typeof value === 'object' ? (value as Schema) : {});
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const write = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function kind(schema: Schema): Parameter['kind'] {
  if (Array.isArray(schema.enum)) return 'choice';
  switch (schema.type) {
    case 'integer':
    case 'number':
    case 'boolean':
      return schema.type;
    case 'string':
      return 'text';
    case 'array':
      return object(schema.items).type === 'object' ? 'json' : 'list';
    default:
      return 'json';
  }
}

function bounds(
  { minimum, maximum, minLength, maxLength, minItems, maxItems }: Schema,
  what: Parameter['kind'],
): string {
  const between = (least: unknown, most: unknown, unit: string): string => {
    if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`;
    if (least !== undefined) return `at least ${least}${unit}`;
    return most === undefined ? '' : `at most ${most}${unit}`;
  };
  if (what === 'text') return between(minLength, maxLength, ' characters');
  if (what === 'list') return between(minItems, maxItems, ' values');
  return between(minimum, maximum, '');
}

function hint(schema: Schema, what: Parameter['kind']): string {
  const parts = [
    write(schema.description ?? ''),
    bounds(schema, what),
    what === 'list' ? 'separated by commas' : '',
    what === 'json' ? 'as JSON' : '',
    schema.default === undefined ? '' : `${write(schema.default)} when not given`,
  ];
  return parts.filter(Boolean).join('; ');
}

/** The parameters that a schema describes, in its order. */
export function parametersOf(schema: unknown): readonly Parameter[] {
  const { properties, required } = object(schema);
  return Object.entries(object(properties)).map(([name, value]) => {
    const described = object(value);
    const what = kind(described);
    return {
      name,
      kind: what,
      hint: hint(described, what),
      choices:
        what === 'choice'
          ? (described.enum as unknown[]).map((choice) => ({ text: write(choice), value: choice }))
          : [],
      element: write(object(described.items).type ?? 'string'),
      required: texts(required).includes(name),
    };
  });
}

export type Filled = Readonly<Record<string, string>>;
export type Wrong = Readonly<Record<string, string>>;

class Unreadable extends Error {}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Unreadable(`“${text}” is no number.`);
  return value;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Unreadable('This is no JSON.');
  }
}

function valueOf({ kind: what, element, choices }: Parameter, text: string): unknown {
  const numeric = ['integer', 'number'];
  switch (what) {
    case 'integer':
    case 'number':
      return number(text);
    case 'boolean':
      return text === 'true';
    case 'choice':
      return choices.find((choice) => choice.text === text)?.value;
    case 'json':
      return json(text);
    case 'list':
      return text.split(',').map((part) => (numeric.includes(element) ? number(part.trim()) : part.trim()));
    default:
      return text;
  }
}

/** What is sent for a form that is filled so, and what of it cannot be read. A field that is empty is not given. */
export function toSend(
  parameters: readonly Parameter[],
  filled: Filled,
): { values: Record<string, unknown>; wrong: Wrong } {
  const values: Record<string, unknown> = {};
  const wrong: Record<string, string> = {};
  for (const parameter of parameters) {
    const text = (filled[parameter.name] ?? '').trim();
    if (text === '') {
      if (parameter.required) wrong[parameter.name] = 'This has to be given.';
      continue;
    }
    try {
      values[parameter.name] = valueOf(parameter, text);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      wrong[parameter.name] = error.message;
    }
  }
  return { values, wrong };
}

/** The server's sentences, each beside the parameter that it begins with. */
export function atTheirFields(violations: unknown, parameters: readonly Parameter[]): Wrong {
  const wrong: Record<string, string> = {};
  for (const sentence of texts(violations)) {
    const name = /^[^\s/:]+/.exec(sentence)?.[0];
    if (parameters.some((parameter) => parameter.name === name)) wrong[name!] ??= sentence;
  }
  return wrong;
}
