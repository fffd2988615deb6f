import { count, millis, plural } from '../format';
import { Notice } from '../ui/notice';
import { MessageTable } from './message-table';
import type { Progress } from './types';
import type { Search } from './use-search';

const words = ({ scanned, total, matches, millis: taken }: Progress): string =>
  `Scanned ${count(scanned)} of ${count(total)} in ${millis(taken)}; ${plural(matches, 'match', 'matches')}.`;

/** What a search has found so far, and how far it is. */
export function SearchResult({ topic, search }: { topic: string; search: Search }) {
  const { messages, progress, failure, running } = search;
  return (
    <>
      {failure && <Notice tone="error" title={failure} />}
      {progress && (
        <div class="search-progress">
          <progress
            max={Math.max(1, progress.total)}
            value={progress.end === 'COMPLETE' ? progress.total : progress.scanned}
          >
            {progress.scanned}
          </progress>
          <p role="status">
            {words(progress)} {progress.detail ?? (running ? '' : 'It was cancelled.')}
          </p>
        </div>
      )}
      {messages.length > 0 && <MessageTable topic={topic} messages={messages} />}
      {messages.length === 0 && !failure && (
        <p class="empty">{running ? 'Nothing was found yet.' : 'Nothing was found.'}</p>
      )}
    </>
  );
}
