// Joins the parts of the OpenAPI document, one for each area of the API, into the one that is served and that types are made from.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const parts = new URL('../../src/main/openapi/', import.meta.url);
const whole = new URL('../../target/classes/io/pipelineappliance/dashboard/openapi.json', import.meta.url);

const read = (name) => JSON.parse(readFileSync(new URL(name, parts), 'utf8'));

/** Adds what a part has under each name; what two parts have is a mistake. */
function add(target, more, name) {
  for (const [key, value] of Object.entries(more)) {
    if (key in target) throw new Error(`${name}: another part of the OpenAPI document has ${key} already`);
    target[key] = value;
  }
}

const document = read('appliance.json');
for (const name of readdirSync(parts).sort()) {
  if (name === 'appliance.json' || !name.endsWith('.json')) continue;
  const { paths, components = {}, ...rest } = read(name);
  if (Object.keys(rest).length) throw new Error(`${name}: only paths and components belong into a part`);
  add(document.paths, paths, name);
  for (const [kind, more] of Object.entries(components)) add((document.components[kind] ??= {}), more, name);
}

// What is asked before every route answers alike everywhere, so no part has to say it again.
const problem = (description) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const COMMON = {
  401: problem('A login is wanted, or what was shown of one is wrong'),
  403: problem('The Host or the Origin is foreign, the role does not allow it, or the dashboard is read-only'),
  429: problem('Too many wrong logins; Retry-After says when to come again'),
};
const BODY = { 413: problem('The body is larger than 1 MiB') };
for (const path of Object.values(document.paths)) {
  for (const [method, operation] of Object.entries(path)) {
    if (method === 'parameters') continue;
    operation.responses = { ...COMMON, ...(method === 'get' ? {} : BODY), ...operation.responses };
  }
}
document.components.securitySchemes = {
  password: { type: 'http', scheme: 'basic' },
  token: { type: 'http', scheme: 'bearer' },
};
document.security = [{}, { password: [] }, { token: [] }];

mkdirSync(new URL('.', whole), { recursive: true });
writeFileSync(whole, `${JSON.stringify(document, null, 1)}\n`);
