/** What a clause hints at when it says no status outright: bad news first, then what is finished, then what goes well. */
import type { Status } from '../../domain/milestone.ts';
import { claimed, type MarkOf, marksOf, type Sight } from '../mark.ts';
import { refKey } from '../plan-words/lexicon.ts';
import type { Clause } from './clauses.ts';
import {
  EVENT,
  EXCUSE,
  goodHints,
  type Hint,
  hints,
  MEETS,
  NOT_TAKEN,
  ONE_ROUND,
  OPEN_PART,
  PART_DONE,
  REASSURING,
  STEP,
} from './status-hints.ts';

/** `step`: it only tells of something got done on the way, and gives way to any other word. */
export type Hinted = { status: Status; step: boolean };

/** An event counts as the action's end where the agreed date is no further off than this, in days. */
const NEAR = 62;

const patterns = (rows: readonly Hint[], opening: string) =>
  rows.map(({ status, words, where, meets }) => ({
    status,
    meets: meets ?? false,
    pattern: new RegExp(
      where === 'first' ? `^${opening}(?:${words})(?![\\w-])` : `(?:^|[\\s"'(])(?:${words})(?![\\w-])`,
      'i',
    ),
  }));

/** "This can be closed": wanted, and shown before it is done. */
const CLOSABLE =
  /\b(?:can|could|may) (?:now |all )?be (?:closed|ticked off|signed off|marked)|\bready to (?:close|be closed)|\byou can (?:now )?(?:close|tick)/i;

/** "All but one done": the words for it are cut at the "but". */
const ALL_BUT = /\b(?:all|everything|every\w*) but (?!(?:i|we|it|they|there|not)\b)/i;
const NOTHING_LEFT = /\bnothing (?:left|more|else) to do(?! (?:until|till?|before|now until|yet)\b)/i;

/** "Finished before Christmas": what stands behind "before" is a day, not something that is still awaited. */
const BEFORE_A_DATE = new RegExp(`\\bbefore (?=(?:the )?${claimed('date')})`, 'gi');

/** "Signed off by the lead member" says who, "by Friday" when. */
const BY_SOMEBODY = new RegExp(
  `\\bby (?!(?:the )?(?:${claimed('date')}|${claimed('forecast')}|when|then|next|end|if|time)\\b|[\\uE000-\\uF8FF])`,
  'gi',
);

