import { describe, expect, it } from 'vitest';
import { indented } from './json-text';

describe('indented', () => {
  it('breaks objects and arrays into lines', () => {
    expect(indented('{"a":[1,2],"b":{}}')).toBe('{\n  "a": [\n    1,\n    2\n  ],\n  "b": {}\n}');
  });

  it('keeps numbers as they are written', () => {
    expect(indented('{"n":12345678901234567890.10}')).toContain('12345678901234567890.10');
  });

  it('leaves what is inside of strings alone', () => {
    expect(indented('{"a":"x,{\\"y\\":1} "}')).toBe('{\n  "a": "x,{\\"y\\":1} "\n}');
  });

  it('takes text that was cut off', () => {
    expect(indented('{"a":"x')).toBe('{\n  "a": "x');
  });
});
