import type { PageProps } from '../pages';
import { href } from '../router';
import { PageHead } from '../ui/page-head';
import { Panel } from '../ui/panel';
import MessagesTab from './messages-tab';

/** The messages of one topic over the whole page: where links to a message lead. */
export default function MessagesPage({ place }: PageProps) {
  const topic = place.path[0] ?? '';
  return (
    <>
      <PageHead title={topic} above={[{ title: 'Topics', href: href('topics') }]} />
      <Panel title="Messages">
        <MessagesTab topic={topic} place={place} />
      </Panel>
    </>
  );
}
