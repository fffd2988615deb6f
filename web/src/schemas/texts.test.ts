import { describe, expect, it } from 'vitest';
import { pretty, readReferences, topicOf, writeReferences } from './texts';

describe('a schema as a text', () => {
  it('has a line for each member when it is JSON, and is as it was otherwise', () => {
    expect(pretty('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(pretty('syntax = "proto3";\n')).toBe('syntax = "proto3";');
  });
});

describe('references', () => {
  it('are read as they are written', () => {
    const uses = [{ name: 'a.proto', subject: 'a/b', version: 2 }];
    expect(readReferences(` ${writeReferences(uses)}\n\n`)).toEqual(uses);
    expect(readReferences('')).toEqual([]);
  });

  it('that cannot be read are told', () => {
    expect(() => readReferences('a b')).toThrow('“a b” is no reference');
    expect(() => readReferences('a b one')).toThrow('is no reference');
  });
});

describe('the topic of a subject', () => {
  it('is in its name', () => {
    expect(topicOf('users-created-value')).toBe('users-created');
    expect(topicOf('users-key')).toBe('users');
    expect(topicOf('com.example.User')).toBeNull();
    expect(topicOf(':.test:users-value')).toBeNull();
  });
});
