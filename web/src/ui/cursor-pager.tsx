import type { ComponentChildren } from 'preact';

interface Props {
  /** The cursors of the pages after the first, up to the one that is shown. */
  readonly cursors: readonly string[];
  /** The cursor of the page after it. */
  readonly next: string | null;
  readonly setCursors: (cursors: readonly string[]) => void;
  /** What is said of the page after its number. */
  readonly about: ComponentChildren;
  /** Asks again for the first page, where that may have changed. */
  readonly reload?: () => void;
}

/** The ways through a list that is only known forwards: the pages behind are remembered. */
export function CursorPager({ cursors, next, setCursors, about, reload }: Props) {
  const atFirst = cursors.length === 0;
  return (
    <div class="pager">
      <span>
        Page {cursors.length + 1}, {about}
      </span>
      <span class="choices">
        {reload && (
          <button class="button small" type="button" onClick={() => (atFirst ? reload() : setCursors([]))}>
            {atFirst ? 'Reload' : 'First page'}
          </button>
        )}
        <button class="button small" type="button" disabled={atFirst} onClick={() => setCursors(cursors.slice(0, -1))}>
          Previous
        </button>
        <button
          class="button small"
          type="button"
          disabled={next === null}
          onClick={() => next !== null && setCursors([...cursors, next])}
        >
          Next
        </button>
      </span>
    </div>
  );
}
