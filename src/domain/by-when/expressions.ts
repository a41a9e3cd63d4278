/** What the words around a date make of it: a deadline, an opening, a closing, a stretch, or nothing that falls due. */
import { lastWorkingDayOnOrBefore } from '../calendar.ts';
import type { PlainDate } from '../kinds.ts';
import { monthOf, yearOf } from '../terms.ts';
import { CIRCA, DOUBTED, LEADS, type Lead, ONWARDS, PAST_VERB, standsAlone } from './company.ts';
import type { Group } from './groups.ts';
import { type Doubt, FROM_PERIOD, planStart, type Sight, type Stretch, UNSURE } from './sight.ts';
import { shiftDays } from './spans.ts';
import { planEndIn } from './years.ts';

/** `point` and `window` are due at their end, `from` opens, `until` closes, `each` comes round every year. */
type Role = 'point' | 'window' | 'by' | 'from' | 'until' | 'each' | 'past';
export type Expression = Stretch & {
  role: Role;
  start: PlainDate | null;
  end: PlainDate | null;
  doubt: Doubt;
  /** The month in which a yearly one would come round, where a month, a term or a season is named; null for a day. */
  month: number | null;
  /** It is a month or a season of no year: beside "annual" it says only which. */
  yearless: boolean;
  range: boolean;
};

const NAMED = /month|quarter|term|week/;
/** A baseline lies a year before the plan, or so; what began earlier is no part of it. */
const LONG_BEFORE = 2;
const FAR = 64;
const lower = (doubt: Doubt): Doubt => ({
  ...doubt,
  certainty: doubt.certainty === 'high' ? 'medium' : 'low',
  confirm: true,
});

/** Null when the group is a word that means something else here. */
export function expressionOf(
  group: Group,
  sight: Sight,
  floor: number,
  hasRhythm: boolean,
): Expression | null {
  const lead = sight.text.slice(Math.max(floor, group.from - FAR), group.from);
  const rest = sight.text.slice(group.to, group.to + FAR);
  const found = LEADS.find(([, pattern]) => pattern.test(lead));
  const words = found?.[1].exec(lead)?.[0] ?? '';
  const opens = ONWARDS.exec(rest);
  if (
    group.bare &&
    !found &&
    !opens &&
    !hasRhythm &&
    !standsAlone(sight.text.slice(0, group.from), sight.text.slice(group.to))
  )
    return null;
  const doubted = CIRCA.test(lead) || DOUBTED.test(rest);
  const expression = {
    from: group.from - words.length,
    to: group.to + (opens?.[0].length ?? 0),
    doubt: doubted ? lower(group.doubt) : group.doubt,
    month: NAMED.test(group.grain) && !group.range ? monthOf(group.span.end) : null,
    yearless: group.yearless,
    range: group.range,
  };
  const settled = (role: Role, start: PlainDate | null, end: PlainDate | null, doubt = expression.doubt) => ({
    ...expression,
    role,
    start,
    end,
    doubt,
  });
  if (group.backward) return settled('past', group.span.start, group.span.end);
  if (isPast(group, lead, sight)) return settled('past', null, null);
  return roleOf(group, found?.[0] ?? null, opens !== null, sight, settled);
}

type Settled = (role: Role, start: PlainDate | null, end: PlainDate | null, doubt?: Doubt) => Expression;

function roleOf(
  group: Group,
  lead: Lead | null,
  opens: boolean,
  { anchors }: Sight,
  settled: Settled,
): Expression {
  const { span } = group;
  const deadline = group.byStart ? span.start : span.end;
  if (lead === 'each' && group.yearless) return settled('each', span.start, span.end);
  if (opens && !group.range) return settled('from', span.start, null);
  if (opens) return settled('from', span.start, null, UNSURE);
  if (lead === 'before')
    return settled('by', null, group.holiday ? workingDayBefore(span.start) : shiftDays(span.start, -1));
  if (lead === 'after') return settled('from', shiftDays(span.end, 1), null);
  if ((lead === 'from' || lead === 'since') && !group.range) return settled('from', span.start, null);
  // A feast alone is a deadline; a break of a week or more, only where words make one of it.
  if (group.holiday && (lead === 'by' || lead === 'until' || (lead !== 'in' && group.grain === 'day')))
    return settled('by', null, workingDayBefore(span.start));
  if (lead === 'until') return settled('until', null, deadline);
  if (group.horizon) {
    const ends = planEndIn(anchors, yearOf(span.end));
    const start = anchors.yearOne !== null && anchors.yearOne < (ends ?? span.end) ? anchors.yearOne : null;
    return settled('window', start, ends ?? span.end, ends === null ? UNSURE : FROM_PERIOD);
  }
  if (lead === 'by') return settled('by', null, deadline);
  return settled(group.grain === 'day' || group.grain === 'month' ? 'point' : 'window', span.start, span.end);
}

/** Decisions of before the plan, and years alone that began well before it, are other plans'. */
function isPast({ span, horizon, range, grain }: Group, lead: string, sight: Sight): boolean {
  const start = planStart(sight.anchors);
  if (start === null) return false;
  const yearsAlone = horizon === true || (range && grain === 'year');
  return (
    (yearsAlone && yearOf(span.start) <= yearOf(start) - LONG_BEFORE) ||
    (span.end < start && PAST_VERB.test(` ${lead}`))
  );
}

const workingDayBefore = (date: PlainDate): PlainDate => lastWorkingDayOnOrBefore(shiftDays(date, -1));
