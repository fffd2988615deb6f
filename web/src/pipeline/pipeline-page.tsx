import type { Status } from '../api/client';
import { SchedulePanel } from '../schedule/schedule-panel';
import { ComponentList } from './component-list';
import type { Sample } from './history';
import { NewestRows } from './newest-rows';
import { NoticesPanel } from './notices-panel';
import { Picture } from './picture';

/** Home: the whole way of a record in one picture, and what comes out of it. */
export function PipelinePage({ status, history }: { status: Status; history: readonly Sample[] }) {
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
