/** The words of the calendar and the arithmetic on plain dates that date words need. */
import type { PlainDate } from '../domain/plan.ts';
import type { Days } from './mark.ts';

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

export const MONTH =
  '(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b(?:\\.(?=\\s\\d))?';
export const WEEKDAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b';
/** A year as it follows a month: "2027", or "27" where the phrase ends there. */
export const YEAR = "(?:,?\\s+(\\d{4}|'\\d{2}|2\\d(?=\\s*(?:$|[,;!?)\\n]|\\.(?!\\d)))))";

export const monthNumber = (word: string): number => NAMES.indexOf(word.slice(0, 3).toLowerCase()) + 1;
export const weekdayNumber = (word: string): number => WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
export const yearNumber = (digits: string): number => {
  const year = Number(digits.replace(/\D/g, ''));
  return year < 100 ? 2000 + year : year;
};

/** "2", "two", "a", "a couple of" as a number, or null. */
export function countOf(words: string): number | null {
  const word = words.toLowerCase().trim();
  if (/^\d{1,3}$/.test(word)) return Number(word);
  if (word === 'a' || word === 'an') return 1;
  if (/^a? ?couple/.test(word)) return 2;
  const number = NUMBERS.indexOf(word);
  return number < 0 ? null : number;
}

/** The day, or null when the calendar has none such. Years that no plan reaches are none either. */
export function dayOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? null : first.with({ day });
}

/** The next such day on or after today; null when neither this year nor the next has it. */
export function nextDay(today: Temporal.PlainDate, month: number, day: number): Temporal.PlainDate | null {
  const candidates = [dayOf(today.year, month, day), dayOf(today.year + 1, month, day)];
  return candidates.find((date) => date !== null && Temporal.PlainDate.compare(date, today) >= 0) ?? null;
}

/** The first of a month: of the year that was said, else of the month that is still running or comes next. */
export function firstOf(month: number, year: string | undefined, today: Temporal.PlainDate) {
  const chosen = year ? yearNumber(year) : month < today.month ? today.year + 1 : today.year;
  return dayOf(chosen, month, 1);
}

export const lastOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: day.daysInMonth });
export const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.subtract({ days: day.dayOfWeek - 1 });

export const iso = (day: Temporal.PlainDate): PlainDate => day.toString({ calendarName: 'never' });

/** Days from first to last; `by` is what they name as a deadline: the last, unless said. */
export const span = (
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  more: { by?: Temporal.PlainDate; assumed?: Days['assumed'] } = {},
): Days => ({ from: iso(from), to: iso(to), by: iso(more.by ?? to), assumed: more.assumed ?? null });

/** A week from Monday to Sunday; as a deadline it means its Friday, the last working day. */
export const week = (monday: Temporal.PlainDate): Days =>
  span(monday, monday.add({ days: 6 }), { by: monday.add({ days: 4 }) });
