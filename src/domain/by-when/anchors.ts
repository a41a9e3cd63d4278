/** What a plan's date words are read against: the plan's own dates, its terms, and the day they were written. */
import type { PlainDate } from '../kinds.ts';
import type { PlanFile } from '../plan-file.ts';
import { EARLIEST, LATEST, monthOf, type Span, type TermCalendar } from '../terms.ts';

/** What "2026-27" means: September to August, April to March, or a calendar year. */
export type YearKind = 'academic' | 'financial' | 'calendar';

export type Anchors = {
  written: PlainDate;
  period: Span | null;
  delivery: Span | null;
  /** Null unless the plan says what its years are counted from. */
  yearOne: PlainDate | null;
  terms: TermCalendar;
  yearKind: YearKind;
};

const inReach = (date: PlainDate): boolean => date >= EARLIEST && date <= LATEST;
const known = (span: Span | undefined): Span | null =>
  span && inReach(span.start) && inReach(span.end) ? span : null;

/** `written` is the day the words were written: a date without a year is the nearest to it. */
export function anchorsOf(
  plan: Pick<PlanFile, 'period' | 'delivery' | 'yearOne' | 'terms'>,
  written: PlainDate,
): Anchors {
  const anchors = {
    // Outside of these nothing can be counted: what no plan was written on is read as if it were the nearest day.
    written: written < EARLIEST ? EARLIEST : written > LATEST ? LATEST : written,
    period: known(plan.period),
    delivery: known(plan.delivery),
    yearOne: plan.yearOne !== undefined && inReach(plan.yearOne) ? plan.yearOne : null,
    terms: plan.terms ?? 'england',
  };
  return { ...anchors, yearKind: yearKindOf(firstDay(anchors)) };
}

/** The day that the plan's years are counted from, or null when it gives none. */
export const firstDay = (anchors: Pick<Anchors, 'yearOne' | 'delivery' | 'period'>): PlainDate | null =>
  anchors.yearOne ?? anchors.delivery?.start ?? anchors.period?.start ?? null;

/** Education counts in school years unless the plan's first month says otherwise. */
function yearKindOf(first: PlainDate | null): YearKind {
  const month = first === null ? 9 : monthOf(first);
  return month === 4 ? 'financial' : month === 1 ? 'calendar' : 'academic';
}
