import type { Schemas } from '../api/client';
import { ago, cell, count } from '../format';
import { DataTable, type Column } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { downFor } from './stream-words';

type Restart = Schemas['StreamRestart'];

const columns = (now: string): readonly Column<Restart>[] => [
  { name: 'at', title: 'Went down', cell: ({ at }) => <span title={cell(at)}>{ago(at, now)}</span> },
  { name: 'reason', title: 'Reason', wrap: true, cell: ({ reason }) => <div class="stream-reason">{reason}</div> },
  { name: 'failures', title: 'Failures', number: true, cell: ({ failures }) => count(failures) },
  { name: 'down', title: 'Down for', number: true, cell: (restart) => downFor(restart, now) },
];

/** When the query was down, and why. */
export const RestartsPanel = ({ restarts, now }: { restarts: readonly Restart[]; now: string }) => (
  <Panel title="Restarts" class="stream-restarts">
    <DataTable
      label="Restarts"
      columns={columns(now)}
      rows={restarts}
      keyOf={({ at }) => at}
      empty="The query has not failed since the appliance started."
    />
  </Panel>
);
