/** Rows: parts of times already read ("end of next month", "first Friday of July", "w/c 19 June", "the 1st of next month"). */
import {
  addDays,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  nextWorkingDayOnOrAfter,
} from '../../domain/calendar.ts';
import { compare, dayOf, iso, mondayOf, span, WEEKDAY, week, weekdayNumber } from './calendar-words.ts';
import {
  DATE,
  type DateRow,
  type DateSight,
  dateRow,
  type Meaning,
  onDay,
  plainDay,
  readAt,
  type Times,
  times,
} from './date-rows.ts';
import { nthWeekday } from './holiday-words.ts';
import { weekdayAt } from './near-days.ts';
import { DAY_NUMBER, NTH, nthOf } from './number-words.ts';

/** A time of day, beside a day. */
const TIME =
  '(?:noon|midday|midnight|lunch(?:time)?|\\d{1,2}(?:[:.]\\d\\d)?\\s?(?:am|pm)\\b|\\d{1,2}:\\d\\d\\b)';
const OF = '[\\s-]+(?:(?:of|in|on)\\s+)?(?:the\\s+)?';
type Bounds = { first: Temporal.PlainDate; last: Temporal.PlainDate };
const boundsOf = ({ days }: Times): Bounds => ({ first: plainDay(days.from), last: plainDay(days.to) });

type Part = 'end' | 'late' | 'mid' | 'early' | 'start';
const PARTS: readonly [RegExp, Part][] = [
  [/^(?:end|last|final|close)/i, 'end'],
  [/^late/i, 'late'],
  [/^mid/i, 'mid'],
  [/^early/i, 'early'],
  [/^(?:beg|start|first)/i, 'start'],
];

/** The stretch that "end of", "mid" and their like leave of a time. */
function within(part: Part, whole: Times): Times | null {
  const { first, last } = boundsOf(whole);
  const middle = first.add({ days: Math.floor(first.until(last).days / 2) });
  const on = (from: number, to: number): Times =>
    times(span(first.add({ days: from }), first.add({ days: to })), 'stretch');
  if (whole.grain === 'week') {
    const friday = times(span(first.add({ days: 4 }), first.add({ days: 4 })), 'day');
    return { end: friday, late: on(3, 4), mid: on(2, 2), early: on(0, 1), start: on(0, 0) }[part];
  }
  const tail = times(span(last.subtract({ days: 6 }), last), 'stretch');
  if (whole.grain === 'month')
    return {
      end: tail,
      late: times(span(first.with({ day: 21 }), last), 'stretch'),
      mid: times(
        span(first.with({ day: 11 }), first.with({ day: 20 }), { by: first.with({ day: 15 }) }),
        'stretch',
      ),
      early: on(0, 9),
      start: on(0, 6),
    }[part];
  if (whole.grain === 'break' && part === 'end') return times(span(last, last), 'day');
  const third = Math.floor(first.until(last).days / 3);
  return {
    end: tail,
    late: times(span(last.subtract({ days: third }), last, { doubt: true }), 'stretch'),
    mid: times(
      span(middle.subtract({ days: 7 }), middle.add({ days: 7 }), { by: middle, doubt: true }),
      'stretch',
    ),
    early: times(span(first, first.add({ days: third }), { doubt: true }), 'stretch'),
    start: times(span(first, first.add({ days: 6 }), { by: first }), 'stretch'),
  }[part];
}

const kept = (part: Times | null, whole: Times): Times | null =>
  part && {
    ...part,
    days: { ...part.days, assumed: whole.days.assumed, ...(whole.days.doubt && { doubt: true }) },
  };
const isLong = (whole: Times | null): whole is Times =>
  whole !== null && whole.grain !== 'day' && whole.grain !== 'weekday' && whole.grain !== 'stretch';

/** "First", "second", "last" of something: counted from its end when negative. */
const place = (word: string): number => (/^(?:last|final)/i.test(word) ? -1 : nthOf(word));

function halfOf(word: string, whole: Times): Times {
  const { first, last } = boundsOf(whole);
  const middle = first.add({ days: Math.floor(first.until(last).days / 2) });
  const from = place(word) === 1 ? span(first, middle) : span(middle.add({ days: 1 }), last);
  return times(from, 'stretch');
}

