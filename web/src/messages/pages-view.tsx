import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import { useResource } from '../api/use-resource';
import { count } from '../format';
import type { Query } from '../router';
import { CursorPager } from '../ui/cursor-pager';
import { Loaded } from '../ui/loaded';
import { MessageTable } from './message-table';
import type { MessagePage } from './types';

const SIZE = 50;

/** Page after page; new messages do not move the ones that are looked at. */
export function Pages({ topic, query }: { topic: string; query: Query }) {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const range = JSON.stringify(query);
  useEffect(() => setCursors([]), [topic, range]);
  const path = api(['topics', topic, 'messages'], { ...query, limit: SIZE, cursor: cursors.at(-1) });
  const page = useResource<MessagePage>(path);
  return (
    <Loaded resource={page} what="messages">
      {({ messages, next, total }) => (
        <>
          {messages.length === 0 ? (
            <p class="empty">No messages are in this range.</p>
          ) : (
            <MessageTable topic={topic} messages={messages} />
          )}
          <CursorPager
            cursors={cursors}
            next={next}
            setCursors={setCursors}
            about={`${messages.length} of ${count(total)} in the range`}
            reload={page.reload}
          />
        </>
      )}
    </Loaded>
  );
}
