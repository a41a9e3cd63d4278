/** Rows: days, weeks and months as they lie from today: "tomorrow", "Thurs", "next week", "in 10 days", "the last month". */
import { compare, iso, lastOf, mondayOf, span, WEEKDAY, week, weekdayNumber } from './calendar-words.ts';
import { DATE, type DateRow, type DateSight, dateRow, type Meaning, onDay, times } from './date-rows.ts';
import { LENGTH, lengthOf, shifted } from './lengths.ts';

const TIME_OF_DAY = '(?:\\s+(?:morning|afternoon|evening|night|lunchtime|noon|am|pm)\\b)?';
const ahead = (word: string | undefined): number =>
  /next|coming|following/i.test(word ?? '') ? 1 : /last|previous/i.test(word ?? '') ? -1 : 0;

const near = (pattern: string, days: number): DateRow =>
  dateRow(`\\b(?:${pattern})\\b${TIME_OF_DAY}`, (_, { today }) => onDay(today.add({ days })));

/** The week, month, quarter or weekend that lies so many ahead. */
export function unitAhead(word: string, count: number, { today }: DateSight): Meaning {
  if (/^weekend/i.test(word)) {
    const saturday = mondayOf(today).add({ days: 5, weeks: count });
    return times(span(saturday, saturday.add({ days: 1 })), 'stretch');
  }
  if (/^w/i.test(word)) return times(week(mondayOf(today).add({ weeks: count }), today), 'week');
  const months = /^q/i.test(word) ? 3 : 1;
  const begun = today.with({ day: 1 }).subtract({ months: (today.month - 1) % months });
  const first = begun.add({ months: months * count });
  return times(span(first, lastOf(first.add({ months: months - 1 }))), months === 1 ? 'month' : 'term');
}

/** So long from today, or so long ago. */
function fromToday(words: string, sign: 1 | -1, { today }: DateSight): Meaning | null {
  const length = lengthOf(words);
  if (!length) return null;
  const [least, most] = [shifted(today, length.least, sign), shifted(today, length.most, sign)];
  const [from, to] = sign === 1 ? [least, most] : [most, least];
  return times(span(from, to, { doubt: length.vague }), compare(from, to) === 0 ? 'day' : 'stretch');
}

/** From today so long ahead, or up to today. */
function rolling(words: string, sign: 1 | -1, { today }: DateSight): Meaning | null {
  const length = lengthOf(/^(?:\d|an?\b)/i.test(words) ? words : words.replace(/^(?=[dwmfyq]\w+$)/i, 'a '));
  if (!length) return null;
  const end = shifted(today, length.most, sign);
  return times(sign === 1 ? span(today, end, { doubt: length.vague }) : span(end, today), 'stretch');
}

/** Such a weekday: "this" and bare, the next to come; "next", of the next week; "last", the last before today. */
export function weekdayAt(day: number, which: string, { today }: DateSight): Temporal.PlainDate {
  if (/next|following/i.test(which)) return mondayOf(today).add({ days: day - 1, weeks: 1 });
  if (/last|past|previous/i.test(which))
    return today.subtract({ days: (today.dayOfWeek - day + 7) % 7 || 7 });
  return today.add({ days: (day - today.dayOfWeek + 7) % 7 });
}

const WHICH = '(?:(?:this|the)\\s+)?(?:this|next|nxt|last|past|previous|coming|following)';
/** "Sat" and "sun" are words of their own, and days only where a day is expected. */
const DOUBTFUL = /^(?:sat|sun|wed)$/i;
const BEFORE_A_DAY =
  /(?:\b(?:on|by|until|till|til|this|next|last|from|before|due|since|after|chase|remind|ask|me|back|bk|moved to|now|met|every)\s|[,;]\s?|\b\w+day(?:\s+(?:and|or|to)|\/)\s?)$/i;