function dayOfWhole(word: string, working: boolean, whole: Times): Times | null {
  const { from, to } = whole.days;
  const n = place(word);
  const day =
    n < 0
      ? working
        ? lastWorkingDayOnOrBefore(to)
        : to
      : addDays(working ? nextWorkingDayOnOrAfter(from) : from, n - 1);
  return day > to || (working && !isWorkingDay(day))
    ? null
    : times(span(plainDay(day), plainDay(day)), 'day');
}

function weekOfWhole(word: string, whole: Times): Times | null {
  const { first, last } = boundsOf(whole);
  const n = place(word);
  if (whole.grain !== 'month') {
    const monday = n < 0 ? mondayOf(last) : mondayOf(first).add({ weeks: n - 1 });
    return times(week(monday), 'week');
  }
  const from = n < 0 ? last.subtract({ days: 6 }) : first.add({ days: 7 * (n - 1) });
  return compare(from, last) > 0 ? null : times(span(from, from.add({ days: 6 })), 'stretch');
}

/** A weekday and a date that belong together; where they do not agree, the words are in doubt. */
function weekdayAndDate(weekday: Times | null, date: Times | null): Meaning | null {
  if (weekday?.grain !== 'weekday' || date?.grain !== 'day') return null;
  const agrees = (day: string): boolean => plainDay(day).dayOfWeek === plainDay(weekday.days.from).dayOfWeek;
  if (agrees(date.days.from)) return date;
  return { ...date, days: { ...date.days, doubt: true } };
}

const weekdayIn = (weekday: Times | null, whole: Times | null): Meaning | null =>
  weekday?.grain === 'weekday' && whole?.grain === 'week'
    ? onDay(mondayOf(plainDay(whole.days.from)).add({ days: plainDay(weekday.days.from).dayOfWeek - 1 }))
    : null;

/** "Next May", "last Easter": the next to come of it, or the last. */
function which(word: string, whole: Times | null, sight: DateSight): Meaning | null {
  if (whole?.grain === 'weekday') return onDay(weekdayAt(plainDay(whole.days.from).dayOfWeek, word, sight));
  if (!whole || (whole.days.assumed === null && !whole.days.last)) return null;
  if (!/last/i.test(word)) return whole;
  const today = iso(sight.today);
  const { last, from, to, by, assumed } = whole.days;
  const before = (day: string): string => iso(plainDay(day).subtract({ years: 1 }));
  if (last && from > today) return { ...whole, days: { ...last, assumed: null } };
  return assumed === 'year'
    ? { ...whole, days: { from: before(from), to: before(to), by: before(by), assumed: null } }
    : null;
}

/** Days by number in a month that was read: "the 1st of next month". */
export const daysOfMonths: readonly DateRow[] = [
  dateRow(`(?<![\\d./£$-])\\b(?:the\\s+)?(${DAY_NUMBER})\\s+(?:(?:of|in)\\s+)?(${DATE})`, (m, sight) => {
    const whole = readAt(m, 2, sight);
    if (whole?.grain !== 'month') return null;
    const { first } = boundsOf(whole);
    const n = nthOf(m[1] ?? '');
    return n === 0 || n > 39 ? null : onDay(dayOf(first.year, first.month, n));
  }),
];

