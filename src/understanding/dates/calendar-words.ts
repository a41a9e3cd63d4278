/** The words of the calendar and the arithmetic on plain dates that date words need. */
import type { PlainDate } from '../../domain/plan.ts';
import type { Days } from '../mark.ts';

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const AS_A_VERB =
  '(?!\\s+(?:be|have|need|not|never|take|slip|well|also|only|still|even|help|want|require|change|i|we|you|it|they)\\b)';
export const MONTH = `(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may${AS_A_VERB}|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b(?:\\.(?=\\s?\\d))?`;
export const WEEKDAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday|ensday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b';
/** A year as it follows a day or month: "2027", or "27" where the phrase ends there. */
export const YEAR =
  "(?:(?:,?\\s+(?:of\\s+)?|[-/.])((?:19|20)\\d\\d\\b|'\\d{2}\\b)|(?:\\s+|[-/.])([0-3]\\d(?=\\s*(?:$|[,;!?)\\n]|\\.(?!\\d)))))";

export const monthNumber = (word: string): number => NAMES.indexOf(word.slice(0, 3).toLowerCase()) + 1;
export const weekdayNumber = (word: string): number => WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
export const yearNumber = (digits: string): number => {
  const year = Number(digits.replace(/\D/g, ''));
  return year < 100 ? 2000 + year : year;
};

/** The day, or null when the calendar has none such. Years that no plan reaches are none either. */
export function dayOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? null : first.with({ day });
}

/** The next such day on or after today; null when neither this year nor the next has it. */
export function nextDay(today: Temporal.PlainDate, month: number, day: number): Temporal.PlainDate | null {
  const candidates = [dayOf(today.year, month, day), dayOf(today.year + 1, month, day)];
  return candidates.find((date) => date !== null && compare(date, today) >= 0) ?? null;
}

/** The first of a month: of the year that was said, else of the month that is still running or comes next. */
export function firstOf(month: number, year: string | undefined, today: Temporal.PlainDate) {
  const chosen = year ? yearNumber(year) : month < today.month ? today.year + 1 : today.year;
  return dayOf(chosen, month, 1);
}

export const compare = Temporal.PlainDate.compare;

export const lastOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: day.daysInMonth });
export const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.subtract({ days: day.dayOfWeek - 1 });

export const iso = (day: Temporal.PlainDate): PlainDate => day.toString({ calendarName: 'never' });

/** Days from first to last; `by` is what they name as a deadline: the last, unless said. */
export const span = (
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  more: { by?: Temporal.PlainDate; assumed?: Days['assumed']; doubt?: boolean } = {},
): Days => ({
  from: iso(from),
  to: iso(to),
  by: iso(more.by ?? to),
  assumed: more.assumed ?? null,
  ...(more.doubt && { doubt: true }),
});

/** A week from Monday to Sunday; as a deadline it means its Friday, or its Sunday where that is over. */
export function week(monday: Temporal.PlainDate, today?: Temporal.PlainDate): Days {
  const [friday, sunday] = [monday.add({ days: 4 }), monday.add({ days: 6 })];
  const over = today && compare(friday, today) < 0 && compare(sunday, today) >= 0;
  return span(monday, sunday, { by: over ? sunday : friday });
}
