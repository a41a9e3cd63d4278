/** Parser: the days that a question is about ("due by Friday", "in the next 2 weeks"), from date words already read. */
import type { Period } from '../domain/question.ts';
import { countOf, iso, span } from './calendar-words.ts';
import { claimed, type Days, type Mark, marksOf, type Parser, type Sight, stretchOf } from './mark.ts';

const DATE = `(${claimed('date')})`;
const COUNT = '(an?|a couple(?: of)?|a few|\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)';

type Bounds = Pick<Period, 'from' | 'to'>;
type Reader = (first: Days, second: Days, today: string) => Bounds;

const readers: readonly [RegExp, Reader][] = [
  [
    new RegExp(`\\b(?:between|from|since)?\\s*${DATE}\\s*(?:to|until|till|and|-)\\s*${DATE}`, 'i'),
    (first, second) => ({ from: first.from, to: second.to }),
  ],
  [
    new RegExp(`\\b(?:by|until|till?|up to|on or before)(?: the)?\\s+${DATE}`, 'i'),
    (days, _, today) => ({ from: days.by < today ? null : today, to: days.by }),
  ],
  [
    new RegExp(`\\bbefore(?: the)?\\s+${DATE}`, 'i'),
    (days, _, today) => ({ from: days.from <= today ? null : today, to: dayBefore(days.from) }),
  ],
  [
    new RegExp(`\\bsince(?: the)?\\s+${DATE}`, 'i'),
    (days, _, today) => ({ from: lately(days, today), to: today }),
  ],
  [new RegExp(`\\b(?:from|starting)(?: the)?\\s+${DATE}`, 'i'), (days) => ({ from: days.from, to: null })],
  [new RegExp(`\\bafter(?: the)?\\s+${DATE}`, 'i'), (days) => ({ from: dayAfter(days.to), to: null })],
  [
    new RegExp(`(?:\\b(?:in|on|during|for|within|over)(?: the)?\\s+)?${DATE}`, 'i'),
    (days) => ({ from: days.from, to: days.to }),
  ],
];

const NEXT = new RegExp(
  `(?:\\b(?:in|over|within|for|during)\\s+)?(?:\\bthe\\s+)?\\b(next|coming|last|past)\\s+(?:${COUNT}\\s+)?(day|week|month|fortnight)s?\\b|\\bwithin\\s+${COUNT}\\s+(day|week|month|fortnight)s?\\b`,
  'i',
);

export const periods: Parser = (sight) => {
  const counted = NEXT.exec(sight.left);
  if (counted) {
    const bounds = fromToday(counted, sight);
    if (bounds) return [periodMark(sight, counted, bounds)];
  }
  for (const [pattern, read] of readers) {
    const match = pattern.exec(sight.left);
    const first = match && daysAt(sight, match, 1);
    if (match && first)
      return [periodMark(sight, match, read(first, daysAt(sight, match, 2) ?? first, sight.context.today))];
  }
  return [];
};

function periodMark(sight: Sight, match: RegExpExecArray, bounds: Bounds): Mark {
  const stretch = stretchOf(sight, match);
  return { ...stretch, kind: 'period', period: { text: stretch.text.trim().slice(0, 100), ...bounds } };
}

function daysAt(sight: Sight, match: RegExpExecArray, part: number): Days | null {
  const glyphs = match[part];
  if (glyphs === undefined) return null;
  const offset = part === 1 ? match[0].indexOf(glyphs) : match[0].lastIndexOf(glyphs);
  return marksOf(sight, 'date').find((mark) => mark.start === match.index + offset)?.days ?? null;
}

function fromToday(match: RegExpExecArray, sight: Sight): Bounds | null {
  const count = /few/i.test(match[2] ?? '') ? 3 : countOf(match[2] ?? match[4] ?? 'one');
  const unit = (match[3] ?? match[5] ?? '').toLowerCase();
  if (count === null) return null;
  const length = unit === 'fortnight' ? { weeks: 2 * count } : { [`${unit}s`]: count };
  const today = Temporal.PlainDate.from(sight.context.today);
  const days = /last|past/i.test(match[1] ?? '')
    ? span(today.subtract(length), today)
    : span(today, today.add(length));
  return { from: days.from, to: days.to };
}

const dayBefore = (day: string): string => iso(Temporal.PlainDate.from(day).subtract({ days: 1 }));
const dayAfter = (day: string): string => iso(Temporal.PlainDate.from(day).add({ days: 1 }));
/** "Since Sept" and "since Monday" look back: the last such day, where only the next was assumed. */
const lately = (days: Days, today: string): string =>
  days.assumed !== null && days.from > today
    ? iso(Temporal.PlainDate.from(days.from).subtract({ [`${days.assumed}s`]: 1 }))
    : days.from;
