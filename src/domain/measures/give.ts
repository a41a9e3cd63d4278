/** Judges a reading that somebody gives of a measure, and answers with the measure as it stands after it, or with why not. */
import type { Book } from '../book.ts';
import type { PlainDate } from '../kinds.ts';
import type { Reading } from '../measure.ts';
import { mayReadMeasure } from '../permission.ts';
import type { Actor } from '../person.ts';
import type { Item, Measure } from '../plan.ts';
import { amountOf, figureTyped, figureWritten } from './figures.ts';
import { standingReadings } from './readings.ts';
import { daysOf } from './rhythm.ts';
import { countsChildren } from './small-counts.ts';

/**
 * A reading as it was typed: `value` in figures or words, `provisional` as it was chosen. Null is neither: nobody has
 * said that the figure is final, so it stands as provisional until somebody does.
 */
export type TypedReading = { value: string; period: string; source: string; provisional: boolean | null };
export type ReadingField = 'value' | 'period' | 'source' | 'state';
export type ReadingFault = { field: ReadingField; message: string };

export type Given =
  /** `stood`: the very same reading was the last word already, and nothing is to be stored. */
  | { ok: true; measure: Measure; reading: Reading; stood: boolean }
  | { ok: false; code: 'not-allowed' }
  | { ok: false; code: 'invalid'; faults: ReadingFault[] };

/** Whom `read-measure` is for, in words. */
export const WHO_READS = 'the measure’s owner, whoever leads or owns its part of the plan, or an officer';

export function giveReading(
  typed: TypedReading,
  actor: Actor,
  { book, item, measure }: { book: Book; item: Item | null; measure: Measure },
  now: { instant: string; today: PlainDate },
): Given {
  if (!mayReadMeasure(actor, book, item, measure)) return { ok: false, code: 'not-allowed' };
  const faults = readingFaults(typed, measure, book, now.today);
  if (faults.length > 0) return { ok: false, code: 'invalid', faults };
  const source = typed.source.trim();
  const reading: Reading = {
    period: typed.period.trim().replace(/\s+/g, ' '),
    value: figureTyped(typed.value, measure),
    ...(source === '' ? {} : { source }),
    ...(typed.provisional === false ? {} : { provisional: true }),
    by: actor.person,
    at: now.instant,
  };
  const last = standingReadings(measure, book.plan).find(({ reading: one }) =>
    isSame(one, typed.provisional === null ? { ...reading, provisional: one.provisional } : reading),
  );
  if (last) return { ok: true, measure, reading: last.reading, stood: true };
  return {
    ok: true,
    measure: { ...measure, readings: [...measure.readings, reading] },
    reading,
    stood: false,
  };
}

const isSame = (
  one: Reading,
  other: Omit<Reading, 'provisional'> & { provisional?: boolean | undefined },
): boolean =>
  one.period === other.period &&
  one.value === other.value &&
  (one.source ?? '') === (other.source ?? '') &&
  (one.provisional ?? false) === (other.provisional ?? false);

/** Directions that are told by figures. */
const IN_FIGURES: readonly Measure['direction'][] = [
  'increase',
  'decrease',
  'maintain',
  'maintain-or-increase',
  'at-or-above-comparator',
  'at-or-below-comparator',
  'close-gap',
];

/** What has to be put right; that nobody has said whether it is final is no fault of words. */
export function readingFaults(
  { value, period, source }: TypedReading,
  measure: Measure,
  { plan }: Book,
  today: PlainDate,
): ReadingFault[] {
  const faults: ReadingFault[] = [];
  const amount = amountOf(figureTyped(value, measure));
  if (value.trim() === '')
    faults.push({ field: 'value', message: 'Give the figure, or a sentence where there is none.' });
  else if (value.length > 1000) faults.push({ field: 'value', message: 'Keep it under 1,000 characters.' });
  else if (IN_FIGURES.includes(measure.direction) && !/\d/.test(value))
    faults.push({ field: 'value', message: 'Give a figure, such as 21.3% or 1,234.' });
  else if (measure.unit === '%' && amount !== null && isNoShare(amount, measure))
    faults.push({ field: 'value', message: `${amount}% is no percentage: give one from 0 to 100.` });
  else if (amount !== null && amount < 0 && countsChildren(measure))
    faults.push({ field: 'value', message: 'A count cannot be below 0.' });
  const { start } = daysOf(period, plan);
  if (period.trim() === '')
    faults.push({ field: 'period', message: 'Say which time it is for, such as autumn 2026 or 2025/26.' });
  else if (period.length > 200) faults.push({ field: 'period', message: 'Keep it under 200 characters.' });
  else if (start !== null && start > today)
    faults.push({ field: 'period', message: 'That time has not begun yet. Give one that has.' });
  if (source.length > 500) faults.push({ field: 'source', message: 'Keep it under 500 characters.' });
  return faults;
}

const isNoShare = (amount: number, { text }: Measure): boolean =>
  (amount < 0 || amount > 100) && !/increase|change|growth|gap/i.test(text);

/** How the entry of a reading begins in the record of changes: another change of a measure tells its text first. */
export const READING_OF = 'reading of ';

/** "autumn 2026: 21.3% (provisional), DfE": as the record of changes has it. */
export const readingInWords = (
  { period, value, source, provisional }: Reading,
  unit: string | undefined,
): string =>
  `${period}: ${figureWritten(value, unit)}${provisional ? ' (provisional)' : ''}${source === undefined ? '' : `, ${source}`}`;
