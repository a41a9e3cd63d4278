/** Rows: the days that everybody knows by name: Easter, Christmas, the new year, bank holidays. */
import { easterOf, isWorkingDay, nextWorkingDayOnOrAfter } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { compare, dayOf, iso, lastOf, MONTH, monthNumber, span, WEEKDAY } from './calendar-words.ts';
import { type DateRow, type DateSight, dateRow, type Meaning, plainDay } from './date-rows.ts';

type DayIn = (year: number) => Temporal.PlainDate | null;

const YEAR = "(?:,?\\s+(?:of\\s+|in\\s+)?(20\\d\\d|'\\d\\d)\\b)?";
const NOT_THAT =
  '(?!\\s+(?:term|eggs?|egg|cards?|part(?:y|ies)|concerts?|fairs?|fayre|clubs?|camps?|school|bonnets?|service|lunch|dinner|jumpers?|lights|play|show|activit(?:y|ies)|scheme|offer|provision|programme|hol(?:iday)?s?|break|vacation|group)\\b)';

const fixed =
  (month: number, day: number): DayIn =>
  (year) =>
    dayOf(year, month, day);
const fromEaster =
  (days: number): DayIn =>
  (year) =>
    plainDay(easterOf(year)).add({ days });
/** The n-th such weekday of a month; counted from its end when n is negative. */
export function nthWeekday(first: Temporal.PlainDate, weekday: number, n: number): Temporal.PlainDate | null {
  const edge = n > 0 ? first.with({ day: 1 }) : first.with({ day: first.daysInMonth });
  const step = n > 0 ? (weekday - edge.dayOfWeek + 7) % 7 : -((edge.dayOfWeek - weekday + 7) % 7);
  const found = edge.add({ days: step + 7 * (n > 0 ? n - 1 : n + 1) });
  return found.month === first.month ? found : null;
}
const inMonth =
  (month: number, weekday: number, n: number): DayIn =>
  (year) => {
    const first = dayOf(year, month, 1);
    return first && nthWeekday(first, weekday, n);
  };

const named: readonly [string, DayIn][] = [
  ['good\\s+friday', fromEaster(-2)],
  ['easter\\s+saturday', fromEaster(-1)],
  ['easter\\s+monday', fromEaster(1)],
  ['maundy\\s+thursday', fromEaster(-3)],
  ['(?:shrove\\s+tuesday|pancake\\s+day)', fromEaster(-47)],
  ['ash\\s+wednesday', fromEaster(-46)],
  ['palm\\s+sunday', fromEaster(-7)],
  ['(?:whit\\s+sunday|whitsun(?:day)?|pentecost)', fromEaster(49)],
  ['whit\\s+monday', fromEaster(50)],
  ["(?:mothers?'?s?'?\\s+day|mothering\\s+sunday)", fromEaster(-21)],
  ["fathers?'?s?'?\\s+day", inMonth(6, 7, 3)],
  ['(?:christmas|xmas)\\s+eve', fixed(12, 24)],
  ['boxing\\s+day', fixed(12, 26)],
  ["new\\s+years?'?s?\\s+eve", fixed(12, 31)],
  ["new\\s+years?'?s?\\s+day", fixed(1, 1)],
  ["valentine'?s(?:\\s+day)?", fixed(2, 14)],
  ["st\\.?\\s+david'?s\\s+day", fixed(3, 1)],
  ["st\\.?\\s+patrick'?s\\s+day", fixed(3, 17)],
  ["st\\.?\\s+george'?s\\s+day", fixed(4, 23)],
  ["april\\s+fools?'?(?:\\s+day)?", fixed(4, 1)],
  ['may\\s+day', fixed(5, 1)],
  ["hallowe'?en", fixed(10, 31)],
  ['(?:bonfire\\s+night|guy\\s+fawkes(?:\\s+(?:night|day))?)', fixed(11, 5)],
  ['(?:remembrance|armistice)\\s+day', fixed(11, 11)],
  ['remembrance\\s+sunday', inMonth(11, 7, 2)],
];

