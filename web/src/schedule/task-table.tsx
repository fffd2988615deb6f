import type { Run, Schemas } from '../api/client';
import { StateBadge } from '../state-badge';
import { type Column, DataTable } from '../ui/data-table';
import { moment, took } from './grid';
import { spoken, TONE_OF_RUN } from './words';

type Task = Schemas['TaskView'];

interface Props {
  readonly run: Run;
  readonly open: string | null;
  readonly choose: (task: string | null) => void;
}

/** "12 usersFetched" reads as "12 users fetched". */
const counter = ([name, value]: readonly [string, string]): string =>
  `${name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)} ${value}`;

const outcome = (task: Task): string => {
  const last = task.tries.at(-1);
  if (!last) return task.state === 'QUEUED' ? 'waits for the tasks before it' : '';
  return last.error ?? Object.entries(last.counters).map(counter).join(', ');
};

const columns = ({ open, choose }: Props): readonly Column<Task>[] => [
  {
    name: 'task',
    title: 'Task',
    cell: (task) => (
      <button
        class="link"
        type="button"
        aria-expanded={task.id === open}
        onClick={() => choose(task.id === open ? null : task.id)}
      >
        {task.id}
      </button>
    ),
  },
  {
    name: 'state',
    title: 'State',
    cell: (task) => <StateBadge tone={TONE_OF_RUN[task.state]} words={spoken(task.state)} />,
  },
  { name: 'tries', title: 'Tries', number: true, cell: (task) => task.tries.length },
  {
    name: 'started',
    title: 'Started (UTC)',
    cell: (task) => (task.tries.length ? moment(task.tries.at(-1)!.startedAt) : ''),
  },
  {
    name: 'duration',
    title: 'Last try',
    number: true,
    cell: (task) => (task.tries.length ? took(task.tries.at(-1)!.duration) : ''),
  },
  { name: 'outcome', title: 'Outcome', wrap: true, cell: outcome },
];

/** The tasks of a run; one opens to its tries and their logs. */
export const TaskTable = (props: Props) => (
  <DataTable
    label="Tasks of the run"
    columns={columns(props)}
    rows={props.run.tasks}
    keyOf={({ id }) => id}
    empty="The run has no tasks."
    rowClass={({ id }) => (id === props.open ? 'open' : undefined)}
  />
);
