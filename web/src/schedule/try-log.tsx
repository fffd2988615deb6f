import { useEffect, useRef, useState } from 'preact/hooks';
import { useEvents } from '../api/use-events';
import { plural } from '../format';

/** What is shown of a log; all of it can be downloaded. */
const MOST_LINES = 2_000;
const AGAIN_MILLIS = 5_000;
const END = ['end'] as const;

interface Props {
  readonly path: string;
  readonly label: string;
}

interface Log {
  readonly lines: readonly string[];
  readonly left: number;
  readonly ended: boolean;
}

const NOTHING: Log = { lines: [], left: 0, ended: false };

function add({ lines, left, ended }: Log, more: readonly string[]): Log {
  const all = [...lines, ...more];
  const surplus = Math.max(0, all.length - MOST_LINES);
  return { lines: all.slice(surplus), left: left + surplus, ended };
}

/** Lines as they come. They are shown once a frame, however many come. */
function useLines(path: string): readonly [Log, boolean] {
  const [log, setLog] = useState(NOTHING);
  const waiting = useRef<string[]>([]);
  const frame = useRef<ReturnType<typeof setTimeout> | null>(null);
  const show = () => {
    frame.current = null;
    const more = waiting.current;
    waiting.current = [];
    setLog((before) => add(before, more));
  };
  const link = useEvents(
    log.ended ? null : path,
    (name, data) => {
      if (name === 'end') {
        show();
        setLog((before) => ({ ...before, ended: true }));
        return;
      }
      waiting.current.push(data);
      frame.current ??= setTimeout(show, 50);
    },
    END,
  );
  useEffect(() => () => clearTimeout(frame.current ?? undefined), []);
  return [log, link === 'lost'];
}

function Lines({ path, label, again }: Props & { readonly again: () => void }) {
  const [log, lost] = useLines(path);
  const box = useRef<HTMLPreElement>(null);
  const atEnd = useRef(true);

  useEffect(() => {
    if (atEnd.current) box.current!.scrollTop = box.current!.scrollHeight;
  }, [log]);
  // The browser gives up where it is refused, as when too many follow logs.
  useEffect(() => {
    if (!lost) return undefined;
    const timer = setTimeout(again, AGAIN_MILLIS);
    return () => clearTimeout(timer);
  }, [lost]);

  const scrolled = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: { currentTarget: HTMLElement }) => {
    atEnd.current = scrollTop + clientHeight >= scrollHeight - 8;
  };
  const standing = lost
    ? 'The log is not at hand; trying again.'
    : log.ended
      ? 'The log is complete.'
      : 'Following the log…';
  return (
    <>
      <pre class="code log" ref={box} tabIndex={0} aria-label={label} onScroll={scrolled}>
        {log.left > 0 && `… ${plural(log.left, 'line')} before these are in the download\n`}
        {log.lines.join('\n')}
        {log.ended && log.lines.length === 0 && 'Nothing was written to this log.'}
      </pre>
      <p class="aside" role="status">
        {standing}
      </p>
    </>
  );
}

/** The log of a try, which goes on while it runs. */
export function TryLog(props: Props) {
  const [times, setTimes] = useState(0);
  return <Lines key={times} {...props} again={() => setTimes((before) => before + 1)} />;
}
