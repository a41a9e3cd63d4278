/** Parser: date words in UK order. Own rows where chrono is silent or wrong (found by trial), chrono for the rest. */
import * as chrono from 'chrono-node/en';
import {
  countOf,
  dayOf,
  firstOf,
  lastOf,
  MONTH,
  mondayOf,
  monthNumber,
  nextDay,
  span,
  WEEKDAY,
  week,
  weekdayNumber,
  YEAR,
  yearNumber,
} from './calendar-words.ts';
import { type Days, type Mark, overwrite, type Parser, type Sight } from './mark.ts';
import { type Row, tableParser } from './parse-table.ts';

const todayOf = (sight: Sight): Temporal.PlainDate => Temporal.PlainDate.from(sight.context.today);
const date = (days: Days | null) => (days ? ({ kind: 'date', days } as const) : null);
const none = { kind: 'impossible-date' } as const;
const row = (pattern: string, read: Row['read']): Row => ({ pattern: new RegExp(pattern, 'gi'), read });

const ORDINAL = '(?:st|nd|rd|th)';
const DAY_MONTH = `(?:${WEEKDAY},?\\s+)?(?:the\\s+)?(\\d{1,2})${ORDINAL}?(?:\\s+of)?[\\s-]+(${MONTH})${YEAR}?`;
const WEEK_OF = '(?:w\\/?c|w\\/?b|week\\s+(?:commencing|beginning|starting|of))\\.?\\s+(?:the\\s+)?';
const NOT_A_DAY =
  '(?!\\s+(?:century|floor|year|grade|form|birthday|draft|version|round|meeting|time|quarter|phase|stage|term|priority|objective|school|cohort|tranche))';
const AFTER_WHICH_MAY_IS_A_MONTH =
  '(?<=^|\\n|[,;(]\\s?|-\\s|\\b(?:in|by|until|till|til|to|of|from|since|next|last|this|for|during|before|after|now|due|date|and)\\s)';
const MADE_BY =
  '(?:done|ready|complete|completed|finished|finish|complete it|it|there|due|slipped|delayed|moved)';

/** A day of a month, in the year that was said or the next that has it. */
function dayInMonth(sight: Sight, day: number, month: number, year: string | undefined) {
  const found = year ? dayOf(yearNumber(year), month, day) : nextDay(todayOf(sight), month, day);
  return found
    ? ({ kind: 'date', days: span(found, found, { assumed: year ? null : 'year' }) } as const)
    : none;
}

const within: Record<string, (first: Temporal.PlainDate) => Days> = {
  end: (first) => span(lastOf(first).subtract({ days: 6 }), lastOf(first)),
  late: (first) => span(first.with({ day: 21 }), lastOf(first)),
  mid: (first) => span(first.with({ day: 11 }), first.with({ day: 20 }), { by: first.with({ day: 15 }) }),
  early: (first) => span(first, first.with({ day: 10 })),
  start: (first) => span(first, first.with({ day: 7 })),
};
const partOf = (word: string): string =>
  /^end|^last/.test(word)
    ? 'end'
    : /^mid/.test(word)
      ? 'mid'
      : /^beg|^first|^start/.test(word)
        ? 'start'
        : word;

