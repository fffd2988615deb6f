import { api, type Schemas } from '../api/client';
import { Icon } from '../icons';
import { TryLog } from './try-log';
import { moment, took } from './grid';
import { spoken, TONE_OF_RUN } from './words';

interface Props {
  /** Where the tries are under the API's root. */
  readonly path: readonly string[];
  readonly task: Schemas['TaskView'];
  /** The number of the try that is chosen; the newest while none is. */
  readonly attempt: number | null;
  readonly choose: (number: number) => void;
}

/** The tries of a task, and the log of one. */
export function TaskDetails({ path, task, attempt, choose }: Props) {
  const shown = task.tries.find(({ number }) => number === attempt) ?? task.tries.at(-1);
  if (!shown) return <p class="empty">{task.id} has not begun, so there is no log yet.</p>;
  const one = [...path, shown.number];
  return (
    <section class="task-details" aria-label={`Tries of ${task.id}`}>
      <header>
        <h3>{task.id}</h3>
        <div class="tries" role="group" aria-label="Tries">
          {task.tries.map((candidate) => (
            <button
              key={candidate.number}
              type="button"
              class={`button small ${TONE_OF_RUN[candidate.state]}`}
              aria-pressed={candidate.number === shown.number}
              onClick={() => choose(candidate.number)}
            >
              Try {candidate.number}: {spoken(candidate.state)}
            </button>
          ))}
        </div>
        <a class="button small" href={api([...one, 'log'])} download={`${path[3]}.${task.id}.${shown.number}.log`}>
          <Icon name="download" />
          Download log
        </a>
      </header>
      <p class="aside">
        Started {moment(shown.startedAt)} UTC{shown.endedAt ? `, took ${took(shown.duration)}` : ', still running'}.
      </p>
      {shown.error && <p class="try-error">{shown.error}</p>}
      <TryLog
        key={shown.number}
        path={api([...one, 'log', 'stream'])}
        label={`Log of ${task.id}, try ${shown.number}`}
      />
    </section>
  );
}
