/**
 * Parser: the status in a reply. A status is said only by a clause that says little else; anything looser is a hint.
 * In a text of more than `LONG` words only the opening clauses count, so that a pasted letter with "done" in it
 * closes nothing.
 */
import type { Status } from '../../domain/milestone.ts';
import { claimed, type Mark, marksOf, type Parser, type Sight } from '../mark.ts';
import { wordCount } from '../phrase.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { commanded } from './commanded-status.ts';
import { hintReader } from './hint.ts';
import { respelt } from './respelt.ts';
import { readTail } from './status-tail.ts';
import { ANY_STATUS, outright, type Phrases } from './status-words.ts';

const LONG = 40;
const OPENING_CHARACTERS = 90;
const LONGEST_CLAUSE = 200;

const ITEM = claimed('item');
const DATE = claimed('date');

/** Each word stands once in these lists: repeated they must not be readable in two ways, or matching takes for ever. */
const BEFORE =
  "yes yep yeah ok okay hi hello hey hiya morning thanks great good news sorry update status rag rating now it it's its that's thats everything all they they're theyre both is are has have been we we're we've i i'm im i've ive am currently still already just fully back gone going turned looking finally officially the action activity";
const BEFORE_COMPLETE = `${BEFORE} was were had`;
const AFTER_COMPLETE =
  'now already early ahead thanks thank you cheers ta pls please fully dusted again me here everyone hooray in full on time with it this that everything all of them and';
const listed = (words: string): string =>
  words
    .split(' ')
    .map((word) => `${word}(?!['\\w-])`)
    .join('|');
const before = (words: string): string =>
  `(?:(?:(?:this(?: one)?(?:'s)?(?!['\\w-])|that(?: one)?(?!['\\w-])|${listed(words)})|${ITEM})[\\s=]*)*`;
const after = (words: string): string =>
  `(?:\\s*(?:(?:${listed(words)})|last (?:year|term|half[ -]term|autumn|spring|summer)|for (?:this|the) (?:half[ -]?term|term|month|quarter|year|round)|${ITEM}|${DATE}|${claimed('link')}|${claimed('forecast')}|${claimed('evidence')}))*`;

/** A colour may be given with regret, or as one's own view; a completion not. */
const VIEW = `(?:\\s*(?:${claimed('doubt')}|i'd say|i would say|i'm afraid|im afraid|i'd go with|sadly|unfortunately|overall|really|still|at the moment|for now|atm)(?!['\\w-]))*`;

const opening = (phrases: Phrases): RegExp => {
  const start = before(phrases.status === 'complete' ? BEFORE_COMPLETE : BEFORE);
  const end =
    phrases.stands === 'first'
      ? '(?![\\w-])(?<tail>[^]*)$'
      : `(?![\\w-])${phrases.status === 'complete' ? '' : VIEW}${after(AFTER_COMPLETE)}\\s*$`;
  return new RegExp(`^${start}(?<status>${phrases.words})${end}`, 'i');
};
const sayings = outright.map((phrases) => ({ ...phrases, pattern: opening(phrases) }));

/** Words that keep "done" from meaning that it is done. */
const NOT_DONE = new RegExp(
  `\\b(?:to|be|will|would|should|could|can|must|needs?|get|getting|want|aim|hope|hoping|expect|if|when|once|until|till?|before|after|unless|nearly|almost|mostly|partly|partially|half|some|most|part|bar|except|excluding|minus|save for|aside|apart|phase|stage|step|first|draft|nothing|none|no|only|by|think|yet|nor|says?|said|told|why|how|whether|gonna|soon|more|lot|work|bits?|few|of|quarter|third|for now|[b-hj-z])\\b|'ll\\b|${claimed('percent')}|${claimed('forecast')}|["']\\s*(?:done|complete)|\\d\\s?(?:\\/|out of|of)\\s?\\d{1,4}\\s+(?:now |all )?(?:done|complete|finished)|\\d\\s?%`,
  'i',
);
const DENIAL = new RegExp(
  `(?:\\b(?:not|never|no longer|cannot|nt|cant|wont|isnt|hasnt|havent|arent|wasnt|didnt|hardly|far from|nowhere near|yet to|un)\\b|n't\\b)[^,;\\n]{0,40}?\\b(?<status>${ANY_STATUS})\\b`,
  'i',
);

