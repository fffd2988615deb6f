import type { Run, Schemas } from '../api/client';
import { type Edge, layOut, NODE, type Node } from './graph';
import { stateOfTask, took } from './grid';
import { spoken, TONE_OF_RUN } from './words';

interface Props {
  readonly tasks: readonly Schemas['TaskOfDag'][];
  /** The run whose states are shown; null shows none. */
  readonly run: Run | null;
  readonly task: string | null;
  readonly choose: (task: string) => void;
}

const path = ({ from, to }: Edge): string => {
  const [x1, y1, x2, y2] = [from.x + NODE.width / 2, from.y + NODE.height, to.x + NODE.width / 2, to.y - 5];
  const middle = (y1 + y2) / 2;
  return `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`;
};

const words = (run: Run | null, task: string): string => {
  const state = run && stateOfTask(run, task);
  if (!state) return 'not run';
  const last = run.tasks.find(({ id }) => id === task)?.tries.at(-1);
  return last ? `${spoken(state)}, ${took(last.duration)}` : spoken(state);
};

function Box({ node, run, task, choose }: Omit<Props, 'tasks'> & { node: Node }) {
  const state = run && stateOfTask(run, node.id);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose(node.id);
  };
  return (
    <g
      class={`node ${state ? TONE_OF_RUN[state] : 'waiting'}`}
      transform={`translate(${node.x} ${node.y})`}
      role="button"
      tabIndex={0}
      data-task={node.id}
      aria-pressed={task === node.id}
      onClick={() => choose(node.id)}
      onKeyDown={press}
    >
      <rect width={NODE.width} height={NODE.height} rx="8" />
      <rect class="edge" width="4" height={NODE.height - 16} x="8" y="8" rx="2" />
      <text x="22" y="20">
        {node.id}
      </text>
      <text class="state" x="22" y="36">
        {words(run, node.id)}
      </text>
    </g>
  );
}

/** The tasks, each below what it waits for, with what became of them in a run. */
export function Graph({ tasks, ...rest }: Props) {
  const { nodes, edges, width, height } = layOut(tasks);
  return (
    <svg
      class="dag-graph"
      viewBox={`-3 -3 ${width + 6} ${height + 6}`}
      style={{ maxWidth: `${width + 6}px` }}
      role="group"
      aria-label="Graph of the tasks"
    >
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" />
        </marker>
      </defs>
      {edges.map((edge) => (
        <path key={`${edge.from.id} ${edge.to.id}`} class="line" d={path(edge)} marker-end="url(#arrow)" />
      ))}
      {nodes.map((node) => (
        <Box key={node.id} node={node} {...rest} />
      ))}
    </svg>
  );
}