/** `opening` is what may stand before the words that count, `notDone` what keeps "done" from meaning so. */
export function hintReader(opening: string, notDone: RegExp) {
  const bad = patterns(hints, opening);
  const good = patterns(goodHints, opening);
  const complete = /(?:^|\s)(?:done|complete|completed|finished)(?![\w-])/i;

  return (clause: Clause, said: string, sight: Sight): Hinted | null => {
    const blank = (words: string): string => ' '.repeat(words.length);
    const plain = said
      .replace(EXCUSE, blank)
      .replace(REASSURING, blank)
      .replace(BEFORE_A_DATE, blank)
      .replace(BY_SOMEBODY, blank)
      .replace(/'s\b/gi, blank)
      .replace(/\bn\b/gi, '&');
    const first = (rows: typeof bad): Status | undefined =>
      rows.find(
        ({ status, pattern, meets }) =>
          pattern.test(plain) &&
          !(status === 'complete' && notDone.test(plain)) &&
          (!meets || isMeeting(sight)),
      )?.status;
    const worst = first(bad);
    if (worst) return { status: worst, step: false };
    if (CLOSABLE.test(plain) && !/\b(?:not|if|when|once|until|unless|should)\b|n't/i.test(plain))
      return { status: 'complete', step: false };
    if (NOTHING_LEFT.test(plain)) return { status: 'complete', step: false };
    if (complete.test(plain) && ALL_BUT.test(sight.text)) return { status: 'in-progress', step: false };
    if (complete.test(plain) && !notDone.test(plain)) return { status: 'complete', step: false };
    if (isPastEvent(clause, plain, sight) || wasPresented(clause, plain, sight))
      return { status: 'complete', step: false };
    const best = first(good);
    if (best) return { status: best, step: false };
    if (new RegExp(REASSURING.source, 'i').test(said)) return { status: 'on-track', step: false };
    if (!isSpokenOf(sight)) return null;
    if (OPEN_PART.test(plain)) return { status: 'in-progress', step: true };
    return isStep(plain) ? { status: 'on-track', step: true } : null;
  };
}

/** "Met on Tuesday" completes a meeting; of anything else it is a step. */
function isMeeting(sight: Sight): boolean {
  const [named] = marksOf(sight, 'item').flatMap(({ entries }) => entries.slice(0, 1));
  const [ref = ''] = sight.context.inHand;
  const about = named ?? sight.lexicon.refs.get(refKey(ref))?.[0];
  return ONE_ROUND.test(sight.text) || (about !== undefined && MEETS.test(about.title));
}

/** "Report went to forum 28 jan", close to the agreed date or behind it. */
function isPastEvent(clause: Clause, plain: string, { marks, context }: Sight): boolean {
  const { due, today } = context;
  if (due === null || !taken(EVENT.exec(plain), plain) || OPEN_PART.test(plain)) return false;
  // "Training delivered to 30 staff": so many, and perhaps not all.
  if (marks.some(({ kind }) => kind === 'figure')) return false;
  const past = marks.some(
    (mark) =>
      mark.kind === 'date' &&
      !(/^\d+(?:st|nd|rd|th)$/i.test(mark.text) && /^\s+[a-z]/i.test(plain.slice(mark.end - clause.start))) &&
      mark.start >= clause.start &&
      mark.end <= clause.end &&
      isPast(mark, today),
  );
  return past && Temporal.PlainDate.from(today).until(due, { largestUnit: 'day' }).days <= NEAR;
}

/** "Went to board 13 Jan, slides attached": presented on a day that is past, with the paper to show for it. */
const PRESENTED =
  /^(?:it |this |paper |report |slides? |the )*(?:went|gone|taken|presented|reported|tabled|submitted) (?:to|at) (?:the |our )?(?:[\w-]{2,20} ){0,2}(?:board|cabinet|committee|exec|executive|governors|scrutiny|council|slt|members)\b/i;
const wasPresented = (clause: Clause, plain: string, { marks, context }: Sight): boolean =>
  PRESENTED.test(plain) &&
  !OPEN_PART.test(plain) &&
  marks.some(({ kind }) => kind === 'evidence') &&
  marks.some(
    (mark) =>
      mark.kind === 'date' &&
      mark.start >= clause.start &&
      mark.end <= clause.end &&
      isPast(mark, context.today),
  );

/** Beside a verb in the past a day without its year or month is the last one of that name. */
const isPast = ({ days }: MarkOf<'date'>, today: string): boolean =>
  days.from <= today || days.assumed !== null;

const taken = (match: RegExpExecArray | null, plain: string): boolean =>
  match !== null &&
  !NOT_TAKEN.test(`${plain.slice(0, match.index + match[0].search(/\S+$/))}`) &&
  !/\b(?:not|never|yet|to be|will|should|if|when|once|until|next)\b|n't\b/i.test(match[0]);

function isStep(plain: string): boolean {
  const step = STEP.exec(plain);
  if (step && !NOT_TAKEN.test(plain.slice(0, step.index))) return true;
  const part = PART_DONE.exec(plain);
  return part !== null && !/\b(?:not|yet|to be|nearly|almost|to get|get|none)\b|n't\b/i.test(part[0]);
}

/** Steps are told of an action: one in hand, or one that is named. */
const isSpokenOf = (sight: Sight): boolean =>
  sight.context.inHand.length > 0 || marksOf(sight, 'item').length > 0;
