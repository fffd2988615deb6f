import type { Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import type { PageProps } from '../pages';
import { StateBadge } from '../state-badge';
import { Loaded } from '../ui/loaded';
import { PageHead } from '../ui/page-head';
import { ClusterTables } from './cluster-tables';
import { HistoryPanel } from './history-panel';
import { QueryPanel } from './query-panel';
import { RestartsPanel } from './restarts-panel';
import { PartitionsPanel, StreamFigures } from './stream-panels';
import { streamWords } from './stream-words';
import './spark.css';

const EVERY_MILLIS = 5_000;

const Outside = ({ href, title }: { href: string; title: string }) => (
  <a class="button" href={href} target="_blank" rel="noreferrer">
    {title}
  </a>
);

/** The stream job, and the Spark cluster that runs it. */
export default function SparkPage({ live }: PageProps) {
  const spark = useResource<Schemas['SparkView']>('/api/v1/spark', EVERY_MILLIS);
  const stream = live.status?.stream;
  const now = live.status?.now ?? new Date().toISOString();
  const words = stream && streamWords(stream);
  return (
    <>
      <PageHead
        title="Spark"
        about="The stream job from Kafka to Cassandra, and the cluster that runs it."
        actions={
          <>
            {words && <StateBadge tone={words.tone} words={words.badge} />}
            {spark.value && <Outside href={spark.value.applicationUi} title="Application UI" />}
            {spark.value?.masterUi && <Outside href={spark.value.masterUi} title="Master UI" />}
          </>
        }
      />
      {stream && <StreamFigures stream={stream} />}
      <HistoryPanel />
      <Loaded resource={spark} what="the Spark cluster">
        {(value) => (
          <>
            {value.query && <QueryPanel query={value.query} now={now} />}
            {stream && <PartitionsPanel stream={stream} />}
            <RestartsPanel restarts={value.restarts} now={now} />
            <ClusterTables spark={value} now={now} />
          </>
        )}
      </Loaded>
    </>
  );
}
