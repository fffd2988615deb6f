import type { PageProps } from '../pages';
import { SchedulePanel } from '../schedule/schedule-panel';
import { ComponentList } from './component-list';
import { NewestRows } from './newest-rows';
import { NoticesPanel } from './notices-panel';
import { Picture } from './picture';
import '../styles/picture.css';
import '../styles/stage.css';
import '../styles/rows.css';
import '../styles/schedule.css';

/** Home: the whole way of a record in one picture, and what comes out of it. */
export default function PipelinePage({ live: { status }, history }: PageProps) {
  if (!status) return <p class="connecting">Connecting to the appliance…</p>;
  return (
    <>
      <Picture status={status} history={history} />
      <div class="columns">
        <ComponentList components={status.components} />
        <NoticesPanel status={status} />
      </div>
      <SchedulePanel now={status.now} />
      <NewestRows table={status.table} />
    </>
  );
}
