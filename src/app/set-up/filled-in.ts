/** What a saved card of gaps changes: only what is still a gap; what others have filled meanwhile stands, and is told. */
import { count, listed } from '../../cards/format.ts';
import type { GapKey, GapTyped } from '../../cards/set-up/set-up-submit.ts';
import { asDate } from '../../cards/submit.ts';
import type { Book } from '../../domain/book.ts';
import { accountable, type Item, type Measure, type OwnerKey } from '../../domain/plan.ts';
import type { Gap } from '../../domain/set-up.ts';
import { type Edits, withOwner } from '../../domain/set-up-edits.ts';

/** What one gap is filled with, once its words have been understood; `lacks` is what it lacked when that was read. */
export type Fill = {
  key: GapKey;
  owner: OwnerKey | null;
  typed: GapTyped;
  lacks: ReadonlySet<Gap['lacks'][number]>;
};

/** `stands` tells, by gap, what was filled in otherwise meanwhile; `same` are gaps that stand as they were filled in. */
export type FilledIn = {
  edits: Edits;
  changed: Set<GapKey>;
  same: Set<GapKey>;
  stands: Map<GapKey, { name: string; what: string[] }>;
};

export function filledIn(book: Book, fills: readonly Fill[]): FilledIn {
  const byKey = new Map(fills.map((fill) => [fill.key, fill]));
  const told: Omit<FilledIn, 'edits'> = { changed: new Set(), same: new Set(), stands: new Map() };
  /** The value that stands when `open` is false, else the one that was filled in; null is none. */
  const put =
    (key: GapKey, name: string) =>
    <T>(what: string, now: T | null, open: boolean, value: T | null): T | null => {
      if (value === null) return now;
      if (now === value) told.same.add(key);
      else if (now === null && open) told.changed.add(key);
      else {
        const before = told.stands.get(key)?.what ?? [];
        told.stands.set(key, { name, what: [...before, what] });
      }
      return now === null && open ? value : now;
    };
  const measured = (measures: readonly Measure[], of: string): Measure[] =>
    measures.map((measure) => {
      const fill = byKey.get(`measure:${measure.id}`);
      return fill ? withFigures(measure, fill, put(fill.key, of)) : measure;
    });
  const edits = book.items.map((before) => {
    const fill = byKey.get(`item:${before.id}`);
    const after = fill ? withGaps(before, fill, put(fill.key, before.ref)) : before;
    return { before, after: { ...after, measures: measured(before.measures, `a measure of ${before.ref}`) } };
  });
  const head = { ...book.plan, measures: measured(book.plan.measures, 'a measure of the whole plan') };
  return {
    ...told,
    edits: {
      head,
      edits: edits.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)),
    },
  };
}

type Put = <T>(what: string, now: T | null, open: boolean, value: T | null) => T | null;

function withGaps(item: Item, { owner, typed, lacks }: Fill, put: Put): Item {
  const now = accountable(item);
  // Somebody is to have it instead: whoever has it now gives way.
  const instead = lacks.has('hand-over') && owner !== null && owner !== now;
  const then = put('owner', instead ? null : now, lacks.has('owner') || instead, owner);
  const owned = then === now ? item : withOwner(item, then);
  const dated = lacks.has('date') || lacks.has('confirmation');
  return { ...owned, due: put('date', item.due, dated, asDate(typed.due)) };
}

const withFigures = (measure: Measure, { owner, typed }: Fill, put: Put): Measure => ({
  ...measure,
  owner: put('owner', measure.owner, true, owner),
  frequency: put('frequency', measure.frequency, true, typed.frequency === '' ? null : typed.frequency),
  baseline: put('baseline', measure.baseline, true, figure(typed.baseline)),
  target: put('target', measure.target, true, figure(typed.target)),
});

/** "249" is a number; "61%" and "in line with national" are words; nothing is null. */
function figure(text: string): number | string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** "Saved for 1 action and 2 measures. 1(a) was given an owner by somebody else meanwhile; that stands." */
export function savedInWords({ changed, same, stands }: Omit<FilledIn, 'edits'>): string {
  const actions = [...changed].filter((key) => key.startsWith('item:')).length;
  const measures = changed.size - actions;
  const counts = [
    ...(actions > 0 ? [count(actions, 'action')] : []),
    ...(measures > 0 ? [count(measures, 'measure')] : []),
  ];
  const nothing =
    stands.size > 0 ? [] : [same.size > 0 ? 'That is how it stands already.' : 'Nothing was filled in.'];
  return [
    ...(counts.length > 0 ? [`Saved for ${listed(counts)}.`] : nothing),
    ...[...stands.values()].map(
      ({ name, what }) =>
        `${sentence(name)} was given ${listed(what.map(withArticle))} by somebody else meanwhile; that stands.`,
    ),
  ].join(' ');
}

const withArticle = (what: string): string => `${what === 'owner' ? 'an' : 'a'} ${what}`;
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
