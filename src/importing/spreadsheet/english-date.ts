/** A day as people in Britain type it: `4/12/2026` is 4 December. Only whole dates are read; months and terms are not days. */
import type { PlainDate } from '../../domain/plan.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?`;
const FIGURES = new RegExp(String.raw`^${WEEKDAY}(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$`, 'i');
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const WORDS = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})$`,
  'i',
);
const MONTH_FIRST = new RegExp(
  String.raw`^${WEEKDAY}([a-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$`,
  'i',
);

/** `swappable` is true where a reader from elsewhere could take the day for the month. */
export type EnglishDate = { day: PlainDate; swappable: boolean };

/** The day that a text names, or null when it is no whole date, or none of the calendar. */
export function englishDate(text: string): EnglishDate | null {
  const plain = text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  if (plain.length > 40) return null;
  const figures = FIGURES.exec(plain);
  if (figures !== null) {
    const [day, month] = [Number(figures[1]), Number(figures[3])];
    const found = dayOf(figures[4], month, day);
    return found === null ? null : { day: found, swappable: day <= 12 && day !== month };
  }
  const iso = ISO.exec(plain);
  if (iso !== null) return sure(dayOf(iso[1], Number(iso[2]), Number(iso[3])));
  const words = WORDS.exec(plain);
  if (words !== null) return sure(dayOf(words[3], monthOf(words[2]), Number(words[1])));
  const first = MONTH_FIRST.exec(plain);
  return first === null ? null : sure(dayOf(first[3], monthOf(first[1]), Number(first[2])));
}

const sure = (day: PlainDate | null): EnglishDate | null => (day === null ? null : { day, swappable: false });

const NAMES = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];
function monthOf(word = ''): number {
  const lower = word.toLowerCase();
  const index = lower === 'sept' ? 8 : MONTHS.indexOf(lower.slice(0, 3));
  return index >= 0 && (NAMES[index]?.startsWith(lower) || lower === 'sept') ? index + 1 : 0;
}

function dayOf(year: string | undefined, month: number, day: number): PlainDate | null {
  const digits = Number(year);
  const full = (year?.length ?? 0) <= 2 ? 2000 + digits : digits;
  if (full < 1990 || full > 2100 || month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year: full, month, day: 1 });
  return day > first.daysInMonth ? null : first.with({ day }).toString();
}