export const partsOfTimes: readonly DateRow[] = [
  dateRow(
    `\\b(?:(?:this|the)\\s+)?(this|next|last|past|coming)\\s+(${DATE})(?!\\s+(?:of|in)\\s+(?:the\\s+)?${DATE})`,
    (m, sight) => which(m[1] ?? '', readAt(m, 2, sight), sight),
  ),
  dateRow(`(${DATE}),?\\s+(?:on\\s+|of\\s+|in\\s+)?(?:the\\s+)?(${DATE})`, (m, sight) => {
    const [one, other] = [readAt(m, 1, sight), readAt(m, 2, sight, true)];
    return weekdayAndDate(one, other) ?? weekdayIn(one, other) ?? weekdayIn(other, one);
  }),
  dateRow(`(${DATE})\\s+\\((${DATE})\\)`, (m, sight) =>
    weekdayAndDate(readAt(m, 2, sight, true), readAt(m, 1, sight)),
  ),
  dateRow(
    `\\b(w\\/?c|w\\/?b|w\\/?e|(?:the\\s+)?week\\s+(?:commencing|beginning|starting|ending|of))\\.?[\\s:]+(?:on\\s+)?(?:the\\s+)?(${DATE})`,
    (m, sight) => {
      const date = readAt(m, 2, sight);
      if (date?.grain !== 'day' && date?.grain !== 'weekday') return null;
      const monday = mondayOf(plainDay(date.days.from));
      const { assumed } = date.days;
      // The week is named by one of its days: as a deadline it is that day.
      if (/^w\/?e\b|ending/i.test(m[1] ?? ''))
        return times({ ...span(monday, plainDay(date.days.to), { assumed }) }, 'week');
      const by = /of$/i.test(m[1] ?? '') ? monday.add({ days: 4 }) : monday;
      return times(span(monday, monday.add({ days: 6 }), { by, assumed }), 'week');
    },
  ),
  dateRow(`\\b(?:the\\s+)?(${NTH}|last|final)\\s+(${WEEKDAY})${OF}(${DATE})`, (m, sight) => {
    const whole = readAt(m, 3, sight);
    if (!isLong(whole) || whole.grain === 'week') return null;
    const { first, last } = boundsOf(whole);
    const n = place(m[1] ?? '');
    const day = nthWeekday(n < 0 ? last : first, weekdayNumber(m[2] ?? ''), n);
    return day && kept(times(span(day, day), 'day'), whole);
  }),
  dateRow(`\\b(?:the\\s+)?(${NTH}|last|final)\\s+(${DATE})${OF}(${DATE})`, (m, sight) => {
    const [weekday, whole] = [readAt(m, 2, sight), readAt(m, 3, sight, true)];
    if (weekday?.grain !== 'weekday' || !isLong(whole) || whole.grain === 'week') return null;
    const { first, last } = boundsOf(whole);
    const n = place(m[1] ?? '');
    const day = nthWeekday(n < 0 ? last : first, plainDay(weekday.days.from).dayOfWeek, n);
    return day && kept(times(span(day, day), 'day'), whole);
  }),
  dateRow(
    `\\b(?:the\\s+)?(?:very\\s+)?(${NTH}|last|final)\\s+((?:working|school|business)\\s+)?(day|week|half)${OF}(${DATE})`,
    (m, sight) => {
      const whole = readAt(m, 4, sight);
      if (!isLong(whole)) return null;
      const [word = '', unit = ''] = [m[1], m[3]?.toLowerCase()];
      if (unit === 'half') return kept(halfOf(word, whole), whole);
      return kept(
        unit === 'week' ? weekOfWhole(word, whole) : dayOfWhole(word, m[2] !== undefined, whole),
        whole,
      );
    },
  ),
  dateRow(
    `\\b(?:towards?\\s+)?(?:the\\s+)?(?:(?:very|back|tail|latter)\\s+)?(?:(end|later?|mid(?:dle|way)?|early)(?:\\s+part)?${OF}|(beginning|start|close)\\s+of\\s+(?:the\\s+)?)(${DATE})`,
    (m, sight) => {
      const whole = readAt(m, 3, sight);
      const part = PARTS.find(([words]) => words.test(m[1] ?? m[2] ?? ''))?.[1];
      return part && isLong(whole) ? kept(within(part, whole), whole) : null;
    },
  ),
  dateRow(
    `(?:\\b(?:cop|c\\.o\\.p\\.|eod|eop|close(?:\\s+of\\s+(?:play|business|day))?|end\\s+of\\s+(?:the\\s+)?(?:day|play|business))(?:\\s+(?:on|of))?\\s+)(${DATE})`,
    (m, sight) => {
      const date = readAt(m, 1, sight);
      return date?.grain === 'day' || date?.grain === 'weekday' ? date : null;
    },
  ),
  dateRow(
    `\\b(?:at\\s+)?${TIME}\\s+(?:on\\s+)?(${DATE})|(${DATE}),?\\s+(?:at|by|before|around)\\s+${TIME}`,
    (m, sight) => {
      const date = readAt(m, m[1] ? 1 : 2, sight);
      return date?.grain === 'day' || date?.grain === 'weekday' ? date : null;
    },
  ),
  dateRow(
    '\\b(?:cop|eod|eop|close\\s+of\\s+(?:play|business)|end\\s+of\\s+(?:the\\s+)?(?:day|play|business))\\b',
    (_, { today }) => onDay(today),
  ),
];
