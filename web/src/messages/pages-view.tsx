import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import { useResource } from '../api/use-resource';
import { count } from '../format';
import type { Query } from '../router';
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
          <div class="pager">
            <span>
              Page {cursors.length + 1}, {messages.length} of {count(total)} in the range
            </span>
            <span class="choices">
              <button
                class="button small"
                type="button"
                onClick={() => (cursors.length ? setCursors([]) : page.reload())}
              >
                {cursors.length ? 'First page' : 'Reload'}
              </button>
              <button
                class="button small"
                type="button"
                disabled={cursors.length === 0}
                onClick={() => setCursors(cursors.slice(0, -1))}
              >
                Previous
              </button>
              <button
                class="button small"
                type="button"
                disabled={next === null}
                onClick={() => setCursors([...cursors, next!])}
              >
                Next
              </button>
            </span>
          </div>
        </>
      )}
    </Loaded>
  );
}
