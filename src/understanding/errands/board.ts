/** Reads what is asked about boards: "hold Friday's post because ...", "restrict 4.2d", "set up this board". */
import { claimed, marksOf, type Sight } from '../mark.ts';
import type { BoardErrand } from './board-errand.ts';
import { readBoardReports } from './board-reports.ts';
import type { ErrandReader } from './errands.ts';

const PLEASE = '(?:please[, ]+)?';
const DAY = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|(?:this|next) week)'?s?";
const POST = `(?:(?:the|this|next|our|weekly|board|board's|${DAY})\\s+)*(?:post|summary)`;
const TO = '(?:\\s+(?:to|for)\\s+(?:the\\s+)?(?<board>[^,.:;]+?))?';
const END = '(?:\\s+please)?[\\s.!]*';
const NEAR = '(?:before|during|in)\\s+(?:the\\s+|an\\s+)?(?:elections?|pre-?election\\s+periods?)';
const form = (pattern: string): RegExp => new RegExp(`^${PLEASE}(?:${pattern})$`, 'is');

const WHY = '(?:\\s*[,-]?\\s+(?:because|as|since)\\s+|\\s*[:,]\\s*|\\s+-\\s+)';
const DATE = claimed('date');
/** "Friday's post", "the post on 4 December": of which day it is, before the board and the reason. */
const OF_A_DAY = `(?<post>(?:(?:the|this|next|our|weekly|board|board's|${DAY}|${DATE}(?:'?s)?)\\s+)*(?:post|summary)(?:\\s+(?:on|of|for|due(?:\\s+on)?)\\s+(?:the\\s+)?${DATE})?)`;
const HOLD = new RegExp(
  `^${PLEASE}hold(?:\\s+back)?\\s+${OF_A_DAY}${TO}(?:${WHY}(?<reason>.+?))?${END}$`,
  'dis',
);
const RELEASE = form(`release\\s+${POST}${TO}${END}`);
const HELD = form(
  `(?:what(?:'?s|\\s+is)|(?:which|what)\\s+(?:board\\s+)?(?:posts?|summar(?:y|ies))\\s+(?:is|are)|(?:is|are)\\s+(?:any|a|the|our)\\s+(?:board\\s+)?(?:posts?|summar(?:y|ies)))\\s+(?:still\\s+|being\\s+)*held(?:\\s+back)?(?:\\s+please)?[\\s.!?]*`,
);
const LINE = form('(?<asks>(?:a\\s+)?decision\\s+)?for\\s+the\\s+board\\s*[:,-]\\s*(?<text>.+)');
const PREVIEW = form(
  `(?:(?:show|send|give|let)\\s+me\\s+|can\\s+i\\s+(?:see|have)\\s+)?(?:see\\s+)?(?:the\\s+|a\\s+)?preview(?:\\s+(?:of|for)\\s+${POST}${TO}|\\s+${POST})?(?:\\s+please)?[\\s.!?]*`,
);
const SET_UP = form(`set\\s*up\\s+(?:this|the|our)\\s+(?:board|channel)(?:\\s+here)?${END}`);
const HOLD_NEAR = form(`hold\\s+(?:the\\s+|all\\s+|board\\s+)*posts?\\s+${NEAR}${TO}${END}`);
const FIGURES_NEAR = form(
  `post\\s+(?:figures\\s+|only\\s+figures\\s+)?without\\s+(?:the\\s+)?(?:words|narrative|comments)\\s+${NEAR}${TO}${END}`,
);
const POST_NEAR = form(`(?:keep\\s+posting|post\\s+as\\s+usual)\\s+${NEAR}${TO}${END}`);
/** Its days and nothing else: "purdah 22 March to 6 May stops us" tells of an action. */
const ELECTION = new RegExp(
  `^${PLEASE}(?:set\\s+)?(?:the\\s+|our\\s+|a\\s+)?(?:pre-?election\\s+period|purdah)(?:\\s+(?:is|runs|will\\s+be))?\\s*:?(?:\\s+|from|between|the|to|until|till|and|up|through|${claimed('date')}|[-–,])*${END}$`,
  'i',
);
const NO_ELECTION = form(
  `(?:no|cancel\\s+the|remove\\s+the|take\\s+back\\s+the)\\s+pre-?election\\s+periods?${END}`,
);
const RESTRICT = new RegExp(
  `^${PLEASE}(?<un>un-?|do\\s+not\\s+|don't\\s+|no\\s+longer\\s+)?restrict\\s+(?:actions?\\s+)?${claimed('item')}(?:(?:\\s*,\\s*|\\s+and\\s+|\\s*&\\s*)${claimed('item')})*${END}$`,
  'i',
);

