/** Rows: dates that are counted from the day the words were written, from the plan's start, or from an event. */
import { addWorkingDays } from '../calendar.ts';
import type { PlainDate } from '../kinds.ts';
import { halfTermsFrom, termsFrom } from '../terms.ts';
import { type Anchors, firstDay, type YearKind } from './anchors.ts';
import {
  type Dated,
  type Doubt,
  dated,
  FROM_WRITTEN,
  GUESSED,
  type Row,
  row,
  type Sight,
  undated,
} from './sight.ts';
import {
  addMonths,
  daysTo,
  lastsYears,
  monthsFrom,
  type Span,
  shiftDays,
  single,
  yearOfKind,
  yearSpan,
} from './spans.ts';
import { COUNT, countOf, UNIT } from './words.ts';

const AT_MOST_YEARS = 30;
const AMOUNT = `(?:(${COUNT}) ?(?:-|to|or) ?)?(${COUNT})[ -](${UNIT})(?:'s?)?(?![\\w-])`;
const FROM_NOW = 'now|today|the date of (?:this|writing)|this (?:plan|report)';
/** A date, after which an amount is counted from it and not from the written day: see `edges.ts`. */
const DATE_FOLLOWS =
  '(?:the )?(?:end of |start of )?(?:the )?(?:\\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b|q\\d|(?:spring|summer|autumn)\\b)';
const ELSEWHERE = `(?! (?:of|from|after|following) (?!${FROM_NOW}))`;
const LOW: Doubt = { certainty: 'low', basis: 'written', confirm: true };

/** The day that lies so many units after another; null for more than a plan ever lasts. */
function later(from: PlainDate, count: number | null, unit: string, { terms }: Anchors): PlainDate | null {
  if (count === null) return null;
  const word = unit.toLowerCase();
  if (/^(?:working|school|business)/.test(word)) return count > 520 ? null : addWorkingDays(from, count);
  if (/^half/.test(word)) return halfTermsFrom(terms, from)[count - 1]?.end ?? null;
  if (/^term/.test(word)) return termsFrom(terms, from)[count - 1]?.end ?? null;
  if (/^(?:calendar )?day/.test(word)) return shiftDays(from, count);
  if (/^week/.test(word)) return shiftDays(from, 7 * count);
  if (/^fortnight/.test(word)) return shiftDays(from, 14 * count);
  const months = count * (/^y/.test(word) ? 12 : /^quarter/.test(word) ? 3 : 1);
  return months > 12 * AT_MOST_YEARS ? null : addMonths(from, months);
}

function within(m: RegExpExecArray, at: number, sight: Sight, doubt: Doubt): Dated | null {
  const { anchors } = sight;
  const end = later(anchors.written, countOf(m[at] ?? ''), m[at + 1] ?? '', anchors);
  if (end === null || end < anchors.written) return null;
  return { as: 'span', span: { start: anchors.written, end }, grain: 'stretch', doubt, range: true };
}

/**
 * "Over the next 3 years" in a plan is said at its start: of the plan itself where it lasts as long, else from its
 * first day, unless it was written while the plan runs.
 */
function theNext(count: number | null, unit: string, { anchors }: Sight): Dated | null {
  const own = [anchors.delivery, anchors.period].find(
    (span) => span && count !== null && /^y/i.test(unit) && lastsYears(span, count),
  );
  if (own) return stretch(own, { ...GUESSED, basis: 'period' });
  const start = firstDay(anchors);
  const from = start === null || runsOn(anchors, start) ? anchors.written : start;
  const after = later(from, count, unit, anchors);
  if (after === null) return null;
  const end = /term/i.test(unit) ? after : shiftDays(after, -1);
  return end < from
    ? null
    : stretch({ start: from, end }, from === start ? { ...GUESSED, basis: 'plan-start' } : FROM_WRITTEN);
}
const stretch = (span: Span, doubt: Doubt): Dated => ({
  as: 'span',
  span,
  grain: 'stretch',
  doubt,
  range: true,
});

/** Whether the words were written while the plan ran, and later than its first weeks. */
function runsOn({ written, period, delivery }: Anchors, start: PlainDate): boolean {
  const end = delivery?.end ?? period?.end ?? written;
  return daysTo(start, written) > 45 && written <= end;
}

const KINDS: [RegExp, YearKind][] = [
  [/^(?:academic|school)/i, 'academic'],
  [/^f/i, 'financial'],
  [/^cal/i, 'calendar'],
];

