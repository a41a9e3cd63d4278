/** The periods that reports are about: half-terms, terms, and the years of the plan. */
import { z } from 'zod/v4';
import { addDays } from '../calendar.ts';
import type { PlainDate, Plan } from '../plan.ts';
import { halfTermsOf, schoolYearName, schoolYearOf, termsOf } from '../terms.ts';

export const ReportKind = z.enum(['half-termly', 'termly', 'yearly']);
export type ReportKind = z.infer<typeof ReportKind>;

/** `key` names it for ever within its kind and stands in stored ids; `name` is what people read. */
export type ReportPeriod = { key: string; name: string; start: PlainDate; end: PlainDate };

type Anchors = Pick<Plan, 'about'>;

/** The period of a kind that runs on a day, or the last one before it. */
export function periodAt(kind: ReportKind, plan: Anchors, day: PlainDate): ReportPeriod | null {
  return periodsAround(kind, plan, day).findLast(({ start }) => start <= day) ?? null;
}

/** The period of a kind that was over last before a day. */
export function periodOver(kind: ReportKind, plan: Anchors, day: PlainDate): ReportPeriod | null {
  return periodsAround(kind, plan, day).findLast(({ end }) => end < day) ?? null;
}

function periodsAround(kind: ReportKind, plan: Anchors, day: PlainDate): ReportPeriod[] {
  const calendar = plan.about.terms ?? 'england';
  const years = [-2, -1, 0, 1].map((step) => schoolYearOf(day) + step);
  switch (kind) {
    case 'half-termly':
      return years.flatMap((year) =>
        halfTermsOf(calendar, year).map(({ season, half, start, end }) => ({
          key: `${schoolYearName(year)} ${season.toLowerCase()} ${half}`,
          name: `${season} half-term ${half}, ${schoolYearName(year)}`,
          start,
          end,
        })),
      );
    case 'termly':
      return years.flatMap((year) =>
        termsOf(calendar, year).map(({ season, start, end }) => ({
          key: `${schoolYearName(year)} ${season.toLowerCase()}`,
          name: `${season} term ${schoolYearName(year)}`,
          start,
          end,
        })),
      );
    case 'yearly':
      return planYears(plan, day);
  }
}

/**
 * A plan's year begins on the day that its Year 1 is counted from, else with its delivery or its life, else on
 * 1 September, as schools count.
 */
function planYears({ about }: Anchors, day: PlainDate): ReportPeriod[] {
  const first = about.yearOne ?? about.delivery?.start ?? about.period?.start ?? '2000-09-01';
  const begins = Temporal.PlainDate.from(first);
  return [-2, -1, 0, 1].map((step) => {
    const start = begins.with({ year: Number(day.slice(0, 4)) + step });
    const end = start.add({ years: 1 }).subtract({ days: 1 });
    const name = start.year === end.year ? `${start.year}` : schoolYearName(start.year);
    return { key: name, name: `the year ${name}`, start: start.toString(), end: end.toString() };
  });
}

/** The day on which a report is posted by itself: the first day after its period. */
export const postedFrom = ({ end }: ReportPeriod): PlainDate => addDays(end, 1);
