import { describe, expect, it } from 'vitest';
import { atTheirFields, parametersOf, toSend } from './parameters';

const SCHEMA = {
  type: 'object',
  required: ['when'],
  properties: {
    results: { type: 'integer', minimum: 1, maximum: 5000, description: 'Users on each page' },
    ratio: { type: 'number', minimum: 0 },
    seed: { type: 'string', maxLength: 200, default: 'x' },
    gender: { type: 'string', enum: ['female', 'male'] },
    quick: { type: 'boolean' },
    nat: { type: 'array', items: { type: 'string' } },
    sizes: { type: 'array', items: { type: 'integer' }, maxItems: 3 },
    rules: { type: 'object' },
    when: { type: 'string' },
  },
};
const parameters = parametersOf(SCHEMA);
const named = (name: string) => parameters.find((parameter) => parameter.name === name)!;

describe('the form of a schema', () => {
  it('has a field of the right kind for every property', () => {
    expect(parameters.map(({ kind }) => kind)).toEqual([
      'integer',
      'number',
      'text',
      'choice',
      'boolean',
      'list',
      'list',
      'json',
      'text',
    ]);
    expect(named('gender').choices.map(({ text }) => text)).toEqual(['female', 'male']);
    expect(named('when').required).toBe(true);
    expect(parametersOf({})).toEqual([]);
    expect(parametersOf(null)).toEqual([]);
  });

  it('tells bounds and defaults', () => {
    expect(named('results').hint).toBe('Users on each page; 1 to 5000');
    expect(named('ratio').hint).toBe('at least 0');
    expect(named('seed').hint).toBe('at most 200 characters; x when not given');
    expect(named('sizes').hint).toBe('at most 3 values; separated by commas');
  });
});

describe('what is sent', () => {
  it('has the types of the schema, and nothing for what is empty', () => {
    const filled = {
      results: ' 5 ',
      ratio: '0.5',
      seed: '',
      gender: 'male',
      quick: 'true',
      nat: 'DE, GB',
      sizes: '1,2',
      rules: '{"a":1}',
      when: 'now',
    };
    expect(toSend(parameters, filled)).toEqual({
      values: {
        results: 5,
        ratio: 0.5,
        gender: 'male',
        quick: true,
        nat: ['DE', 'GB'],
        sizes: [1, 2],
        rules: { a: 1 },
        when: 'now',
      },
      wrong: {},
    });
  });

  it('keeps the type of what is chosen', () => {
    const sizes = parametersOf({ properties: { size: { enum: [1, 'two'] } } });
    expect(toSend(sizes, { size: '1' }).values).toEqual({ size: 1 });
    expect(toSend(sizes, { size: 'two' }).values).toEqual({ size: 'two' });
  });

  it('names what cannot be read', () => {
    const { values, wrong } = toSend(parameters, { results: 'many', sizes: '1,x', rules: '{' });
    expect(values).toEqual({});
    expect(Object.keys(wrong)).toEqual(['results', 'sizes', 'rules', 'when']);
  });
});

describe('what the server says', () => {
  it('stands at the field that it is about', () => {
    expect(atTheirFields(['results must be at most 5000', 'nat/0 is unknown', 'seed: no'], parameters)).toEqual({
      results: 'results must be at most 5000',
      nat: 'nat/0 is unknown',
      seed: 'seed: no',
    });
    expect(atTheirFields(['must not be valid', 7], parameters)).toEqual({});
    expect(atTheirFields(undefined, parameters)).toEqual({});
  });
});