const rows: readonly Row[] = [
  row(`\\b${WEEK_OF}${DAY_MONTH}`, (m, sight) => {
    const read = dayInMonth(sight, Number(m[1]), monthNumber(m[2] ?? ''), m[3]);
    return read.kind === 'date' ? date(week(mondayOf(Temporal.PlainDate.from(read.days.from)))) : none;
  }),
  row(`\\b${WEEK_OF}(\\d{1,2})${ORDINAL}\\b`, (m, sight) => {
    const found = nextOfMonth(todayOf(sight), Number(m[1]));
    return found ? date(week(mondayOf(found))) : none;
  }),
  row(
    `\\b(end|late|last week|mid|middle|early|beginning|start|first week)[\\s-]*(?:of\\s+)?(?:the\\s+)?(${MONTH})${YEAR}?`,
    (m, sight) => {
      const first = firstOf(monthNumber(m[2] ?? ''), m[3], todayOf(sight));
      const read = within[partOf((m[1] ?? '').toLowerCase())];
      return first && read ? date({ ...read(first), assumed: m[3] ? null : 'year' }) : null;
    },
  ),
  row('\\b(?:end\\s+of\\s+(?:the\\s+)?|eo)(?:day|d|play)\\b|\\b(?:cop|close of play)\\b', (_, sight) =>
    date(span(todayOf(sight), todayOf(sight))),
  ),
  row('\\b(?:end\\s+of\\s+)?(this|next|last|the)\\s+(week|month)\\b|\\beo(m|w)\\b', (m, sight) =>
    spanOf(m, sight),
  ),
  row(`\\b(${MONTH})\\s*(?:-|\\/|to|and|&|\\s)\\s*(${MONTH})${YEAR}?`, (m, sight) => {
    const first = firstOf(monthNumber(m[1] ?? ''), m[3], todayOf(sight));
    const months = (monthNumber(m[2] ?? '') - monthNumber(m[1] ?? '') + 12) % 12;
    return first && months > 0
      ? date(span(first, lastOf(first.add({ months })), { assumed: m[3] ? null : 'year' }))
      : null;
  }),
  row(`\\b${DAY_MONTH}`, (m, sight) => dayInMonth(sight, Number(m[1]), monthNumber(m[2] ?? ''), m[3])),
  row(
    `\\b(${MONTH})\\s+(?:the\\s+)?(\\d{1,2})${ORDINAL}?(?![\\d%]|[.:/]\\d|\\s*%)(?:,?\\s+(\\d{4}))?\\b`,
    (m, sight) => dayInMonth(sight, Number(m[2]), monthNumber(m[1] ?? ''), m[3]),
  ),
  row('(?<![\\d./-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/]|[.-]\\d)', (m, sight) =>
    dayInMonth(sight, Number(m[1]), Number(m[3]), m[4]),
  ),
  // Without a year "13/15" is a share of something; only what has a UK month is a date.
  row(
    '(?<![\\d./-])(\\d{1,2})\\/(\\d{1,2})(?![\\d/]|[.-]\\d|\\s*%|\\s+(?:done|complete|there|of)\\b)',
    (m, sight) =>
      Number(m[1]) <= 31 && Number(m[2]) <= 12 && Number(m[1]) > 0 && Number(m[2]) > 0
        ? dayInMonth(sight, Number(m[1]), Number(m[2]), undefined)
        : null,
  ),
  // "3.3" is a ref, unless words that want a date stand before it and it makes one.
  row(
    `(?<=\\b(?:(?:new|revised|expected|due|end|completion|finish)\\s+date(?:\\s+(?:is|now|of|to))?|until|till|(?:^|[\\n,;]\\s?|${MADE_BY}\\s)by)\\s?[:=-]?\\s)(\\d{1,2})\\.(\\d{1,2})(?![\\d\\w/%]|\\.[\\d\\w]|\\s?\\(|\\s*(?:%|per|points?|pp|million|days?|weeks?|months?|fte|hours?)(?!\\w))`,
    (m, sight) =>
      Number(m[2]) > 0 && Number(m[2]) <= 12 && dayOf(2028, Number(m[2]), Number(m[1])) !== null
        ? dayInMonth(sight, Number(m[1]), Number(m[2]), undefined)
        : null,
  ),
  row('\\b(\\d{4})-(\\d{1,2})-(\\d{1,2})\\b', (m) => {
    const found = dayOf(Number(m[1]), Number(m[2]), Number(m[3]));
    return found ? date(span(found, found)) : none;
  }),
  row(
    `${AFTER_WHICH_MAY_IS_A_MONTH}may\\b(?!\\s+(?:be|have|need|not|take|slip|well|also|help|i|we))${YEAR}?`,
    (m, sight) => month('may', m[1], sight),
  ),
  row(`\\b(?!may\\b)(${MONTH})${YEAR}?`, (m, sight) => month(m[1] ?? '', m[2], sight)),
  row(`\\bmay\\s+(\\d{4})\\b`, (m, sight) => month('may', m[1], sight)),
  row(`\\blast\\s+(${WEEKDAY})`, (m, sight) => {
    const back = (todayOf(sight).dayOfWeek - weekdayNumber(m[1] ?? '') + 7) % 7 || 7;
    return date(span(todayOf(sight).subtract({ days: back }), todayOf(sight).subtract({ days: back })));
  }),
  row(`\\b(${WEEKDAY})\\s+(?:week|fortnight)\\b`, (m, sight) => {
    const weeks = /fortnight/i.test(m[0]) ? 2 : 1;
    const next = todayOf(sight).add({
      days: (weekdayNumber(m[1] ?? '') - todayOf(sight).dayOfWeek + 7) % 7,
    });
    return date(span(next.add({ weeks }), next.add({ weeks })));
  }),
  row(
    "\\b(?:in\\s+)?(?:a|one)?\\s*fortnight'?s?\\s+time\\b|\\bin\\s+(?:a|one)\\s+fortnight\\b|\\ba\\s+fortnight\\s+today\\b",
    (_, sight) => after(sight, 2, 'week'),
  ),
  row(
    "\\bin\\s+(?:about\\s+|another\\s+)?(an?|a couple(?: of)?|\\d{1,3}|\\w{3,5})\\s+(day|week|month|year)s?'?(?:\\s+time)?\\b",
    (m, sight) => after(sight, countOf(m[1] ?? ''), m[2] ?? ''),
  ),
  row(
    "(?<!\\b(?:next|last|past)\\s)\\b(an?|\\d{1,3}|\\w{3,5})\\s+(day|week|month)s?'?\\s+(?:time|from (?:now|today))\\b",
    (m, sight) => after(sight, countOf(m[1] ?? ''), m[2] ?? ''),
  ),
  row(`(?<!\\d)\\b(?:the\\s+)?(\\d{1,2})${ORDINAL}\\b${NOT_A_DAY}`, (m, sight) => {
    const found = nextOfMonth(todayOf(sight), Number(m[1]));
    return found ? date(span(found, found, { assumed: 'month' })) : null;
  }),
];

