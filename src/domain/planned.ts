/** Which milestones an action should have: its date, the occurrences of a recurrence, or the next check-in. */
import type { Book } from './book.ts';
import { addDays } from './calendar.ts';
import { checkInAfter, countedReading, hasRhythm, rhythmOf, termsOfPlan } from './check-ins.ts';
import { chasedAt } from './cross-reference.ts';
import type { Milestone } from './milestone.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import type { Action, PlainDate, Plan } from './plan.ts';

/** `to` is a year from today: a check-in is planned as of today, however long the plan has been live. */
export type Span = { from: PlainDate; to: PlainDate };
export type Planned = Pick<Milestone, 'kind' | 'occurrence' | 'label' | 'start' | 'due'>;

/**
 * What an action is to be asked about within a span of days, the plan's life before it went live left out. Never
 * empty, but for a cross-reference that is chased at its target. A date that is a mere guess does not count.
 */
export function plannedMilestones(item: Action, book: Pick<Book, 'plan' | 'byRef'>, span: Span): Planned[] {
  if (chasedAt(item, book.byRef)) return [];
  const from = latest(book.plan.goLive, span.from);
  const today = latest(from, yearBefore(span.to));
  switch (item.nature) {
    case 'recurring': {
      const occurrences = occurrencesIn(item, book.plan, { from, to: span.to });
      return occurrences.length > 0 ? occurrences : [delivery(item, item.due)];
    }
    case 'continuous':
      return [checkIn(item, book.plan, today) ?? delivery(item, item.due)];
    case 'outcome': {
      const due = dateOf(item);
      return [(due === null ? checkIn(item, book.plan, today) : null) ?? delivery(item, due)];
    }
    case 'deliverable':
    case 'cross-reference':
      return [delivery(item, dateOf(item))];
  }
}

const yearBefore = (day: PlainDate): PlainDate =>
  Temporal.PlainDate.from(day).subtract({ years: 1 }).toString();
const latest = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);
const earliest = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);

/** The agreed date, or the last day of what the plan's words say; a rhythm's last day is nothing to deliver by. */
function dateOf(item: Action): PlainDate | null {
  const reading = countedReading(item);
  return item.due ?? (reading === null || hasRhythm(reading) ? null : reading.end);
}

const delivery = (item: Action, due: PlainDate | null): Planned => ({
  kind: 'delivery',
  occurrence: null,
  label: null,
  start: countedReading(item)?.start ?? null,
  due,
});

function checkIn(item: Action, plan: Plan, from: PlainDate): Planned | null {
  const start = countedReading(item)?.start ?? null;
  const due = checkInAfter(item, plan, addDays(start === null ? from : latest(from, start), -1));
  return due === null ? null : { kind: 'check-in', occurrence: null, label: null, start, due };
}

/** With an agreed date, the first occurrence is due then, and those that begin after it follow. */
function occurrencesIn(item: Action, plan: Plan, { from, to }: Span): Planned[] {
  const rhythm = rhythmOf(item, plan);
  if (rhythm === null) return [];
  const agreed = item.due;
  const last = lastDay(plan, to);
  const all = occurrencesOf(
    rhythm,
    termsOfPlan(plan),
    earliest(from, agreed ?? from),
    latest(last, agreed ?? last),
  );
  const ahead = all.filter(({ due }) => due >= from);
  if (agreed === null) return ahead.map(occurrence);
  const first = all.findLast(({ start }) => start <= agreed) ?? all[0];
  if (!first) return [];
  return [{ ...first, due: agreed }, ...ahead.filter(({ start }) => start > agreed)].map(occurrence);
}

const occurrence = ({ key, label, start, due }: Occurrence): Planned => ({
  kind: 'occurrence',
  occurrence: key,
  label,
  start,
  due,
});

/** Recurrences end with the plan: with its action plan, where that has a window of its own which is not over yet. */
function lastDay({ about, goLive }: Plan, to: PlainDate): PlainDate {
  const end = [about.delivery?.end, about.period?.end].find((day) => day !== undefined && day > goLive);
  return end === undefined ? to : earliest(end, to);
}
