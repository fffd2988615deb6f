import { useMemo, useState } from 'preact/hooks';
import { api, send, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { UNKNOWN, count, millis } from '../format';
import { type Place, adjust, href, navigate } from '../router';
import { useMayChange } from '../session';
import { ConfirmDialog } from '../ui/dialog';
import { type Column, DataTable } from '../ui/data-table';
import { Figures } from '../ui/figure';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { TimeChart } from '../ui/time-chart';
import { ResetDialog } from './reset-dialog';
import { Trend, said } from './trend';

type View = Schemas['ConsumerGroupView'];

const partitionColumns: readonly Column<Schemas['GroupPartition']>[] = [
  { name: 'topic', title: 'Topic', cell: (row) => <a href={href('topics', [row.topic])}>{row.topic}</a> },
  { name: 'partition', title: 'Partition', number: true, cell: (row) => row.partition },
  { name: 'committed', title: 'Next to read', number: true, cell: (row) => count(row.committedOffset) },
  { name: 'end', title: 'End', number: true, cell: (row) => count(row.endOffset) },
  { name: 'lag', title: 'Lag', number: true, cell: (row) => count(row.lag) },
  { name: 'time', title: 'Time lag', number: true, cell: (row) => millis(row.timeLagMillis) },
  { name: 'member', title: 'Read by', cell: (row) => row.member ?? UNKNOWN },
];

const memberColumns: readonly Column<Schemas['GroupMember']>[] = [
  { name: 'client', title: 'Client', cell: (row) => row.clientId },
  { name: 'host', title: 'Host', cell: (row) => row.host },
  { name: 'assignment', title: 'Reads', wrap: true, cell: (row) => row.assignment.join(', ') || 'nothing' },
  { name: 'id', title: 'Member', wrap: true, cell: (row) => <span class="mono">{row.instanceId ?? row.id}</span> },
];

const figures = ({ group, assignor }: View) => [
  { name: 'State', value: said(group.state), note: said(group.kind) },
  { name: 'Lag', value: count(group.lag), note: <Trend trend={group.trend} /> },
  { name: 'Members', value: count(group.members), note: assignor ?? '' },
];

function History({ history }: { history: View['history'] }) {
  const times = useMemo(() => history.map(({ at }) => Date.parse(at) / 1000), [history]);
  const series = useMemo(
    () => [{ label: 'Lag', colour: '--accent', values: history.map(({ lag }) => lag) }],
    [history],
  );
  return history.length < 2 ? (
    <p class="empty">The lag is sampled while somebody looks, every 10 s; the first line is here in a moment.</p>
  ) : (
    <TimeChart label="Lag over the last 15 minutes" times={times} series={series} write={count} />
  );
}

export function GroupDetail({ title, path, place }: { title: string; path: string; place: Place }) {
  const resource = useResource<View>(path, 3_000);
  const [order, setOrder] = useState<'reset' | 'delete' | null>(null);
  const mayChange = useMayChange();
  const view = resource.value;
  const remove = async () => {
    await send('DELETE', api(['consumer-groups', title]));
    navigate(href('consumers'));
  };
  return (
    <>
      <PageHead
        title={title}
        above={[{ title: 'Consumers', href: href('consumers') }]}
        about={view?.note}
        actions={
          view &&
          view.group.kind !== 'STREAM_JOB' && (
            <>
              <button class="button small" type="button" disabled={!mayChange} onClick={() => setOrder('reset')}>
                Reset offsets
              </button>
              <button
                class="button small danger"
                type="button"
                disabled={!mayChange || view.deleteRefusal !== null}
                onClick={() => setOrder('delete')}
              >
                Delete
              </button>
            </>
          )
        }
      />
      <Loaded resource={resource} what="the group">
        {(current) => (
          <>
            <Figures figures={figures(current)} />
            {current.resetRefusal && <Notice tone="info">{current.resetRefusal}</Notice>}
            <Panel title="Lag over the last 15 minutes">
              <History history={current.history} />
            </Panel>
            <Panel title="Partitions">
              <DataTable
                label="Partitions"
                columns={partitionColumns}
                rows={current.partitions}
                keyOf={(row) => `${row.topic}-${row.partition}`}
                empty="It has no offsets and reads nothing now."
              />
              <Pager
                total={current.total}
                offset={current.offset}
                limit={100}
                what="partitions; the time lag is the age of the first record that is not read"
                go={(from) => adjust(place, { from: from || null })}
              />
            </Panel>
            {current.group.kind !== 'STREAM_JOB' && (
              <Panel title="Members">
                <DataTable
                  label="Members"
                  columns={memberColumns}
                  rows={current.members}
                  keyOf={(row) => row.id}
                  empty="Nobody is a member now."
                />
              </Panel>
            )}
          </>
        )}
      </Loaded>
      {order === 'reset' && view && (
        <ResetDialog group={title} refusal={view.resetRefusal} close={() => setOrder(null)} done={resource.reload} />
      )}
      {order === 'delete' && (
        <ConfirmDialog
          title={`Delete ${title}`}
          verb="Delete"
          danger
          typed={title}
          close={() => setOrder(null)}
          act={remove}
        >
          <p>Its offsets are gone then; who joins it again begins where its own setting says.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
