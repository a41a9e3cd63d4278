/** What the doctor says of messages that could not be sent, or perhaps not: those of the last seven days. */

import { count } from '../cards/format.ts';
import { About } from '../domain/about.ts';
import type { Store } from '../store/store.ts';
import { type TROUBLED, troubledRows } from '../store/unsent.ts';
import { type Finding, findingsOn } from './finding.ts';
import { OPEN_IT } from './people.ts';

const { note, fault } = findingsOn('messages');

type State = (typeof TROUBLED)[number];

/** One finding for each kind of message and fate. `oneChat` is what is said where only one person can be reached. */
export async function unsent(
  store: Store,
  tenant: string,
  now: Temporal.Instant,
  oneChat: string | null = null,
): Promise<Finding[]> {
  const rows = await troubledRows(store, tenant, now, () => undefined);
  return STATES.flatMap((state) =>
    About.options.flatMap((about): Finding[] => {
      const reasons = rows
        .filter((row) => row.state === state && row.about === about)
        .map(({ reason }) => reason ?? 'no reason');
      if (reasons.length === 0) return [];
      const many = `${count(reasons.length, ...NAMES[about])} ${reasons.length === 1 ? 'is' : 'are'}`;
      const what = `${many} ${FATE[state]}: ${[...new Set(reasons)].join('; ')}`;
      const remedy = REMEDY[state][KIND[about]];
      return [oneChat !== null && remedy === OPEN_IT ? note(what, oneChat) : fault(what, remedy)];
    }),
  );
}

const STATES = ['parked', 'unknown', 'unreachable'] as const satisfies readonly State[];
const NAMES: { readonly [A in About]: readonly [one: string, many: string] } = {
  welcome: ['welcome', 'welcomes'],
  reminder: ['reminder', 'reminders'],
  chase: ['chaser', 'chasers'],
  cover: ['word to a cover', 'words to covers'],
  leaving: ['word of who is leaving', 'words of who is leaving'],
  requests: ['request', 'requests'],
  outcomes: ['answer to a request', 'answers to requests'],
  'lead-note': ['lead’s note', 'leads’ notes'],
  alert: ['alert', 'alerts'],
  preview: ['preview', 'previews'],
  redaction: ['question of a redaction', 'questions of redactions'],
  note: ['note', 'notes'],
  summary: ['summary', 'summaries'],
  report: ['report', 'reports'],
  papers: ['set of papers', 'sets of papers'],
  correction: ['correction', 'corrections'],
};
const FATE = { parked: 'parked', unknown: 'of unknown fate', unreachable: 'unreachable' } as const;

const AGAIN = 'the actions come again on the next working day';
const COVERED = "next week's post covers it";
const MEND = 'Mend the reason, and say "waymark outbox retry --all-parked"';
const SETTLE = '"waymark outbox" tells its key, and "waymark outbox retry KEY" or "drop KEY" settles it';
const TOLD_AGAIN = 'the next note to the officer tells the same';

/** Messages of a kind are mended alike. */
const KIND = {
  welcome: 'welcome',
  reminder: 'reminder',
  chase: 'reminder',
  cover: 'passing',
  leaving: 'leaving',
  requests: 'note',
  outcomes: 'passing',
  'lead-note': 'note',
  alert: 'passing',
  preview: 'passing',
  redaction: 'redaction',
  note: 'note',
  summary: 'summary',
  report: 'post',
  papers: 'post',
  correction: 'post',
} as const satisfies { readonly [A in About]: string };

/** What becomes of it by itself, and what somebody can do. */
const REMEDY: { readonly [S in State]: { readonly [K in (typeof KIND)[About]]: string } } = {
  parked: {
    welcome: `${MEND}; their cards come without it, and "help" says what it would have said.`,
    reminder: `${MEND}; or leave it, and ${AGAIN}.`,
    summary: `${MEND}; or leave it, and ${COVERED}.`,
    note: `${MEND}; or leave it, and ${TOLD_AGAIN}.`,
    post: `${MEND}; it comes once, and nothing later covers it.`,
    passing: `${MEND}; or leave it: "history of" the action tells the same.`,
    leaving: `${MEND}; or the officer asks what they are down for.`,
    redaction: `${MEND}; or another officer says "redactions".`,
  },
  unknown: {
    welcome: 'Nothing has to be done: their cards come, and "help" says what it would have said.',
    reminder: `Nothing has to be done: ${AGAIN}.`,
    summary: `The officers are asked whether it is in the board's channel. ${SETTLE}; or leave it, and ${COVERED}.`,
    note: `Nothing has to be done: ${TOLD_AGAIN}.`,
    post: `The officers are asked whether it is in the board's channel. ${SETTLE}.`,
    passing: 'Nothing has to be done: "history of" the action tells the same.',
    leaving: 'Nothing has to be done where another lead or officer was told; else tell them.',
    redaction: 'Nothing has to be done: "redactions" tells officers the same.',
  },
  unreachable: {
    welcome: OPEN_IT,
    leaving: OPEN_IT,
    redaction: OPEN_IT,
    reminder: OPEN_IT,
    summary: `See whether the bot is in the board's team, and whether the plan names the right channel. ${SETTLE}; or leave it, and ${COVERED}.`,
    note: OPEN_IT,
    post: `See whether the bot is in the board's team, and whether the plan names the right channel. ${SETTLE}.`,
    passing: OPEN_IT,
  },
};
