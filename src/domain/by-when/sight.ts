/** What the parsers of by-when words see and find: stretches of the text, each with its meaning. */
import type { PlainDate } from '../kinds.ts';
import type { Anchors } from './anchors.ts';
import type { Basis, ByWhenKind, Certainty, Rule } from './reading.ts';
import type { Span } from './spans.ts';

/** How sure a meaning is, on what it rests, and whether a person is to confirm it. */
export type Doubt = { certainty: Certainty; basis: Basis; confirm: boolean };
const doubt = (certainty: Certainty, basis: Basis, confirm = true): Doubt => ({ certainty, basis, confirm });

export const SAID = doubt('high', 'words', false);
export const UNSURE = doubt('medium', 'words');
export const GUESSED = doubt('low', 'words');
export const FROM_WRITTEN = doubt('medium', 'written');
export const FROM_PERIOD = doubt('medium', 'period');

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'term' | 'year' | 'stretch';

export type Dated = {
  grain: Grain;
  doubt: Doubt;
  /** A word that means many things ("May", "2027", "spring") counts only where its company says so. */
  bare?: boolean;
  /** A year alone names a horizon: by its end. */
  horizon?: boolean;
  /** More than one point on the calendar: "from" before it does not open it. */
  range?: boolean;
  /** A holiday: "by" it means the last working day before. */
  holiday?: boolean;
  /** The first days of something: "by" them means the first of all. */
  byStart?: boolean;
  /** Looks back or tells the state before: it has dates, and nothing falls due. */
  backward?: boolean;
} & ({ as: 'span'; span: Span } | { as: 'yearly'; in: (year: number) => Span | null });

export type Rhythm = {
  as: 'rhythm';
  rule: Rule | null;
  every: string | null;
  month: number | null;
  doubt: Doubt;
};

/** Words that give no date: what they are instead, and how sure that is. */
export type Undated = {
  as: 'undated';
  /** A recurrence here is one without a rhythm: "regularly", "at each meeting". */
  kind: Extract<ByWhenKind, 'recurrence' | 'continuous' | 'event' | 'vague' | 'none'>;
  certainty: Certainty;
  /** True for words that want a date which nobody has given yet. */
  confirm: boolean;
  /** True for words that make a date beside them provisional ("TBC"). */
  unsettles?: boolean;
};

export type Meaning = Dated | Rhythm | Undated;
export type Stretch = { from: number; to: number };
export type Mark = Stretch & Meaning;
export type DatedMark = Stretch & Dated;

export const undated = (
  kind: Undated['kind'],
  certainty: Certainty = 'high',
  confirm = kind === 'vague',
): Undated => ({ as: 'undated', kind, certainty, confirm });

export type Sight = { text: string; anchors: Anchors };

/** An earlier row wins over a later one. A row may answer null: the words mean something else there. */
export type Row = { pattern: RegExp; read: (match: RegExpExecArray, sight: Sight) => Meaning | null };
export const row = (pattern: string, read: Row['read']): Row => ({
  pattern: new RegExp(pattern, 'gi'),
  read,
});

/** A row of whole words or phrases that mean the same, whatever stands around them. */
export const phrases = (words: readonly string[], found: Meaning): Row =>
  row(`(?<!\\w)(?:${words.join('|')})(?!\\w)`, () => found);

export const dated = (span: Span | null, grain: Grain, found: Doubt = SAID): Dated | null =>
  span && { as: 'span', span, grain, doubt: found };

const NEAR = 48;
/** The words just before a match, and just after it. */
export const before = ({ text }: Sight, { index }: { index: number }): string =>
  text.slice(Math.max(0, index - NEAR), index);
export const after = ({ text }: Sight, match: RegExpExecArray): string =>
  text.slice(match.index + match[0].length, match.index + match[0].length + NEAR);

/** The first day of the plan: what lies before it is past. Null where the plan gives none. */
export const planStart = ({ period, delivery, yearOne }: Anchors): PlainDate | null =>
  period?.start ?? delivery?.start ?? yearOne;
