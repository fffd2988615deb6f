import { api } from '../api/client';
import { Icon } from '../icons';
import type { Query } from '../router';

interface Props {
  readonly topic: string;
  readonly query: Query;
  /** Whether what is downloaded is the result of a search. */
  readonly all: boolean;
}

/** Links to the messages of the range, or the whole result of the search, as a file. */
export const Downloads = ({ topic, query, all }: Props) => (
  <>
    {(['NDJSON', 'CSV'] as const).map((format) => (
      <a
        key={format}
        class="button small"
        href={api(['topics', topic, 'messages', 'download'], { ...query, format })}
        download
        title={all ? 'The whole result of the search' : 'All messages of the range'}
      >
        <Icon name="download" />
        {format}
      </a>
    ))}
  </>
);