export const readBoard: ErrandReader = (sight) => {
  const { text, left } = sight;
  const near = nearElections(text);
  if (near) return errand(near);
  const hold = holdIn(sight);
  if (hold) return errand(hold);
  const release = RELEASE.exec(text)?.groups;
  if (release) return errand({ is: 'release', board: release.board ?? null });
  const preview = PREVIEW.exec(text)?.groups;
  if (preview) return errand({ is: 'preview', board: preview.board ?? null });
  if (HELD.test(text)) return errand({ is: 'held' });
  if (SET_UP.test(text)) return errand({ is: 'set-up' });
  if (NO_ELECTION.test(text)) return errand({ is: 'elections', span: null });
  if (marksOf(sight, 'date').length > 0 && ELECTION.test(left)) return election(sight);
  const reports = readBoardReports(text);
  if (reports) return errand(reports);
  const restrict = RESTRICT.exec(left)?.groups;
  if (restrict) return errand({ is: 'restrict', items: refsIn(sight), on: restrict.un === undefined });
  const line = LINE.exec(text)?.groups;
  return line ? boardLine(sight, line.text ?? '', line.asks !== undefined) : null;
};

/** What days claimed, the reason may hold as well: the words are taken from the text, at the places that were found. */
function holdIn(sight: Sight): BoardErrand | null {
  const places = HOLD.exec(sight.left)?.indices?.groups;
  if (!places?.post) return null;
  const said = (name: 'board' | 'reason'): string | null =>
    places[name] ? sight.text.slice(...places[name]) : null;
  const [from, to] = places.post;
  const [date] = marksOf(sight, 'date').filter(({ start, end }) => start >= from && end <= to);
  const on = date && {
    from: date.days.from,
    to: date.days.to,
    weekday: date.days.assumed === 'week' && date.days.from === date.days.to,
  };
  return { is: 'hold', board: said('board'), reason: said('reason'), on: on ?? null };
}

const errand = (what: BoardErrand): ReturnType<ErrandReader> => ({
  kind: 'errand',
  plan: null,
  errand: { do: 'board', what },
});

function nearElections(text: string): BoardErrand | null {
  for (const [how, pattern] of [
    ['hold', HOLD_NEAR],
    ['without-narrative', FIGURES_NEAR],
    ['post', POST_NEAR],
  ] as const) {
    const found = pattern.exec(text);
    if (found) return { is: 'before-elections', how, board: found.groups?.board ?? null };
  }
  return null;
}

const refsIn = (sight: Sight): string[] => [
  ...new Set(marksOf(sight, 'item').flatMap(({ entries }) => entries.slice(0, 1).map(({ ref }) => ref))),
];

/** "22 March to 6 May": two days, or one stretch of days. */
function election(sight: Sight): ReturnType<ErrandReader> {
  const days = marksOf(sight, 'date').map((mark) => mark.days);
  const [first, last, ...others] = days;
  const from = first?.from;
  const to = last?.by ?? first?.to;
  if (from === undefined || to === undefined || others.length > 0 || from >= to)
    return ask(
      'From which day to which day is the pre-election period? Nothing was changed. Say, for example, "pre-election period 22 March to 6 May".',
    );
  return errand({ is: 'elections', span: { from, to } });
}

/** The action that it is about stands in it, at the end in brackets as a rule. */
function boardLine(sight: Sight, text: string, asks: boolean): ReturnType<ErrandReader> {
  const marks = marksOf(sight, 'item');
  const [ref, ...others] = refsIn(sight);
  const last = marks.at(-1);
  if (ref === undefined || others.length > 0 || last === undefined)
    return ask(
      'Which action is it about? Nothing was kept. Say it again with one ref, for example "for the board: two posts are being filled (3.3b)".',
    );
  const words = text
    .replace(new RegExp(`\\s*\\(\\s*${escaped(last.text)}\\s*\\)?\\s*\\)?[.]?\\s*$`), '')
    .trim();
  return words === '' ? null : errand({ is: 'line', item: ref, text: words.slice(0, 2000), asks });
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const ask = (words: string): ReturnType<ErrandReader> => ({
  kind: 'clarify',
  ask: words,
  items: [],
  suggestions: [],
});
