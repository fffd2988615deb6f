import { describe, expect, it } from 'vitest';
import { diff, isChanged } from './diff';

const shown = (left: string, right: string) =>
  diff(left, right).map((row) => `${row.left?.text ?? '-'}${isChanged(row) ? '|' : '='}${row.right?.text ?? '-'}`);
const text = (...lines: string[]) => lines.join('\n');

describe('two texts side by side', () => {
  it('have like lines beside each other', () => {
    expect(shown(text('a', 'b', 'c'), text('a', 'b', 'c'))).toEqual(['a=a', 'b=b', 'c=c']);
    expect(shown(text('a', 'c'), text('a', 'b', 'c'))).toEqual(['a=a', '-|b', 'c=c']);
    expect(shown(text('a', 'b', 'c'), text('a', 'c'))).toEqual(['a=a', 'b|-', 'c=c']);
    expect(shown(text('a', 'b', 'c'), text('a', 'x', 'c'))).toEqual(['a=a', 'b|x', 'c=c']);
    expect(shown(text('a', 'b', 'c', 'd'), text('b', 'x', 'd', 'e'))).toEqual(['a|-', 'b=b', 'c|x', 'd=d', '-|e']);
  });

  it('may be empty', () => {
    expect(shown('', '')).toEqual([]);
    expect(shown('', text('a', 'b'))).toEqual(['-|a', '-|b']);
    expect(shown('a', '')).toEqual(['a|-']);
  });

  it('have the numbers that their lines have in each', () => {
    const rows = diff(text('a', 'c'), text('a', 'b', 'c'));
    expect(rows.at(-1)).toEqual({ left: { number: 2, text: 'c' }, right: { number: 3, text: 'c' } });
  });

  it('lose no line whatever they are', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
    for (let times = 0; times < 200; times++) {
      const [left, right] = [0, 1].map(() => Array.from({ length: random(12) }, () => 'abc'[random(3)]!).join('\n'));
      const rows = diff(left!, right!);
      expect(rows.flatMap((row) => row.left?.text ?? []).join('\n')).toBe(left);
      expect(rows.flatMap((row) => row.right?.text ?? []).join('\n')).toBe(right);
    }
  });

  it('that are too long to compare are still shown whole', () => {
    const many = (name: string) => Array.from({ length: 3000 }, (_, index) => `${name}${index}`).join('\n');
    const rows = diff(text('a', many('x')), text('a', many('y')));
    expect(rows).toHaveLength(3001);
    expect(isChanged(rows[0]!)).toBe(false);
  });
});
