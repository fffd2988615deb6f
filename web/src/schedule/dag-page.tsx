import { type Dag, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { adjust, type Place } from '../router';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { CalendarStrip } from './calendar-strip';
import { DagHead } from './dag-head';
import { Graph } from './dag-graph';
import { RunDetails } from './run-details';
import { RunFilters } from './run-filters';
import { RunGrid } from './run-grid';
import { isFiltered, runsPath, viewOf } from './view';

interface Props {
  readonly dag: Dag;
  readonly others: readonly Dag[];
  readonly place: Place;
  readonly now: string;
  /** Why the DAG is as it was last seen, and not as it is now. */
  readonly failure: string | null;
  readonly changed: () => void;
}

const EVERY_MILLIS = 2_000;

const Alerts = ({ dag }: { dag: Dag }) => (
  <>
    {dag.alerts.map((alert) => (
      <Notice key={alert.kind + alert.since} tone="warning" title={alert.sentence} />
    ))}
  </>
);

export function DagPage({ dag, others, place, now, failure, changed }: Props) {
  const view = viewOf(place);
  const runs = useResource<Schemas['RunPage']>(runsPath(dag.id, view), EVERY_MILLIS);
  const page = runs.value;
  const chosen = view.run ?? page?.runs[0]?.id ?? null;
  const shown = page?.runs.find(({ id }) => id === chosen) ?? null;
  const choose = (run: string, task: string | null) => adjust(place, { run, task, try: null });
  const reload = () => {
    runs.reload();
    changed();
  };
  return (
    <>
      <DagHead dag={dag} others={others} now={now} changed={reload} />
      {failure !== null && runs.failure === null && <Notice tone="error" title={failure} />}
      <Alerts dag={dag} />
      <CalendarStrip dag={dag.id} place={place} now={now} />
      <div class="schedule-columns">
        <Panel title="Runs" actions={<RunFilters place={place} />}>
          <Loaded resource={runs} what="the runs">
            {({ runs: list, total }) => (
              <>
                {list.length === 0 ? (
                  <div class="empty">
                    {isFiltered(view)
                      ? 'No run fits these filters.'
                      : total > 0
                        ? 'There are no runs this far back.'
                        : 'Nothing has run yet. Trigger a run, or wait for the next one.'}
                  </div>
                ) : (
                  <RunGrid
                    runs={list}
                    tasks={dag.tasks}
                    now={now}
                    chosen={{ run: chosen ?? '', task: view.task }}
                    choose={choose}
                  />
                )}
                <Pager
                  total={total}
                  offset={view.offset}
                  limit={view.limit}
                  what="runs, the newest first"
                  go={(offset) => adjust(place, { offset: offset || null, run: null, task: null, try: null })}
                />
              </>
            )}
          </Loaded>
        </Panel>
        <Panel title="Graph" class="graph-panel">
          <Graph tasks={dag.tasks} run={shown} task={view.task} choose={(task) => chosen && choose(chosen, task)} />
        </Panel>
      </div>
      {chosen !== null && (
        <RunDetails key={chosen} dag={dag} id={chosen} listed={shown} place={place} now={now} changed={reload} />
      )}
    </>
  );
}