export const statuses: Parser = (sight) => {
  const long = wordCount(sight.text) > LONG;
  const clauses = clausesOf(sight.left).filter(
    (clause) => clause.text.length <= LONGEST_CLAUSE && (!long || clause.start < OPENING_CHARACTERS),
  );
  const said = clauses.flatMap((clause) => saidIn(clause, sight));
  if (long || said.some((mark) => mark.kind === 'status')) return said;
  return said.concat(
    clauses.flatMap((clause) => (said.some((mark) => overlaps(mark, clause)) ? [] : hintIn(clause, sight))),
  );
};

function saidIn(clause: Clause, sight: Sight): Mark[] {
  const wanted = commanded(clause.text);
  if (wanted) return [statusMark(clause, wanted, 'implied', false, sight)];
  for (const { pattern, status, soft } of sayings) {
    const match = pattern.exec(clause.text);
    if (!match) continue;
    const tail = match.groups?.tail ?? '';
    const typed = sight.text.slice(clause.end - tail.length, clause.end);
    const how = status === 'complete' ? completeOn(clause, sight) : readTail(tail, typed, status);
    if (how === 'denied') return [{ ...clause, kind: 'denied-status' }];
    return how === null ? [] : [statusMark(clause, status, how, soft ?? false, sight)];
  }
  const denial = DENIAL.exec(clause.text);
  return denial ? [{ ...clause, kind: 'denied-status' }] : [];
}

/** "Done yesterday" is done; "done Friday" may be either; "done next week" is not done. */
function completeOn(clause: Clause, sight: Sight): 'said' | 'implied' | null {
  if (/\bfor now\b/i.test(clause.text)) return null;
  // Of another round than the one that is asked about, perhaps.
  if (/\blast (?:year|term|half|autumn|spring|summer|winter)\b/i.test(clause.text)) return 'implied';
  const dates = marksOf(sight, 'date').filter((mark) => mark.start >= clause.start && mark.end <= clause.end);
  if (dates.every((mark) => mark.days.assumed === null && mark.days.from <= sight.context.today))
    return 'said';
  return dates.some((mark) => mark.days.assumed === null && mark.days.from > sight.context.today)
    ? null
    : 'implied';
}

const hinted = hintReader(before(BEFORE_COMPLETE), NOT_DONE);

function hintIn(clause: Clause, sight: Sight): Mark[] {
  const hint = hinted(clause, respelt(withFigures(clause, sight)), sight);
  return hint ? [statusMark(clause, hint.status, 'implied', hint.step, sight)] : [];
}

const DONE_FIRST = /^(?:all |the )?(?:\w+ ){0,3}?(?:done|complete[d]?|finished)\b/i;

/** What was read as a figure or a record also tells of progress: "34 mentors trained", "all forums done, notes on ...". */
function withFigures({ start, end, text }: Clause, sight: Sight): string {
  let seen = text;
  const put = (from: number, words: string): void => {
    seen = seen.slice(0, from - start) + words + seen.slice(from - start + words.length);
  };
  for (const mark of sight.marks.filter((one) => one.start >= start && one.end <= end)) {
    if (mark.kind === 'figure') put(mark.start, sight.text.slice(mark.start, mark.end));
    if (mark.kind === 'evidence') put(mark.start, DONE_FIRST.exec(mark.text)?.[0] ?? '');
  }
  return seen;
}

function statusMark(
  clause: Clause,
  status: Status,
  how: 'said' | 'implied',
  soft: boolean,
  sight: Sight,
): Mark {
  return {
    start: clause.start,
    end: clause.end,
    text: sight.text.slice(clause.start, clause.end),
    kind: 'status',
    status,
    how,
    soft,
  };
}

const overlaps = (mark: Mark, clause: Clause): boolean => mark.start < clause.end && mark.end > clause.start;
