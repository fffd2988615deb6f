import { useState } from 'preact/hooks';
import { api, type Dag, type Run, send } from '../api/client';
import { useResource } from '../api/use-resource';
import { millis, UNKNOWN } from '../format';
import { adjust, type Place } from '../router';
import { useSession } from '../session';
import { StateBadge } from '../state-badge';
import { ConfirmDialog } from '../ui/dialog';
import { Facts } from '../ui/facts';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { Panel } from '../ui/panel';
import { duration, moment, whyItWaits } from './grid';
import { TaskDetails } from './task-details';
import { TaskTable } from './task-table';
import { viewOf } from './view';
import { spoken, TONE_OF_RUN } from './words';

interface Props {
  readonly dag: Dag;
  readonly id: string;
  /** The run, where the list of runs has it; otherwise it is asked for. */
  readonly listed: Run | null;
  readonly place: Place;
  readonly now: string;
  readonly changed: () => void;
}

const EVERY_MILLIS = 2_000;
const FINAL: readonly Run['state'][] = ['SUCCESS', 'FAILED', 'STOPPED', 'UPSTREAM_FAILED', 'CUT_OFF'];

const time = (text: string | null): string => (text === null ? UNKNOWN : moment(text));

const interval = ({ interval: { start, end } }: Run): string => {
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return `${moment(start)} to ${moment(sameDay ? end.slice(11) : end)}`;
};

const parameters = (run: Run) => {
  const text = JSON.stringify(run.parameters);
  return text === '{}' ? 'none given' : <code>{text}</code>;
};

const facts = (run: Run, now: string) =>
  [
    ['Interval (UTC)', interval(run)],
    ['Trigger', spoken(run.trigger)],
    ['Queued', time(run.queuedAt)],
    ['Started', time(run.startedAt)],
    ['Ended', time(run.endedAt)],
    ['Duration', millis(duration(run, now))],
    ['Parameters', parameters(run)],
  ] as const;

interface ActionProps {
  readonly dag: string;
  readonly run: Run;
  readonly task: string | null;
  readonly changed: () => void;
}

/** What can be done with a run: it is stopped while it goes on, and run again when it has ended. */
function Actions({ dag, run, task, changed }: ActionProps) {
  const { mayChange, why } = useSession();
  const [asked, setAsked] = useState<'stop' | 'run' | 'task' | null>(null);
  const act = { class: 'button small', type: 'button', disabled: !mayChange, title: why ?? undefined } as const;
  const path = (what: string) => api(['dags', dag, 'runs', run.id, what]);
  const clear = () => send('POST', path('clear'), asked === 'task' ? { task } : {}).finally(changed);
  return (
    <>
      {FINAL.includes(run.state) ? (
        <>
          {task !== null && (
            <button {...act} onClick={() => setAsked('task')}>
              Clear from {task} on…
            </button>
          )}
          <button {...act} onClick={() => setAsked('run')}>
            Clear run…
          </button>
        </>
      ) : (
        <button {...act} class="button small danger" onClick={() => setAsked('stop')}>
          Stop…
        </button>
      )}
      {asked === 'stop' && (
        <ConfirmDialog
          title="Stop this run?"
          verb="Stop"
          danger
          close={() => setAsked(null)}
          act={() => send('POST', path('stop')).finally(changed)}
        >
          <p>What it has published stays. It can be cleared later, which runs it again.</p>
        </ConfirmDialog>
      )}
      {(asked === 'run' || asked === 'task') && (
        <ConfirmDialog
          title={asked === 'run' ? 'Run all its tasks again?' : `Run ${task} and all that follow it again?`}
          verb="Clear"
          close={() => setAsked(null)}
          act={clear}
        >
          <p>
            Their outcome is forgotten, and they run again with the same interval and parameters. Earlier tries and
            their logs stay.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

export function RunDetails({ dag, id, listed, place, now, changed }: Props) {
  const own = useResource<Run>(listed ? null : api(['dags', dag.id, 'runs', id]), EVERY_MILLIS);
  const resource = listed ? { value: listed, failure: null, reload: changed } : own;
  const { task, attempt } = viewOf(place);
  const choose = (name: string | null) => adjust(place, { run: id, task: name, try: null });
  const run = resource.value;
  return (
    <Panel
      class="run-details"
      title={
        <>
          {run && <StateBadge tone={TONE_OF_RUN[run.state]} words={spoken(run.state)} />}{' '}
          <span class="run-id">{id}</span>
        </>
      }
      actions={run && <Actions dag={dag.id} run={run} task={task} changed={resource.reload} />}
    >
      <Loaded resource={resource} what="the run">
        {(value) => {
          const why = whyItWaits(value, dag);
          const open = value.tasks.find((candidate) => candidate.id === task);
          return (
            <>
              {why && <Notice tone="info" title={why} />}
              {value.note && <Notice tone="info" title={value.note} />}
              <Facts facts={facts(value, now)} />
              <TaskTable run={value} open={task} choose={choose} />
              {open && (
                <TaskDetails
                  key={open.id}
                  path={['dags', dag.id, 'runs', id, 'tasks', open.id, 'tries']}
                  task={open}
                  attempt={attempt}
                  choose={(number) => adjust(place, { run: id, try: number })}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
