/** Rows: days counted from a date that was read: "a week on Thursday", "the day after", "Friday week", "after half term". */
import { addDays } from '../../domain/calendar.ts';
import { iso, mondayOf, span, week } from './calendar-words.ts';
import {
  DATE,
  type DateRow,
  dateRow,
  type Meaning,
  onDay,
  plainDay,
  readAt,
  type Times,
  times,
} from './date-rows.ts';
import { LENGTH, lengthOf, shifted } from './lengths.ts';

const isDay = (date: Times | null): date is Times => date?.grain === 'day' || date?.grain === 'weekday';
const THEN = '(after|from|following|on|before|prior\\s+to|ahead\\s+of)';
const earlier = (word: string): boolean => /before|prior|ahead/i.test(word);

/** So long after a date, or before it. */
function counted(words: string, joint: string, date: Times | null): Meaning | null {
  const length = lengthOf(/^(?:fortnight|week)\b/i.test(words) ? `a ${words}` : words);
  if (!length || !date) return null;
  const sign = earlier(joint) ? -1 : 1;
  if (joint.trim() === '' || /on/i.test(joint)) {
    if (!isDay(date) || !/^(?:weeks|months)$/.test(length.least.unit)) return null;
    if (joint.trim() === '' && date.grain !== 'weekday' && date.days.from !== date.days.to) return null;
  }
  const edge = plainDay(sign === -1 ? date.days.from : (date.back ?? date.days.to));
  const [least, most] = [shifted(edge, length.least, sign), shifted(edge, length.most, sign)];
  const doubt = length.vague || date.days.doubt === true;
  return times(sign === 1 ? span(least, most, { doubt }) : span(most, least, { doubt }), 'day');
}

/** The first such weekday after a date, or the last before it. */
function weekdayFrom(weekday: Times | null, joint: string, date: Times | null): Meaning | null {
  if (weekday?.grain !== 'weekday' || !date || date.grain === 'weekday') return null;
  const number = plainDay(weekday.days.from).dayOfWeek;
  if (earlier(joint)) {
    const edge = plainDay(date.days.from).subtract({ days: 1 });
    return onDay(edge.subtract({ days: (edge.dayOfWeek - number + 7) % 7 }));
  }
  const edge = plainDay(date.days.to).add({ days: 1 });
  return onDay(edge.add({ days: (number - edge.dayOfWeek + 7) % 7 }));
}

export const countedFrom: readonly DateRow[] = [
  dateRow(`(${DATE})\\s+(week|fortnight)\\b(?!\\s+(?:\\d|long|of|in))`, (m, sight) => {
    const date = readAt(m, 1, sight);
    const weeks = /^f/i.test(m[2] ?? '') ? 2 : 1;
    return isDay(date) && (date.grain === 'weekday' || date.days.from <= iso(sight.today.add({ days: 1 })))
      ? onDay(plainDay(date.days.from).add({ weeks }))
      : null;
  }),
  dateRow(`(${DATE})\\s+after\\s+next\\b`, (m, sight) => {
    const date = readAt(m, 1, sight);
    if (date?.grain !== 'weekday') return null;
    return onDay(plainDay(date.days.from).add({ weeks: date.days.from === iso(sight.today) ? 2 : 1 }));
  }),
  dateRow(`(?:the\\s+)?(${DATE})\\s+(after|before|following)\\s+(?:the\\s+)?(${DATE})`, (m, sight) =>
    weekdayFrom(readAt(m, 1, sight), m[2] ?? '', readAt(m, 3, sight, true)),
  ),
  dateRow(
    `(?<!\\b(?:an?|one|half\\s+a)\\s)\\b(?:the\\s+)?(?:next\\s+)?(day|week)\\s+(after|before|following)\\s+(?:the\\s+)?(${DATE})`,
    (m, sight) => {
      const date = readAt(m, 3, sight);
      if (!date) return null;
      const sign = earlier(m[2] ?? '') ? -1 : 1;
      const edge = plainDay(sign === -1 ? date.days.from : date.days.to);
      if (/^d/i.test(m[1] ?? ''))
        return onDay(sign === 1 && date.back ? plainDay(date.back) : edge.add({ days: sign }));
      return times(
        week(mondayOf(date.back && sign === 1 ? plainDay(date.back) : edge.add({ weeks: sign }))),
        'week',
      );
    },
  ),
  dateRow(`\\b(?:in\\s+)?(${LENGTH}|fortnight|week)\\s+${THEN}?\\s*(?:the\\s+)?(${DATE})`, (m, sight) =>
    counted(m[1] ?? '', m[2] ?? '', readAt(m, 3, sight)),
  ),
  // "After half term" is the day to be back on; how long after is open.
  dateRow(
    `\\b(?:(?:straight\\s+|right\\s+|just\\s+)?(?:after|following)|post|back\\s+(?:from|after))[\\s-]+(?:the\\s+)?(${DATE})`,
    (m, sight) => {
      const back = readAt(m, 1, sight)?.back;
      return back ? onDay(plainDay(back), { doubt: true }) : null;
    },
  ),
  dateRow(`(${DATE})(?:\\s+or\\s+|\\s?\\/\\s?)(?:on\\s+|the\\s+)?(${DATE})`, (m, sight) => {
    const [one, other] = [readAt(m, 1, sight), readAt(m, 2, sight, true)];
    if (!one || !other || one.days.from > other.days.to || addDays(one.days.to, 62) < other.days.from)
      return null;
    const { to, by, assumed } = other.days;
    return times({ from: one.days.from, to, by, assumed, doubt: true }, 'stretch');
  }),
];
