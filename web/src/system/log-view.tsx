import { useEffect, useRef, useState } from 'preact/hooks';
import { api, type Schemas } from '../api/client';
import { useEvents } from '../api/use-events';
import { useResource } from '../api/use-resource';
import { bytes } from '../format';
import { Loaded } from '../ui/loaded';
import { join } from './log-lines';

type Line = Schemas['LogLine'];
type Page = Schemas['LogPage'];

interface Props {
  readonly file: string;
  readonly filter: { readonly level: string | null; readonly text: string };
  readonly live: boolean;
}

const LINES = 300;

const time = (at: string | null): string => (at === null ? '' : new Date(at).toLocaleTimeString('en-GB'));

const Entry = ({ line }: { line: Line }) => (
  <li class={line.level === null ? undefined : line.level.toLowerCase()}>
    <time dateTime={line.at ?? undefined} title={line.at ?? undefined}>
      {time(line.at)}
    </time>
    <span class="level">{line.level}</span>
    <span class="text">
      {line.logger && <span class="logger">{line.logger}</span>} {line.text}
    </span>
  </li>
);

function Lines({ lines, follow }: { lines: readonly Line[]; follow: boolean }) {
  const box = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    if (follow && atEnd.current) box.current!.scrollTop = box.current!.scrollHeight;
  }, [lines, follow]);
  return (
    <ol
      class="log-lines"
      ref={box}
      tabIndex={0}
      aria-label="Entries, oldest first"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollTop + clientHeight >= scrollHeight - 24;
      }}
    >
      {lines.map((line, index) => (
        <Entry key={index} line={line} />
      ))}
    </ol>
  );
}

const scanned = (page: Page): string =>
  page.complete
    ? 'Nothing older matches.'
    : `Older entries are in the download; the last ${bytes(page.scannedBytes)} of ${bytes(page.bytes)} were searched.`;

function Followed({ page, file, filter, live }: Props & { readonly page: Page }) {
  const [lines, setLines] = useState<readonly Line[]>(page.lines);
  const link = useEvents(live ? api(['system', 'logs', file, 'events'], filter) : null, (_, data) =>
    setLines((before) => join(before, (JSON.parse(data) as Schemas['LogEvent']).lines)),
  );
  const standing = { off: 'Not following.', connecting: 'Connecting…', open: 'Following.', lost: 'Connecting again…' };
  return (
    <>
      {lines.length === 0 ? (
        <div class="empty">No entry matches{live ? '; new ones appear by themselves' : ''}.</div>
      ) : (
        <Lines lines={lines} follow={live} />
      )}
      <p class="aside" role="status">
        {standing[link]} {scanned(page)}
      </p>
    </>
  );
}

/** The end of a log, and what comes to it. */
export function LogView(props: Props) {
  const page = useResource<Page>(api(['system', 'logs', props.file], { ...props.filter, lines: LINES }));
  return (
    <Loaded resource={page} what="the log">
      {(value) => <Followed {...props} page={value} />}
    </Loaded>
  );
}