function spanOf(m: RegExpExecArray, sight: Sight) {
  const shift = { next: 1, last: -1 }[(m[1] ?? '').toLowerCase()] ?? 0;
  if (/^(?:the\s)/i.test(m[0])) return null;
  const isWeek = m[3] ? m[3].toLowerCase() === 'w' : (m[2] ?? '').toLowerCase() === 'week';
  if (isWeek) return date(week(mondayOf(todayOf(sight)).add({ weeks: shift })));
  const first = todayOf(sight).with({ day: 1 }).add({ months: shift });
  return date(span(first, lastOf(first)));
}

function month(word: string, year: string | undefined, sight: Sight) {
  const first = firstOf(monthNumber(word), year, todayOf(sight));
  return date(first && span(first, lastOf(first), { assumed: year ? null : 'year' }));
}

function after(sight: Sight, count: number | null, unit: string) {
  if (count === null) return null;
  const found = todayOf(sight).add({ [`${unit.toLowerCase()}s`]: count });
  return date(span(found, found));
}

/** The next day on or after today with this number: "the 31st" skips the months that have none. */
function nextOfMonth(today: Temporal.PlainDate, day: number): Temporal.PlainDate | null {
  for (let months = 0; months < 3; months++) {
    const first = today.with({ day: 1 }).add({ months });
    const found = dayOf(first.year, first.month, day);
    if (found && Temporal.PlainDate.compare(found, today) >= 0) return found;
  }
  return null;
}

/** What chrono may add: days by name and by "today", "tomorrow" ...; never times, durations or "now". */
const FROM_CHRONO = new RegExp(
  `^(?:(?:this|next|last|on|the)\\s+)*(?:${WEEKDAY}|today|tonight|tomorrow|tmrw?|tmr|yesterday)(?:\\s+(?:next|this|last)\\s+week)?$|^(?:\\d{1,3}|an?|one|two|three|four|five|six)\\s+(?:day|week|month|year)s?\\s+ago$`,
  'i',
);
/** "Sat" and "sun" are words of their own, and days only where a day is expected. */
const DOUBTFUL_DAY = /^(?:sat|sun|wed)$/i;
const BEFORE_A_DAY = /(?:\b(?:on|by|until|till|til|this|next|last|from|before|due)\s|[,;]\s?)$/i;
const ALONE = /^(?:sat|sun|wed)[\s.!?]*$/i;

function chronoDates(sight: Sight): Mark[] {
  if (!/[a-z]{3}/i.test(sight.left)) return [];
  const reference = { instant: new Date(`${sight.context.today}T12:00:00Z`), timezone: 0 };
  return chrono.GB.parse(sight.left, reference, { forwardDate: true }).flatMap((result) => {
    const start = result.index;
    if (!FROM_CHRONO.test(result.text)) return [];
    if (
      DOUBTFUL_DAY.test(result.text) &&
      !ALONE.test(sight.left) &&
      !BEFORE_A_DAY.test(sight.left.slice(0, start))
    )
      return [];
    const day = dayOf(
      result.start.get('year') ?? 0,
      result.start.get('month') ?? 0,
      result.start.get('day') ?? 0,
    );
    if (!day) return [];
    const stretch = { start, end: start + result.text.length };
    const assumed = result.start.isCertain('weekday') && !/next|last/i.test(result.text) ? 'week' : null;
    return [
      {
        ...stretch,
        kind: 'date',
        text: sight.text.slice(stretch.start, stretch.end),
        days: span(day, day, { assumed }),
      },
    ];
  });
}

const ownDates = tableParser(rows);

export const dates: Parser = (sight) => {
  const own = ownDates(sight);
  return [...own, ...chronoDates({ ...sight, left: overwrite(sight.left, own) })];
};
