/** `waymark ask PLAN "measures without a reading"`: what is waited for, and what nobody has read yet, as plain lines. */
import { count } from '../cards/format.ts';
import { type Book, subtree } from '../domain/book.ts';
import { measuresIn, measuresWithoutReading } from '../domain/measures/wanted.ts';
import type { PlainDate } from '../domain/plan.ts';
import { itemsNamed } from '../domain/scope.ts';

export type Unread = {
  ref: string | null;
  measure: string;
  wanted: { period: string; since: PlainDate } | null;
};

/** The measures at and below the refs, or all; those that are waited for first. */
export function readingsWanted(book: Book, refs: readonly string[], today: PlainDate): Unread[] {
  const below = new Set(itemsNamed(book, refs).flatMap((item) => subtree(book, item)));
  const wanted = new Map(measuresWithoutReading(book, today).map((one) => [one.measure.id, one]));
  return measuresIn(book)
    .filter(({ item }) => refs.length === 0 || (item !== null && below.has(item)))
    .filter(({ measure }) => wanted.has(measure.id) || measure.readings.length === 0)
    .sort((a, b) => Number(wanted.has(b.measure.id)) - Number(wanted.has(a.measure.id)))
    .map(({ item, measure: { id, text } }) => {
      const waits = wanted.get(id);
      return {
        ref: item?.ref ?? null,
        measure: text.replace(/\s+/g, ' ').slice(0, 160),
        wanted: waits ? { period: waits.period, since: waits.since } : null,
      };
    });
}

export const readingsWantedLines = (unread: readonly Unread[], today: PlainDate): string[] => [
  `${count(unread.length, 'measure')} without a reading (as at ${today})`,
  ...unread.map(({ ref, measure, wanted }) => {
    const since = wanted ? `wanted for ${wanted.period} since ${wanted.since}` : 'no reading yet';
    return `${ref ?? 'plan'}  ${measure}  [${since}]`;
  }),
];
