import { useEffect, useRef } from 'preact/hooks';
import type { Run, Schemas } from '../api/client';
import { millis } from '../format';
import { aboutTask, type Cell, columns, duration, height, move, moment, stateOfTask } from './grid';
import { aboutRun, TONE_OF_RUN } from './words';

interface Props {
  readonly runs: readonly Run[];
  readonly tasks: readonly Schemas['TaskOfDag'][];
  readonly now: string;
  readonly chosen: Cell;
  readonly choose: (run: string, task: string | null) => void;
}

interface SquareProps {
  readonly run: Run;
  readonly task: string;
  readonly open: boolean;
  readonly inColumn: boolean;
  readonly choose: () => void;
}

const Square = ({ run, task, open, inColumn, choose }: SquareProps) => {
  const state = stateOfTask(run, task);
  return (
    <td class={inColumn ? 'chosen' : undefined}>
      <button
        type="button"
        class={`square ${state ? TONE_OF_RUN[state] : 'absent'}`}
        data-state={state}
        data-cell={`${run.id} ${task}`}
        aria-pressed={open}
        tabIndex={open ? 0 : -1}
        aria-label={aboutTask(run, task)}
        title={aboutTask(run, task)}
        onClick={choose}
      />
    </td>
  );
};

/** Runs from left to right: how long each took as a bar, and below it what became of its tasks. Arrow keys lead around in it. */
export function RunGrid({ runs, tasks, now, chosen, choose }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const shown = columns(runs);
  const ids = shown.map(({ id }) => id);
  const names = tasks.map(({ id }) => id);
  const longest = Math.max(0, ...shown.map((run) => duration(run, now) ?? 0));
  const newest = ids.at(-1);
  // Where nothing of the page is chosen, the newest run is what the Tab key leads to.
  const entry = ids.includes(chosen.run) ? chosen : { run: newest ?? '', task: null };

  useEffect(() => {
    const element = scroll.current!;
    element.scrollLeft = element.scrollWidth;
  }, [newest]);

  const press = (event: KeyboardEvent) => {
    const to = move(entry, event.key, ids, names);
    if (!to) return;
    event.preventDefault();
    choose(to.run, to.task);
    const name = `${to.run} ${to.task ?? ''}`;
    scroll.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(name)}"]`)?.focus();
  };

  return (
    <div class="grid-frame">
      <div class="grid-scale" aria-hidden="true">
        <span>{longest > 0 ? millis(longest) : ''}</span>
        <span>0</span>
      </div>
      <div class="scroll" ref={scroll}>
        <table class="run-grid" aria-label="Runs and their tasks, the newest at the right" onKeyDown={press}>
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">Task</span>
              </th>
              {shown.map((run) => {
                const open = entry.run === run.id && entry.task === null;
                const about = aboutRun({ ...run, interval: { ...run.interval, start: moment(run.interval.start) } });
                return (
                  <th key={run.id} scope="col" class={chosen.run === run.id ? 'chosen' : undefined}>
                    <button
                      type="button"
                      class={`bar ${TONE_OF_RUN[run.state]}`}
                      data-state={run.state}
                      data-run={run.id}
                      data-cell={`${run.id} `}
                      aria-pressed={chosen.run === run.id}
                      tabIndex={open ? 0 : -1}
                      aria-label={about}
                      title={about}
                      onClick={() => choose(run.id, null)}
                    >
                      <span style={{ height: `${height(duration(run, now), longest)}%` }} />
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {names.map((task) => (
              <tr key={task}>
                <th scope="row">{task}</th>
                {shown.map((run) => (
                  <Square
                    key={run.id}
                    run={run}
                    task={task}
                    open={entry.run === run.id && entry.task === task}
                    inColumn={chosen.run === run.id}
                    choose={() => choose(run.id, task)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
