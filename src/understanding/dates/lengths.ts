/** How long something takes, in words ("three weeks", "a week or two", "10 working days"): no date by itself. */
import { addWorkingDays } from '../../domain/calendar.ts';
import { COUNT, countOf } from './number-words.ts';

type Unit = 'days' | 'weeks' | 'months' | 'years' | 'working days';
type Amount = { count: number; unit: Unit };
/** `vague`: the words leave it open how long. */
export type Length = { least: Amount; most: Amount; vague: boolean };

const UNIT =
  '(?:(?:working|business|school)\\s+days?|days?|weeks?|wks?|fortnights?|months?|mths?|quarters?|years?|yrs?)\\b';
const ABOUT = '(?:about|around|approx(?:imately)?|roughly|another|at\\s+least|up\\s+to|some)\\s+';

/** A length, for use inside a regular expression; it captures nothing. */
export const LENGTH = `(?:${ABOUT})?(?:half\\s+a\\s+year|${COUNT}(?:\\s*(?:-|to|or)\\s*${COUNT})?\\s*(?:more\\s+|full\\s+|whole\\s+|odd\\s+)?${UNIT}'?(?:\\s+or\\s+(?:so|two)\\b)?)`;

const parts = new RegExp(
  `^(?:(${ABOUT}))?(${COUNT})(?:\\s*(?:-|to|or)\\s*(${COUNT}))?\\s*(?:more\\s+|full\\s+|whole\\s+|odd\\s+)?(${UNIT})'?(?:\\s+or\\s+(so|two))?$`,
  'i',
);

/** What a length says, or null where the words are none. */
export function lengthOf(words: string): Length | null {
  const text = words.trim();
  if (/half\s+a\s+year$/i.test(text)) return exactly({ count: 6, unit: 'months' });
  const found = parts.exec(text);
  const least = countOf(found?.[2] ?? '');
  if (!found || least === null) return null;
  const most = found[5]?.toLowerCase() === 'two' ? 2 : (countOf(found[3] ?? '') ?? least);
  const word = (found[4] ?? '').toLowerCase();
  const about = /^(?:about|around|approx|roughly|at|up|some)/i.test(found[1] ?? '');
  const vague = about || found[5] !== undefined || most !== least || /few/i.test(found[2] ?? '');
  return { least: amount(least, word), most: amount(most, word), vague };
}

const exactly = (one: Amount): Length => ({ least: one, most: one, vague: false });

function amount(count: number, word: string): Amount {
  if (/^(?:work|bus|school)/.test(word)) return { count, unit: 'working days' };
  if (word.startsWith('d')) return { count, unit: 'days' };
  if (word.startsWith('f')) return { count: 2 * count, unit: 'weeks' };
  if (word.startsWith('w')) return { count, unit: 'weeks' };
  if (word.startsWith('q')) return { count: 3 * count, unit: 'months' };
  return { count, unit: word.startsWith('m') ? 'months' : 'years' };
}

/** The day that lies so long after another, or so long before it where `sign` is -1. */
export function shifted(
  day: Temporal.PlainDate,
  { count, unit }: Amount,
  sign: 1 | -1 = 1,
): Temporal.PlainDate {
  if (unit === 'working days') return Temporal.PlainDate.from(addWorkingDays(day.toString(), sign * count));
  return day.add({ [unit]: sign * count });
}
