import { describe, expect, it } from 'vitest';
import { layOut } from './graph';

const row = (layout: ReturnType<typeof layOut>, id: string) => layout.nodes.find((node) => node.id === id)!.y;

describe('the graph of a DAG', () => {
  it('has each task below all that it waits for', () => {
    const layout = layOut([
      { id: 'last', after: ['left', 'right'] },
      { id: 'first', after: [] },
      { id: 'left', after: ['first'] },
      { id: 'right', after: ['first'] },
    ]);
    expect(row(layout, 'first')).toBeLessThan(row(layout, 'left'));
    expect(row(layout, 'left')).toBe(row(layout, 'right'));
    expect(row(layout, 'right')).toBeLessThan(row(layout, 'last'));
    expect(layout.edges).toHaveLength(4);
    const xs = layout.nodes.filter(({ id }) => id === 'left' || id === 'right').map(({ x }) => x);
    expect(Math.abs(xs[0]! - xs[1]!)).toBeGreaterThan(148);
  });

  it('leaves out what a task waits for and nobody knows, and ends where tasks wait for each other', () => {
    expect(layOut([{ id: 'a', after: ['gone'] }]).edges).toHaveLength(0);
    expect(
      layOut([
        { id: 'a', after: ['b'] },
        { id: 'b', after: ['a'] },
      ]).nodes,
    ).toHaveLength(2);
    expect(layOut([]).nodes).toHaveLength(0);
  });
});
