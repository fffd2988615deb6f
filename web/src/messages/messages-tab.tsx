import { useState } from 'preact/hooks';
import { api } from '../api/client';
import { useResource } from '../api/use-resource';
import { count, plural } from '../format';
import { adjust, type Place } from '../router';
import { useMayChange } from '../session';
import { Notice } from '../ui/notice';
import { Downloads } from './downloads';
import { MessageTable } from './message-table';
import './messages.css';
import { Pages } from './pages-view';
import { SearchResult } from './search-result';
import { SendDialog } from './send-dialog';
import { Toolbar } from './toolbar';
import { isSearch, rangeOf, viewOf, type MessagePage, type View } from './types';
import { useSearch } from './use-search';
import { useTail } from './use-tail';

interface Props {
  readonly topic: string;
  readonly place: Place;
}

/** The messages of a topic: pages, a search, or what comes. */
export default function MessagesTab({ topic, place }: Props) {
  const view = viewOf(place.query);
  const searches = isSearch(view);
  const query = { ...rangeOf(view), text: view.text, filter: view.filter };
  const mayChange = useMayChange();
  const [round, setRound] = useState(0);
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState('');
  const about = useResource<MessagePage>(api(['topics', topic, 'messages'], { limit: 1 }), 5_000);
  const live = api(['topics', topic, 'messages', 'tail'], { ...query, from: '', to: '', order: '' });
  const tail = useTail(view.live ? live : null);
  const path = api(['topics', topic, 'messages', 'search'], { ...query, limit: 500 });
  const search = useSearch(searches && !view.live ? path : null, round);
  const change = (changes: Partial<View>) => {
    if (searches && changes.text === view.text && changes.filter === view.filter) setRound(round + 1);
    adjust(place, changes);
  };
  return (
    <div class="messages-tab">
      <Toolbar
        view={view}
        partitions={about.value?.partitions.map(({ partition }) => partition) ?? null}
        change={change}
        searching={search.running && searches && !view.live}
        cancel={search.cancel}
      />
      <div class="messages-actions">
        <span class="muted">{about.value && `${count(held(about.value))} offsets held`}</span>
        <div class="panel-actions">
          <Downloads topic={topic} query={query} all={searches} />
          <button class="button small" type="button" disabled={!mayChange} onClick={() => setSending(true)}>
            Send a message…
          </button>
        </div>
      </div>
      {sent && <Notice tone="fine" title={sent} />}
      {view.live ? (
        <>
          {tail.failure && <Notice tone="error" title={tail.failure} />}
          <p class="muted" role="status">
            Following; the newest first.{' '}
            {tail.skipped > 0 && `${plural(tail.skipped, 'message')} came faster than they can be shown.`}
          </p>
          {tail.messages.length === 0 ? (
            <p class="empty">Nothing has come yet.</p>
          ) : (
            <MessageTable topic={topic} messages={tail.messages} />
          )}
        </>
      ) : searches ? (
        <SearchResult topic={topic} search={search} />
      ) : (
        <Pages topic={topic} query={query} />
      )}
      {sending && <SendDialog topic={topic} close={() => setSending(false)} sent={setSent} />}
    </div>
  );
}

const held = ({ partitions }: MessagePage): number => partitions.reduce((sum, { begin, end }) => sum + end - begin, 0);
