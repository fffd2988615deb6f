import type { PageProps } from '../pages';
import './topics.css';
import { TopicDetail } from './topic-detail';
import { TopicList } from './topic-list';

/** Kafka's topics: the list, or one of them. */
export default function TopicsPage({ place }: PageProps) {
  const topic = place.path[0];
  return topic === undefined ? <TopicList place={place} /> : <TopicDetail key={topic} topic={topic} place={place} />;
}
