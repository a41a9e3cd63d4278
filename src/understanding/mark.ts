/** What parsers find: a stretch of the text with its meaning; what one has claimed, later ones see as one glyph. */
import type { Status } from '../domain/milestone.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { Grouping, Period, QuestionIntent, StatusFilter, Whose } from '../domain/question.ts';
import type { HandOver, SaidFigure } from '../domain/update.ts';
import type { Context, EvidenceSaid } from './intent.ts';
import type { Entry, Lexicon } from './plan-words/lexicon.ts';

export type Stretch = { start: number; end: number; text: string };

/** The days that date words mean: first and last, both included; `by` is the day they name as a deadline. */
export type Days = {
  from: PlainDate;
  to: PlainDate;
  by: PlainDate;
  /** What was not said and taken as the next to come: the year of "12 March", the week of "Friday". */
  assumed: 'year' | 'month' | 'week' | null;
  /** More than one reading is usual ("end of the year"): what is stored of it must be confirmed. */
  doubt?: true;
  /** What the same words mean of the past, where it is no plain year, month or week before: see `lately`. */
  last?: { from: PlainDate; to: PlainDate; by: PlainDate };
};

export type How = 'said' | 'implied';

export type Mark = Stretch &
  (
    | { kind: 'link'; url: string; how: How }
    | { kind: 'date'; days: Days }
    | { kind: 'impossible-date' }
    /** A time that nobody has told us: "since last board", where no meeting is known. */
    | { kind: 'undated-time' }
    | { kind: 'plan'; plan: string }
    | { kind: 'item'; entries: readonly Entry[] }
    | { kind: 'unknown-ref'; key: string; printed: readonly Entry[] }
    /** `firm`: the words can mean nothing else; "who" and "when" give way to what stands beside them. */
    | { kind: 'intent'; intent: QuestionIntent; firm: boolean }
    | { kind: 'period'; period: Period }
    /** A name is as it was typed; whether the plan knows anybody of that name is not settled here. */
    | { kind: 'owner'; owner: Whose }
    | { kind: 'status-filter'; statuses: readonly StatusFilter[] }
    | { kind: 'topic'; words: string; entries: readonly Entry[] }
    | { kind: 'outcome'; outcome: string }
    | { kind: 'body'; body: string }
    /** Somebody whom the answer is for, and whose actions it is not about. */
    | { kind: 'audience' }
    | { kind: 'measure' }
    | { kind: 'grouping'; by: Grouping }
    | { kind: 'percent'; value: number; how: How }
    | { kind: 'forecast'; day: PlainDate; how: How }
    | { kind: 'evidence'; evidence: EvidenceSaid; how: How }
    /** "Evidence: none", "evidence to follow": there is nothing to keep. */
    | { kind: 'no-evidence' }
    | { kind: 'unchanged'; how: How }
    | { kind: 'status'; status: Status; how: How; soft: boolean }
    | { kind: 'denied-status' }
    | { kind: 'doubt' }
    | { kind: 'still-open' }
    | { kind: 'reason'; how: How }
    | { kind: 'blocked'; how: How }
    | { kind: 'figure'; figure: SaidFigure; how: How }
    | { kind: 'snooze'; day: PlainDate; how: How }
    | { kind: 'hand-over'; to: HandOver; how: How }
    | { kind: 'same-as'; ref: string }
    | { kind: 'on-behalf'; name: string }
  );
export type Kind = Mark['kind'];
export type MarkOf<K extends Kind> = Extract<Mark, { kind: K }>;

/** What a parser may look at. `left` is the text with all that was claimed before overwritten by glyphs. */
export type Sight = {
  text: string;
  left: string;
  marks: readonly Mark[];
  lexicon: Lexicon;
  context: Context;
};
export type Parser = (sight: Sight) => Mark[];

const kinds: readonly Kind[] = [
  'link',
  'date',
  'impossible-date',
  'item',
  'unknown-ref',
  'intent',
  'period',
  'owner',
  'status-filter',
  'percent',
  'forecast',
  'evidence',
  'unchanged',
  'status',
  'denied-status',
  'doubt',
  'still-open',
  'reason',
  'no-evidence',
  'topic',
  'outcome',
  'body',
  'measure',
  'audience',
  'grouping',
  'blocked',
  'figure',
  'snooze',
  'hand-over',
  'same-as',
  'on-behalf',
  'undated-time',
  'plan',
];
const glyphOf = (kind: Kind): string => String.fromCharCode(0xe001 + kinds.indexOf(kind));

/** What nobody may read is left blank as empty lines, so that the words around it stand on lines of their own. */
export const HIDDEN = '\n';

/** A stretch of one claimed kind, for use inside a regular expression; always whole, so that repeating it cannot backtrack. */
export const claimed = (kind: Kind): string => `${glyphOf(kind)}+(?!${glyphOf(kind)})`;

/** The text with the marks' stretches overwritten, letter for letter, so that positions stay true. */
export function overwrite(left: string, marks: readonly Mark[]): string {
  let seen = left;
  for (const mark of marks) {
    const glyphs = glyphOf(mark.kind).repeat(mark.end - mark.start);
    seen = seen.slice(0, mark.start) + glyphs + seen.slice(mark.end);
  }
  return seen;
}

/** All matches of a global expression. `matchAll` copies the expression each time, and most rows match nothing. */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}

/** Runs parsers one after the other; each sees what those before it left. */
export function runParsers(parsers: readonly Parser[], first: Sight): Sight {
  let sight = first;
  for (const parser of parsers) {
    const found = parser(sight);
    sight = { ...sight, left: overwrite(sight.left, found), marks: sight.marks.concat(found) };
  }
  return sight;
}

export function marksOf<K extends Kind>(sight: Sight, kind: K): MarkOf<K>[] {
  return sight.marks.filter((mark): mark is MarkOf<K> => mark.kind === kind);
}

/** The stretch of a regular expression's match, with the words as they were typed. */
export const stretchOf = (sight: Sight, match: RegExpExecArray): Stretch => ({
  start: match.index,
  end: match.index + match[0].length,
  text: sight.text.slice(match.index, match.index + match[0].length),
});
