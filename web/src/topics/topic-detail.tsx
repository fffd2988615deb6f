import { useState } from 'preact/hooks';
import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { count, rate } from '../format';
import MessagesTab from '../messages/messages-tab';
import { type Place, adjust, href } from '../router';
import { useMayChange } from '../session';
import { Figures } from '../ui/figure';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { Tabs } from '../ui/tabs';
import { PartitionTable } from './partition-table';
import { TopicDialog, type TopicOrder } from './topic-dialogs';
import { TopicSettings } from './topic-settings';
import { byteRate, bytes, retention } from './words';

type View = Schemas['TopicView'];
const LIMIT = 100;

const figures = ({ topic }: View) => [
  { name: 'Records', value: count(topic.records), note: `${rate(topic.recordsPerSecond)} a second` },
  { name: 'Size', value: bytes(topic.bytes), note: `on the leaders' disks` },
  { name: 'In', value: byteRate(topic.bytesInPerSecond), note: 'last seconds' },
  { name: 'Out', value: byteRate(topic.bytesOutPerSecond), note: 'last seconds' },
  { name: 'Kept', value: retention(topic.retentionMillis), note: topic.cleanupPolicy },
];

function Orders({ view, order }: { view: View; order: (what: TopicOrder) => void }) {
  const mayChange = useMayChange();
  const buttons: readonly (readonly [TopicOrder, string, string | null])[] = [
    ['partitions', 'Add partitions', view.partitionRefusal],
    ['purge', 'Purge', view.purgeRefusal],
    ['delete', 'Delete', view.deleteRefusal],
  ];
  return (
    <>
      {buttons.map(([what, title, refusal]) => (
        <button
          key={what}
          class={`button small ${what === 'partitions' ? '' : 'danger'}`}
          type="button"
          disabled={!mayChange || refusal !== null}
          title={refusal ?? undefined}
          onClick={() => order(what)}
        >
          {title}
        </button>
      ))}
    </>
  );
}

export function TopicDetail({ topic, place }: { topic: string; place: Place }) {
  const tab = place.query.get('tab') ?? 'messages';
  const offset = Number(place.query.get('from') ?? 0);
  const [order, setOrder] = useState<TopicOrder | null>(null);
  const resource = useResource<View>(api(['topics', topic], { offset, limit: LIMIT }), 3_000);
  const view = resource.value;
  const to = (name: string) => href('topics', [topic], { tab: name });

  return (
    <>
      <PageHead
        title={topic}
        above={[{ title: 'Topics', href: href('topics') }]}
        about={view?.note}
        actions={view && <Orders view={view} order={setOrder} />}
      />
      <Loaded resource={resource} what="the topic">
        {(current) => <Figures figures={figures(current)} />}
      </Loaded>
      <Tabs
        label="Views of the topic"
        open={tab}
        tabs={[
          { name: 'messages', title: 'Messages', href: to('messages') },
          { name: 'partitions', title: 'Partitions', href: to('partitions') },
          { name: 'settings', title: 'Settings', href: to('settings') },
        ]}
      />
      {tab === 'messages' && (
        <Panel title="Messages">
          <MessagesTab topic={topic} place={place} />
        </Panel>
      )}
      {tab === 'settings' && <TopicSettings topic={topic} refusal={view?.changeRefusal ?? null} />}
      {tab === 'partitions' && view && (
        <Panel title="Partitions">
          {view.partitionNote && <Notice tone="info">{view.partitionNote}</Notice>}
          <PartitionTable partitions={view.partitions} />
          <Pager
            total={view.topic.partitions}
            offset={offset}
            limit={LIMIT}
            what="partitions"
            go={(from) => adjust(place, { from: from || null })}
          />
        </Panel>
      )}
      {order && view && <TopicDialog what={order} view={view} close={() => setOrder(null)} done={resource.reload} />}
    </>
  );
}
