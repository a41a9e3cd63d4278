/** `waymark ask PLAN "measures without a reading"`: what is waited for, and what nobody has read yet, as plain lines. */
import { count } from '../cards/format.ts';
import { type Book, subtree } from '../domain/book.ts';
import { measuresIn, measuresWithoutReading } from '../domain/measures/wanted.ts';
import type { PlainDate } from '../domain/plan.ts';
import { itemsNamed } from '../domain/scope.ts';

/** The measures at and below the refs, or all; those that are waited for first. */
export function readingsWantedLines(book: Book, refs: readonly string[], today: PlainDate): string[] {
  const below = new Set(itemsNamed(book, refs).flatMap((item) => subtree(book, item)));
  const wanted = new Map(measuresWithoutReading(book, today).map((one) => [one.measure.id, one]));
  const lacking = measuresIn(book)
    .filter(({ item }) => refs.length === 0 || (item !== null && below.has(item)))
    .filter(({ measure }) => wanted.has(measure.id) || measure.readings.length === 0)
    .sort((a, b) => Number(wanted.has(b.measure.id)) - Number(wanted.has(a.measure.id)));
  return [
    `${count(lacking.length, 'measure')} without a reading (as at ${today})`,
    ...lacking.map(({ item, measure }) => {
      const waits = wanted.get(measure.id);
      const since = waits ? `wanted for ${waits.period} since ${waits.since}` : 'no reading yet';
      return `${item?.ref ?? 'plan'}  ${measure.text.replace(/\s+/g, ' ').slice(0, 160)}  [${since}]`;
    }),
  ];
}
