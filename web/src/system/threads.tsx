import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { cell, count, millis, plural } from '../format';
import { adjust, type Place } from '../router';
import { SearchField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';

type Dump = Schemas['ThreadDump'];
type Thread = Schemas['ThreadState'];

const LIMIT = 50;

const One = ({ thread }: { thread: Thread }) => (
  <details class="thread">
    <summary>
      <span class="thread-name">{thread.name}</span>
      <span class="thread-state">{thread.state.toLowerCase().replaceAll('_', ' ')}</span>
      <span class="thread-time">{thread.cpuMillis === null ? '' : millis(thread.cpuMillis)}</span>
    </summary>
    <pre class="code" tabIndex={0} aria-label={`Stack of ${thread.name}`}>
      {thread.waitsFor && `waits for ${thread.waitsFor}${thread.heldBy ? `, held by ${thread.heldBy}` : ''}\n`}
      {thread.stack.length > 0 ? thread.stack.join('\n') : 'It has no Java stack.'}
    </pre>
  </details>
);

const Seen = ({ dump, place }: { dump: Dump; place: Place }) => (
  <>
    {dump.deadlocked.length > 0 && (
      <Notice
        tone="error"
        title={`${plural(dump.deadlocked.length, 'thread')} wait for each other in a circle and will not go on.`}
      />
    )}
    <p class="aside">
      {plural(dump.count, 'thread')} at {cell(dump.takenAt)}; {count(dump.total)} shown here. The time is processor time
      since the thread began.
    </p>
    {dump.threads.map((thread) => (
      <One key={thread.id} thread={thread} />
    ))}
    {dump.threads.length === 0 && <p class="empty">No thread matches.</p>}
    <Pager
      total={dump.total}
      offset={dump.offset}
      limit={LIMIT}
      what="threads"
      go={(to) => adjust(place, { offset: to })}
    />
  </>
);

/** What every thread does at the moment, taken when asked for. */
export function Threads({ place }: { place: Place }) {
  const search = place.query.get('search') ?? '';
  const offset = Number(place.query.get('offset') ?? 0);
  const dump = useResource<Dump>(api(['system', 'threads'], { search, offset, limit: LIMIT }));
  return (
    <Panel
      title="Threads"
      actions={
        <>
          <SearchField
            label="Search names, states and calls"
            value={search}
            set={(text) => adjust(place, { search: text, offset: null })}
          />
          <button class="button" type="button" onClick={dump.reload}>
            Take again
          </button>
        </>
      }
    >
      <Loaded resource={dump} what="the threads">
        {(value) => <Seen dump={value} place={place} />}
      </Loaded>
    </Panel>
  );
}