const DAY_FOLLOWS = new RegExp(
  `^,?\\s+(?:the\\s+)?(?:${DATE}|\\d{1,2}(?:st|nd|rd|th|\\s+(?:of\\s+)?[a-z]{3}|\\/\\d))`,
  'i',
);

function isDay(word: string, start: number, left: string): boolean {
  if (!DOUBTFUL.test(word)) return true;
  const rest = left.slice(start + word.length);
  const ends = /^\s*(?:$|[\n,;.!?)])/.test(rest);
  const before = left.slice(Math.max(0, start - 30), start);
  return (
    BEFORE_A_DAY.test(before) ||
    DAY_FOLLOWS.test(rest) ||
    (ends &&
      (before.trim() === '' || /^wed$/i.test(word) || (/^S/.test(word) && !/\b(?:the|in)\s$/i.test(before))))
  );
}

/** "By the weekend" is its Friday. */
const DEADLINE = /\b(?:by|before|until|till|til)\s+$/i;
/** What makes the "last week" a part of something, and not the one before this. */
const OF_A_TIME = `\\s+(?:of|in)\\s+(?:(?:the|this|next|last|each|every|that)\\s+)*(?:${DATE}|(?:month|quarter|year|term|half|holidays?|break|autumn|spring|summer|winter|financial|academic|school|calendar)\\b)`;
const AHEAD = '(?:next|coming|following)';
const BEFORE = '(?:last|past|previous)';

