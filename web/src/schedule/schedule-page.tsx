import { useEffect } from 'preact/hooks';
import { type Dag } from '../api/client';
import { useResource } from '../api/use-resource';
import type { PageProps } from '../pages';
import { href, navigate } from '../router';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { DagPage } from './dag-page';
import { keep, kept, viewOf } from './view';
import './schedule-page.css';
import './run-grid.css';
import './dag-graph.css';
import './run-details.css';

const EVERY_MILLIS = 2_000;

/** What runs when: the place of Airflow's grid. */
export default function SchedulePage({ place, live }: PageProps) {
  const dags = useResource<{ dags: Dag[] }>('/api/v1/dags', EVERY_MILLIS);
  const view = viewOf(place);
  const first = dags.value?.dags[0]?.id;

  // Opened without anything in the address, it shows the first DAG as it was shown last.
  useEffect(() => {
    if (view.dag === null && first !== undefined) navigate(href('schedule', [first], kept()), { replace: true });
  }, [view.dag, first]);
  useEffect(() => {
    if (view.dag !== null) keep(place);
  }, [place]);

  const dag = dags.value?.dags.find(({ id }) => id === view.dag);
  const now = live.status?.now ?? new Date().toISOString();
  if (dag)
    return (
      <DagPage
        dag={dag}
        others={dags.value!.dags}
        place={place}
        now={now}
        changed={dags.reload}
        failure={dags.failure}
      />
    );
  return (
    <>
      <PageHead title="Schedule" />
      <Loaded resource={dags} what="the schedule">
        {({ dags: all }) =>
          all.length === 0 ? (
            <Notice tone="info" title="Nothing is scheduled here.">
              The fetcher is off (fetch.enabled); people come from other producers.
            </Notice>
          ) : (
            view.dag !== null && (
              <Notice tone="warning" title={`There is no DAG “${view.dag}”.`}>
                <a href={href('schedule', [all[0]!.id])}>Go to {all[0]!.id}</a>
              </Notice>
            )
          )
        }
      </Loaded>
    </>
  );
}
