/** Which items some words lead to: all of the words must belong to an item or to what is above it. */
import type { Entry } from './lexicon.ts';
import { type Doc, runOf, type TimelineRow, type TopicIndex } from './topic-index.ts';

/** More than a question can hold: such a word is too general to select by. */
const MOST_ITEMS = 50;
const MOST_LOOKED_AT = 3000;

export type Lead =
  | { kind: 'items'; docs: readonly Doc[] }
  /** Only words of topmost titles: those items themselves are meant. */
  | { kind: 'tops'; docs: readonly Doc[] }
  | { kind: 'row'; row: TimelineRow };

/** `measured`: the question is about figures, so that what items are measured by counts as much as their titles. */
export function leadOf(stems: readonly string[], index: TopicIndex, measured = false): Lead | null {
  if (stems.length === 0) return null;
  const docs = docsWith(stems, index);
  const row = index.rows.find(
    (one) =>
      (one.run.includes(runOf(stems)) && one.stems.size - stems.length < 3) ||
      (stems.length > 1 && one.stems.size - stems.length < 2 && stems.every((stem) => one.stems.has(stem))),
  );
  const told = closest(docs, stems, measured);
  const phrase = runOf(stems);
  if (row && (stems.length > 1 || told.length === 0) && !told.some(({ run }) => run.includes(phrase)))
    return { kind: 'row', row };
  const topmost = withoutCovered(told);
  if (topmost.length > 0) return topmost.length > MOST_ITEMS ? null : { kind: 'items', docs: topmost };
  const tops = docs.filter(({ entry, own }) => entry.level === 0 && stems.every((stem) => own.has(stem)));
  return tops.length > 0 ? { kind: 'tops', docs: tops } : null;
}

/** How many items a stem leads to. */
export const weightIn = (stem: string, index: TopicIndex): number => index.docs.get(stem)?.length ?? 0;

/** Docs that all the stems lead to, found from the rarest one. */
function docsWith(stems: readonly string[], index: TopicIndex): Doc[] {
  const lists = stems.map((stem) => index.docs.get(stem) ?? []).sort((a, b) => a.length - b.length);
  const [rarest = []] = lists;
  if (rarest.length > MOST_LOOKED_AT) return [];
  return rarest.filter(({ own, measured, above, top }) =>
    stems.every((stem) => own.has(stem) || above.has(stem) || measured.has(stem) || top.has(stem)),
  );
}

/**
 * Of what the words lead to, what speaks of them most closely: a phrase as it stands, else titles, then measures. An item
 * that only its topmost title leads to is none.
 */
function closest(docs: readonly Doc[], stems: readonly string[], measured: boolean): Doc[] {
  const phrase = runOf(stems);
  const below = docs.filter(({ entry }) => entry.level > 0 || entry.action);
  const byFigures = below.filter((doc) => stems.every((stem) => doc.measured.has(stem)));
  const phrased = stems.length > 1 ? below.filter(({ run }) => run.includes(phrase)) : [];
  const titled = below.filter(({ own, above }) => stems.every((stem) => own.has(stem) || above.has(stem)));
  const partly = below.filter(
    ({ own, top }) =>
      stems.some((stem) => own.has(stem)) && stems.every((stem) => own.has(stem) || top.has(stem)),
  );
  const found = [phrased, titled, partly].find((some) => some.length > 0) ?? [];
  if (measured) return [...new Set([...found, ...byFigures])];
  if (found.length > 0) return found;
  return byFigures.length > 0
    ? byFigures
    : below.filter((doc) =>
        stems.every((stem) => doc.own.has(stem) || doc.above.has(stem) || doc.measured.has(stem)),
      );
}

/** An item stands for all below it, so that those are not named again. */
export function withoutCovered(docs: readonly Doc[]): Doc[] {
  const key = (plan: string, ref: string): string => `${plan} ${ref}`;
  const named = new Set(docs.map(({ entry }) => key(entry.plan, entry.ref)));
  return docs.filter(({ entry }) => !entry.above.some((ref) => named.has(key(entry.plan, ref))));
}

export const entriesIn = (docs: readonly Doc[]): Entry[] =>
  docs.map(({ entry }) => entry).sort((a, b) => a.place - b.place);
