/** The frame of the date words: rows of patterns in stages, later stages building on what earlier ones have read. */
import { type Anchors, anchorsOf } from '../../domain/by-when.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { claimed, type Days, type Mark, marksOf, matchesOf, overwrite, type Sight } from '../mark.ts';
import { references } from '../plan-words/references.ts';
import { span } from './calendar-words.ts';

export type Grain = 'day' | 'weekday' | 'week' | 'month' | 'term' | 'year' | 'break' | 'stretch';

/** What date words mean; `back` is the first day after a break, to be back on. */
export type Times = { days: Days; grain: Grain; back?: PlainDate };
/** `impossible`: a date by its form that no calendar has. */
export type Meaning = Times | 'impossible';
export type Dating = { start: number; end: number; meaning: Meaning };

/** What a row may look at: `left` has a glyph for each letter of what was read before. */
export type DateSight = {
  left: string;
  today: Temporal.PlainDate;
  found: readonly Dating[];
  /** Whether some plan has an item of that ref. */
  hasRef: (ref: string) => boolean;
  /** The terms and years of the plan that the words are about. */
  anchors: () => Anchors;
};
export type DateRow = { pattern: RegExp; read: (match: RegExpExecArray, sight: DateSight) => Meaning | null };

export const dateRow = (pattern: string, read: DateRow['read']): DateRow => ({
  pattern: new RegExp(pattern, 'gi'),
  read,
});

/** A date that an earlier stage has read, inside of a pattern. */
export const DATE = claimed('date');

export const onDay = (
  day: Temporal.PlainDate | null,
  more: Parameters<typeof span>[2] & { grain?: Grain } = {},
): Meaning => (day ? { days: span(day, day, more), grain: more.grain ?? 'day' } : 'impossible');
export const times = (days: Days, grain: Grain): Times => ({ days, grain });
export const plainDay = (day: PlainDate): Temporal.PlainDate => Temporal.PlainDate.from(day);
export const spanOf = ({ start, end }: { start: PlainDate; end: PlainDate }, by: PlainDate = end): Days => ({
  from: start,
  to: end,
  by,
  assumed: null,
});

/** What was read at the place of a match's group; `last` looks for it from the match's end. */
export function readAt(
  match: RegExpExecArray,
  group: number,
  { found }: DateSight,
  last = false,
): Times | null {
  const glyphs = match[group];
  if (!glyphs) return null;
  const start = match.index + (last ? match[0].lastIndexOf(glyphs) : match[0].indexOf(glyphs));
  const dating = found.find((one) => one.start === start);
  return dating && dating.meaning !== 'impossible' ? dating.meaning : null;
}

/** One row after the other; what a row reads takes the place of what it is built from. */
export function readRows(rows: readonly DateRow[], first: DateSight): DateSight {
  let sight = first;
  for (const { pattern, read } of rows) {
    const seen = sight;
    const fresh = matchesOf(pattern, seen.left).flatMap((match): Dating[] => {
      const meaning = match[0] === '' ? null : read(match, seen);
      return meaning ? [{ start: match.index, end: match.index + match[0].length, meaning }] : [];
    });
    if (fresh.length === 0) continue;
    const kept = seen.found.filter(
      (old) => !fresh.some((one) => one.start <= old.start && old.end <= one.end),
    );
    sight = {
      ...seen,
      found: [...kept, ...fresh],
      left: overwrite(
        seen.left,
        fresh.map((dating) => markOf(dating, '')),
      ),
    };
  }
  return sight;
}

export function markOf({ start, end, meaning }: Dating, text: string): Mark {
  const stretch = { start, end, text: text.slice(start, end) };
  return meaning === 'impossible'
    ? { ...stretch, kind: 'impossible-date' }
    : { ...stretch, kind: 'date', days: meaning.days };
}

export function dateSight(sight: Sight): DateSight {
  const { lexicon, context, left } = sight;
  let anchors: Anchors | undefined;
  return {
    left,
    today: plainDay(context.today),
    found: [],
    hasRef: (ref) => lexicon.refs.has(ref),
    anchors: () => {
      anchors ??= anchorsOf(lexicon.about.get(planMeant(sight) ?? '') ?? {}, context.today);
      return anchors;
    },
  };
}

/** The plan of the action that is named or in hand, else of the last question, else the first. */
function planMeant(sight: Sight): string | undefined {
  const { lexicon, context } = sight;
  const [first] = lexicon.about.keys();
  if (lexicon.about.size < 2) return first;
  const [named] = marksOf({ ...sight, marks: references(sight) }, 'item');
  const [held = ''] = context.inHand;
  return (
    named?.entries[0]?.plan ??
    context.lastQuestion?.plan ??
    lexicon.refs.get(held.toLowerCase().replace(/[^a-z0-9.]/g, ''))?.[0]?.plan ??
    first
  );
}
