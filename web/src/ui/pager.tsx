import { count } from '../format';

interface Props {
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  /** What is counted, in the plural. */
  readonly what: string;
  readonly go: (offset: number) => void;
}

/** Where one is in a list, and the ways to the pages before and after. */
export function Pager({ total, offset, limit, what, go }: Props) {
  if (total === 0) return null;
  const last = Math.min(offset + limit, total);
  return (
    <div class="pager">
      <span>
        {count(offset + 1)} to {count(last)} of {count(total)} {what}
      </span>
      {total > limit && (
        <span class="choices">
          <button
            class="button small"
            type="button"
            disabled={offset === 0}
            onClick={() => go(Math.max(0, offset - limit))}
          >
            Previous
          </button>
          <button class="button small" type="button" disabled={last >= total} onClick={() => go(offset + limit)}>
            Next
          </button>
        </span>
      )}
    </div>
  );
}
