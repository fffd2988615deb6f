import { api } from '../api/client';
import type { PageProps } from '../pages';
import './consumers.css';
import { GroupDetail } from './group-detail';
import { GroupList } from './group-list';

/** Who reads from Kafka: the list, one group, or the stream job. */
export default function ConsumersPage({ place }: PageProps) {
  const [kind, group] = place.path;
  if (kind === 'stream-job') return <GroupDetail title="Stream job" path={api(['stream-progress'])} place={place} />;
  if (kind === 'group' && group !== undefined) {
    const path = api(['consumer-groups', group], { offset: place.query.get('from'), limit: 100 });
    return <GroupDetail key={group} title={group} path={path} place={place} />;
  }
  return <GroupList place={place} />;
}
