import { expect, test } from 'vitest';
import { address, areas, resolve, typeOf, type Document } from './document';

const document: Document = {
  info: { title: 'Test', version: '1' },
  paths: {
    '/api/v1/topics/{topic}': {
      parameters: [{ name: 'topic', in: 'path', required: true }],
      get: {
        summary: 'One topic',
        parameters: [{ name: 'limit', in: 'query' }],
        responses: {},
      },
      delete: { summary: 'Delete it', responses: {} },
    },
    '/health/live': { get: { tags: ['Health'], responses: {} } },
  },
  components: { schemas: { Status: { type: 'object' } } },
};

test('operations are grouped by tag or path, with the parameters of their path', () => {
  const all = areas(document);
  expect(all.map(({ name, operations }) => [name, operations.length])).toEqual([
    ['Topics', 2],
    ['Health', 1],
  ]);
  expect(all[0]!.operations[0]!.parameters.map(({ name }) => name)).toEqual(['topic', 'limit']);
});

test('a search leaves only what has the text', () => {
  expect(areas(document, 'delete').flatMap(({ operations }) => operations.map(({ method }) => method))).toEqual([
    'DELETE',
  ]);
  expect(areas(document, 'nothing of it')).toEqual([]);
});

test('an address has its parameters in their places, whatever characters they have', () => {
  const operation = areas(document)[0]!.operations[0]!;
  expect(address(operation, { topic: 'a/b', limit: '5' })).toBe('/api/v1/topics/a%2Fb?limit=5');
  expect(address(operation, { topic: 't', limit: '' })).toBe('/api/v1/topics/t');
});

test('types are told in words', () => {
  expect(typeOf({ type: ['string', 'null'], format: 'date-time' })).toBe('string or null (date-time)');
  expect(typeOf({ type: 'array', items: { $ref: '#/components/schemas/Status' } })).toBe('array of Status');
  expect(typeOf({ oneOf: [{ $ref: '#/components/schemas/Status' }, { type: 'null' }] })).toBe('Status or null');
  expect(typeOf({ type: 'string', enum: ['A', 'B'] })).toBe('A | B');
});

test('references lead to what they name', () => {
  expect(resolve(document, { $ref: '#/components/schemas/Status' })).toEqual({ type: 'object' });
});
