/** The parts of an OpenAPI document that are shown. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: SchemaNode;
}

type Content = Readonly<Record<string, { readonly schema?: SchemaNode }>>;

export interface Answer {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Content;
}

export interface Description {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly $ref?: string; readonly content?: Content };
  readonly responses: Readonly<Record<string, Answer>>;
}

export interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly description: Description;
  readonly parameters: readonly Parameter[];
}

export interface Area {
  readonly name: string;
  readonly operations: readonly Operation[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What stands at a reference like #/components/schemas/Status; what is no reference stands for itself. */
export function resolve<T extends { readonly $ref?: string }>(document: Document, node: T): T {
  if (node.$ref === undefined) return node;
  const steps = node.$ref.replace(/^#\//, '').split('/');
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document) as T;
}

/** Where an operation belongs: to its tag, else to the first part of its path. */
function areaOf(path: string, { tags }: Description): string {
  const first = path.replace(/^\/api\/v1\//, '').split('/')[0] ?? '';
  const name = tags?.[0] ?? first.replace(/\..*/, '');
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

/** All operations by area, in the order of the document; only those that have the text. */
export function areas(document: Document, search = ''): readonly Area[] {
  const wanted = search.trim().toLowerCase();
  const found = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    const shared = (item['parameters'] ?? []) as readonly Parameter[];
    for (const method of METHODS) {
      const description = item[method] as Description | undefined;
      if (!description) continue;
      const text = `${method} ${path} ${description.summary ?? ''}`.toLowerCase();
      if (!text.includes(wanted)) continue;
      const parameters = [...shared, ...(description.parameters ?? [])].map((each) => resolve(document, each));
      const area = areaOf(path, description);
      found.set(area, [...(found.get(area) ?? []), { method: method.toUpperCase(), path, description, parameters }]);
    }
  }
  return [...found].map(([name, operations]) => ({ name, operations }));
}

/** A schema in a word or two, like "array of RunView". */
export function typeOf(node: SchemaNode | undefined): string {
  if (!node) return 'anything';
  if (node.$ref) return node.$ref.split('/').at(-1)!;
  const choices = node.oneOf ?? node.anyOf;
  if (choices) return choices.map(typeOf).join(' or ');
  if (node.enum) return node.enum.map(String).join(' | ');
  const types = [node.type ?? 'object'].flat();
  const name = types.map((type) => (type === 'array' ? `array of ${typeOf(node.items)}` : type)).join(' or ');
  return node.format ? `${name} (${node.format})` : name;
}

/** The address that asks for an operation; parameters of the query that are empty are left out. */
export function address({ path, parameters }: Operation, values: Readonly<Record<string, string>>): string {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && values[parameter.name])
    .map(({ name }) => [name, values[name]!]);
  const text = new URLSearchParams(query).toString();
  return text ? `${filled}?${text}` : filled;
}
