import type { Schemas } from '../api/client';

type Task = Schemas['TaskOfDag'];

export interface Node {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface Edge {
  readonly from: Node;
  readonly to: Node;
}

export interface Layout {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly width: number;
  readonly height: number;
}

export const NODE = { width: 148, height: 46 };
const GAP = { x: 28, y: 34 };

/** How many tasks have to end one after the other before this one. */
function depth(task: Task, byId: ReadonlyMap<string, Task>, above: readonly string[] = []): number {
  const before = task.after.filter((id) => byId.has(id) && !above.includes(id));
  return Math.max(-1, ...before.map((id) => depth(byId.get(id)!, byId, [...above, task.id]))) + 1;
}

/** Tasks from the top to the bottom, each below all that it waits for, those of one depth side by side. */
export function layOut(tasks: readonly Task[]): Layout {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const rows: string[][] = [];
  for (const task of tasks) (rows[depth(task, byId)] ??= []).push(task.id);
  const widest = Math.max(1, ...rows.map((row) => row.length));
  const width = widest * (NODE.width + GAP.x) - GAP.x;
  const nodes = rows.flatMap((row, y) => {
    const left = (width - (row.length * (NODE.width + GAP.x) - GAP.x)) / 2;
    return row.map((id, x) => ({ id, x: left + x * (NODE.width + GAP.x), y: y * (NODE.height + GAP.y) }));
  });
  const at = new Map(nodes.map((node) => [node.id, node]));
  const edges = tasks.flatMap((task) =>
    task.after.filter((id) => at.has(id)).map((id) => ({ from: at.get(id)!, to: at.get(task.id)! })),
  );
  return { nodes, edges, width, height: Math.max(1, rows.length) * (NODE.height + GAP.y) - GAP.y };
}