/** Of the year that was said; else the next to come, with the last beside it. */
export function yearly(
  sight: DateSight,
  year: string | undefined,
  dayIn: DayIn,
  back?: DayIn,
): Meaning | null {
  const { today } = sight;
  const backOn = (one: number): { back?: PlainDate } => {
    const day = back?.(one);
    return day ? { back: nextWorkingDayOnOrAfter(iso(day)) } : {};
  };
  const said = year === undefined ? null : Number(year.replace("'", '20'));
  if (said !== null) {
    const day = dayIn(said);
    return day && { days: span(day, day), grain: 'day', ...backOn(said) };
  }
  const years = [-1, 0, 1].map((step) => today.year + step);
  const found = years.flatMap((one) => {
    const day = dayIn(one);
    return day ? [{ day, one }] : [];
  });
  const next = found.find(({ day }) => compare(day, today) >= 0);
  if (!next) return null;
  const last = found.findLast(({ day }) => compare(day, today) < 0);
  const days = span(next.day, next.day, { assumed: 'year' });
  const { from, to, by } = last ? span(last.day, last.day) : days;
  return { days: { ...days, last: { from, to, by } }, grain: 'day', ...backOn(next.one) };
}

/** The next weekday that is a bank holiday, in a month or in any. */
function bankHoliday({ today }: DateSight, month: number | null, late: boolean): Meaning | null {
  const found: Temporal.PlainDate[] = [];
  for (let day = today; found.length < 12 && day.since(today).days < 400; day = day.add({ days: 1 })) {
    const fits = month === null || day.month === month;
    if (fits && day.dayOfWeek <= 5 && !isWorkingDay(iso(day))) found.push(day);
    else if (found.length > 0 && (month === null || day.month !== month)) break;
  }
  const day = late ? found.at(-1) : found[0];
  if (!day) return null;
  return { days: span(day, day, { assumed: 'year' }), grain: 'day', back: nextWorkingDayOnOrAfter(iso(day)) };
}

const dayAfterNewYear: DayIn = (year) => dayOf(year + 1, 1, 2);

export const holidayWords: readonly DateRow[] = [
  ...named.map(([pattern, dayIn]) =>
    dateRow(`\\b(?:the\\s+)?${pattern}(?!\\w)${YEAR}`, (m, sight) =>
      yearly(sight, m[1], dayIn, (one) => dayIn(one)?.add({ days: 1 }) ?? null),
    ),
  ),
  dateRow(
    `\\b(?:the\\s+)?(?:(early|late)\\s+)?(?:(${MONTH}|spring|summer)\\s+)?bank\\s+hol(?:iday)?s?\\b(?:\\s+(?:weekend|${WEEKDAY}))?`,
    (m, sight) => {
      const word = (m[2] ?? '').toLowerCase();
      const month = word === '' ? null : word === 'spring' ? 5 : word === 'summer' ? 8 : monthNumber(word);
      return bankHoliday(sight, month, /late/i.test(m[1] ?? '') || word === 'spring');
    },
  ),
  dateRow(`\\b(?:over\\s+)?easter(?:\\s+(?:sunday|weekend|time))?\\b${NOT_THAT}${YEAR}`, (m, sight) =>
    yearly(sight, m[1], fromEaster(0), fromEaster(1)),
  ),
  // Whoever is back after Christmas is back in the new year.
  dateRow(`\\b(?:over\\s+)?(?:christmas|xmas|crimbo)(?:\\s+(?:day|time))?\\b${NOT_THAT}${YEAR}`, (m, sight) =>
    yearly(sight, m[1], fixed(12, 25), dayAfterNewYear),
  ),
  dateRow('\\b(?:early\\s+)?in\\s+the\\s+new\\s+year\\b', (_, { today }) => {
    const first = today.with({ day: 1, month: 1 }).add({ years: today.month === 1 ? 0 : 1 });
    return { days: span(first, lastOf(first), { doubt: true }), grain: 'month' };
  }),
  dateRow(`\\b(?:the\\s+)?new\\s+year\\b(?!\\s+(?:group|\\d|7|sixes|sevens))${YEAR}`, (m, sight) =>
    yearly(sight, m[1], fixed(1, 1), fixed(1, 2)),
  ),
];
