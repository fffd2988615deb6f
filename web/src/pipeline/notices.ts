import type { Status } from '../api/client';
import { count, plural } from '../format';

export interface Notice {
  readonly level: 'error' | 'warning' | 'info';
  readonly title: string;
  readonly text: string;
}

type Rule = (status: Status) => readonly Notice[];

const failedComponents: Rule = ({ components }) =>
  components.flatMap(({ state, title, reason }): Notice[] => {
    if (state === 'FAILED') return [{ level: 'error', title: `${title} failed`, text: reason ?? 'Its log says more.' }];
    if (state !== 'STOPPED') return [];
    return [
      { level: 'warning', title: `${title} is stopped`, text: reason ?? 'What needs it waits until it is started.' },
    ];
  });

const streamTrouble: Rule = ({ stream }) => {
  if (stream?.lastError == null) return [];
  const restarting = stream.state === 'RESTARTING';
  const title = restarting
    ? 'The stream is being restarted'
    : `Last error of the stream, ${plural(stream.restarts, 'restart')}`;
  return [{ level: restarting ? 'error' : 'warning', title, text: stream.lastError }];
};

const fetchTrouble: Rule = ({ fetch }) =>
  fetch?.lastError == null ? [] : [{ level: 'warning', title: 'The last fetch failed', text: fetch.lastError }];

const rejectedUsers: Rule = ({ fetch }) =>
  fetch === null || fetch.rejected === 0
    ? []
    : [
        {
          level: 'warning',
          title: `${plural(fetch.rejected, 'user')} rejected by the fetcher`,
          text: fetch.lastRejections[0] ?? 'They had not the form of a record.',
        },
      ];

const deadLetters: Rule = ({ deadLetters: letters }) =>
  letters === null || letters.records === 0
    ? []
    : [
        {
          level: 'warning',
          title: plural(letters.records, 'dead letter'),
          text: `${count(letters.records)} could not be parsed and ${letters.records === 1 ? 'is' : 'are'} kept, with the reason, on the topic ${letters.topic}.`,
        },
      ];

const notLeading: Rule = ({ fetch }) =>
  fetch === null || fetch.leader
    ? []
    : [
        {
          level: 'info',
          title: 'Another appliance fetches',
          text: 'It holds the leadership in ZooKeeper; this one takes over when it ends.',
        },
      ];

const activeSource: Rule = ({ source }) =>
  source?.why == null
    ? []
    : [{ level: 'info', title: source.active === null ? 'Source' : `Source: ${source.active}`, text: source.why }];

const RULES: readonly Rule[] = [
  failedComponents,
  streamTrouble,
  fetchTrouble,
  rejectedUsers,
  deadLetters,
  notLeading,
  activeSource,
];

const ORDER: readonly Notice['level'][] = ['error', 'warning', 'info'];

/** What the user should know, worst first. */
export const notices = (status: Status): readonly Notice[] =>
  RULES.flatMap((rule) => rule(status)).sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