/** The running year of a kind, or the next. */
function yearNow(word: string | undefined, ahead: number, { anchors }: Sight): Dated | null {
  const said = KINDS.find(([pattern]) => pattern.test(word ?? ''))?.[1];
  const kind = said ?? anchors.yearKind;
  return dated(yearSpan(kind, yearOfKind(kind, anchors.written) + ahead), 'year', said ? FROM_WRITTEN : LOW);
}
const ahead = (word: string | undefined): number => (/next|coming/i.test(word ?? '') ? 1 : 0);

export const relativeRows: readonly Row[] = [
  // "Within 6 months of approval" waits for the approval; of a date, it is counted from that.
  row(
    `\\b(?:(?:with)?in(?:side)? ${AMOUNT} of|${AMOUNT} (?:from|after|following)) (?!${FROM_NOW}|${DATE_FOLLOWS})`,
    () => undated('event'),
  ),
  row(
    `\\b(?:over|during|across|throughout|in|within) (?:the )?(?:next|coming|following) ${AMOUNT}`,
    (m, sight) =>
      /^(?:in|within)\b/i.test(m[0]) && /\b(?:months?|weeks?|days?)\b/i.test(m[3] ?? '')
        ? within(m, 2, sight, FROM_WRITTEN)
        : theNext(countOf(m[2] ?? ''), m[3] ?? '', sight),
  ),
  row(
    `\\b(?:within|in|inside|in under|in less than|no more than)(?: about| around| approximately)? ${AMOUNT}${ELSEWHERE}(?: time| (?:of|from) (?:${FROM_NOW}))?`,
    (m, sight) => within(m, 2, sight, FROM_WRITTEN),
  ),
  row(`\\b${AMOUNT}(?: time|(?: hence)| from (?:now|today))`, (m, sight) =>
    within(m, 2, sight, FROM_WRITTEN),
  ),
  row(`\\b(?:the )?next ${AMOUNT}`, (m, sight) => theNext(countOf(m[2] ?? ''), m[3] ?? '', sight)),
  row(`\\b(?:over|during|across|throughout|in|within) the (?:next|coming) (${UNIT})\\b`, (m, sight) =>
    theNext(1, m[1] ?? '', sight),
  ),
  // All that the cell says: "6 months", "3-6 months".
  row(
    `^(?:approx(?:imately|\\.)? |about |c\\.? ?|circa |up to |max(?:imum)? )?${AMOUNT}(?: ?max(?:imum)?)?\\.?$`,
    (m, sight) => within(m, 2, sight, LOW),
  ),
  row(
    '\\b(?:the )?(this|current|coming|next) (academic|school|financial|fiscal|calendar) year\\b',
    (m, sight) => yearNow(m[2], ahead(m[1]), sight),
  ),
  row('\\b(?:the )?(?:(academic|school|financial|fiscal|calendar) )?year[- ]end\\b', (m, sight) => {
    // A council's year ends in March unless another one is named.
    const kind = m[1] ?? (sight.anchors.yearKind === 'calendar' ? 'calendar' : 'financial');
    const found = yearNow(kind, 0, sight);
    return found?.as === 'span' ? dated(single(found.span.end), 'day', m[1] ? found.doubt : LOW) : null;
  }),
  row(
    "(?<!\\d )\\b(?:the )?(academic|school|financial|fiscal|calendar) year\\b(?! ?\\(?'?\\d)",
    (m, sight) => {
      const found = yearNow(m[1], 0, sight);
      return found && { ...found, bare: true };
    },
  ),
  row('\\b(this|next|the coming) year\\b(?! (?:\\d|group|[- ]on))', (m, sight) =>
    yearNow(undefined, ahead(m[1]), sight),
  ),
  row(
    '(?<=\\b(?:end|close|start|beginning|middle|half) of )(?:the )?year\\b(?! (?:\\d|group|one|two|three|four|five))',
    (_, sight) => yearNow(undefined, 0, sight),
  ),
  row('\\b(this|next|the coming) (week|month|quarter)\\b', (m, { anchors }) => {
    const { written } = anchors;
    if (/week/i.test(m[2] ?? '')) {
      const monday = shiftDays(written, 1 - Temporal.PlainDate.from(written).dayOfWeek + 7 * ahead(m[1]));
      return dated({ start: monday, end: shiftDays(monday, 4) }, 'week', FROM_WRITTEN);
    }
    const months = /quarter/i.test(m[2] ?? '') ? 3 : 1;
    const { year, month } = Temporal.PlainDate.from(addMonths(written, months * ahead(m[1])));
    return dated(monthsFrom(year, month - ((month - 1) % months), months), 'month', FROM_WRITTEN);
  }),
];