export const nearDays: readonly DateRow[] = [
  near('(?:the\\s+)?day\\s+after\\s+(?:tomorrow|tmrw?)', 2),
  near('(?:the\\s+)?day\\s+before\\s+(?:yesterday|yday)', -2),
  dateRow(
    '\\b(?:(?:this|the\\s+same|same)\\s+(?:time|day))\\s+next\\s+(week|month|year)\\b',
    (m, { today }) => onDay(today.add({ [`${(m[1] ?? '').toLowerCase()}s`]: 1 })),
  ),
  near('today|tonight|2day|this\\s+(?:morning|afternoon|evening)', 0),
  near('tomorrow|tommorr?ow|tomorow|tmrw|tmr|tomoz|2moro|2morrow', 1),
  near('yesterday|yest|yday|last\\s+night', -1),
  dateRow(`\\b(?:the\\s+)?(week(?:end)?|month|quarter)\\s+after\\s+next\\b`, (m, sight) =>
    unitAhead(m[1] ?? '', 2, sight),
  ),
  dateRow(
    `\\b(?:in|over|within|for|during)?\\s*\\bthe\\s+(?:(next|coming|following)|last|past|previous)\\s+(${LENGTH}|days?|weeks?|fortnight|months?|quarter|year)(?!${OF_A_TIME}|\\s+after\\b)`,
    (m, sight) => rolling(m[2] ?? '', m[1] ? 1 : -1, sight),
  ),
  dateRow(
    `\\b(?:in\\s+|over\\s+)?(?:(${AHEAD})|${BEFORE})\\s+(${LENGTH}|fortnight|(?<=past\\s+)(?:week|month|year))`,
    (m, sight) => rolling(m[2] ?? '', m[1] ? 1 : -1, sight),
  ),
  dateRow(
    `\\b(?:within|inside)\\s+(?:the\\s+)?(${LENGTH}|fortnight)(?!\\s+(?:of|from|after|following)\\b)`,
    (m, sight) => rolling(m[1] ?? '', 1, sight),
  ),
  dateRow(
    `\\b(this|next|nxt|last|the\\s+(?:coming|current|same))\\s+(week|wk|month|mth|quarter|qtr)\\b(?!${OF_A_TIME}|\\s*-\\s*(?:long|on))`,
    (m, sight) => unitAhead(m[2] ?? '', ahead(m[1]?.replace(/nxt/i, 'next')), sight),
  ),
  dateRow('\\b(?:(this|next|last)\\s+|(?:over\\s+|at\\s+)?the\\s+|at\\s+)weekend\\b', (m, sight) => {
    const meant = unitAhead('weekend', ahead(m[1]), sight);
    if (meant === 'impossible' || !DEADLINE.test(sight.left.slice(Math.max(0, m.index - 10), m.index)))
      return meant;
    const friday = mondayOf(sight.today).add({ days: 4, weeks: ahead(m[1]) });
    return { ...meant, days: { ...meant.days, by: iso(friday) } };
  }),
  dateRow(`\\b(${LENGTH}|fortnight)\\s+(?:ago|back|earlier)\\b`, (m, sight) =>
    fromToday(withCount(m[1]), -1, sight),
  ),
  dateRow(
    `\\b(?:in\\s+)?(${LENGTH}|fortnight)'?s?\\s+(?:time\\b|(?:from\\s+)?(?:now|today)\\b|hence\\b)`,
    (m, sight) => fromToday(withCount(m[1]), 1, sight),
  ),
  dateRow(`\\bin\\s+(${LENGTH}|fortnight)(?!\\s+(?:of|from|after|following|before|ago)\\b)`, (m, sight) =>
    fromToday(withCount(m[1]), 1, sight),
  ),
  dateRow(
    '\\beo(m|w)\\b|(?<=\\b(?:end|start|beginning|middle|half|day|week|working\\s+day|[a-z]{3,6}day|close|later|early|late)\\s+(?:of|in)\\s+)the\\s+(week|month|quarter)\\b|(?<=\\bend\\s+(?:of\\s+)?)(week|month|quarter)\\b',
    (m, sight) => {
      const meant = unitAhead(m[1] ? (/w/i.test(m[1]) ? 'week' : 'month') : (m[2] ?? m[3] ?? ''), 0, sight);
      return m[1] && meant !== 'impossible' ? endAs(meant) : meant;
    },
  ),
  dateRow('\\b(?:the\\s+)?month[\\s-]end\\b', (_, sight) => {
    const meant = unitAhead('month', 0, sight);
    return meant === 'impossible' ? null : endAs(meant);
  }),
  dateRow(
    `\\b(two|three|four|[2-9])\\s+(${WEEKDAY.replace(/\\b$/, '')})s?\\s+(ago|from\\s+(?:now|today)|time)\\b`,
    (m, sight) => {
      const weeks = (lengthOf(`${m[1]} weeks`)?.least.count ?? 1) - 1;
      const past = /ago/i.test(m[3] ?? '');
      const first = weekdayAt(weekdayNumber(m[2] ?? ''), past ? 'last' : '', {
        ...sight,
        today: sight.today.add({ days: past ? 0 : 1 }),
      });
      return onDay(past ? first.subtract({ weeks }) : first.add({ weeks }));
    },
  ),
  dateRow(
    `(?<!\\b(?:every|each|per|on\\s+a)\\s+)\\b(?:(${WHICH})\\s+(?!\\w+${OF_A_TIME}))?(${WEEKDAY})(?!-)${TIME_OF_DAY}`,
    (m, sight) => {
      const word = m[2] ?? '';
      const which = (m[1] ?? '').replace(/nxt/i, 'next');
      const start = m.index + m[0].toLowerCase().indexOf(word.toLowerCase(), m[1]?.length ?? 0);
      if (which === '' && !isDay(word, start, sight.left)) return null;
      const said = /next|following|last|past|previous/i.test(which);
      return onDay(weekdayAt(weekdayNumber(word), which, sight), {
        assumed: said ? null : 'week',
        grain: 'weekday',
      });
    },
  ),
];

const withCount = (words = ''): string => (/^fortnight/i.test(words) ? `a ${words}` : words);

const endAs = (meant: Exclude<Meaning, 'impossible'>): Meaning => ({
  days: { ...meant.days, from: meant.days.by, to: meant.days.by },
  grain: 'day',
});
