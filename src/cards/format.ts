/** Dates, ages, counts and statuses in the words that every card uses. Today and the zone are handed in. */
import { daysBetween, localDate } from '../domain/calendar.ts';
import type { Line } from '../domain/line.ts';
import type { OwnerStatus, Status } from '../domain/milestone.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { Colour } from './text.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const monthOf = (date: Temporal.PlainDate): string => MONTHS[date.month - 1] ?? '';

const weekday = (date: Temporal.PlainDate): string => WEEKDAYS[date.dayOfWeek - 1] ?? '';

/** "Fri 4 Dec 2026". */
export function longDay(date: PlainDate): string {
  const parsed = Temporal.PlainDate.from(date);
  return `${weekday(parsed).slice(0, 3)} ${parsed.day} ${monthOf(parsed).slice(0, 3)} ${parsed.year}`;
}

/** "July 2027". */
export function monthAndYear(date: PlainDate): string {
  const parsed = Temporal.PlainDate.from(date);
  return `${monthOf(parsed)} ${parsed.year}`;
}

/** "Fri 4 Dec", with the year when it is not today's. */
export const day = (date: PlainDate, today: PlainDate): string =>
  date.slice(0, 4) === today.slice(0, 4) ? longDay(date).slice(0, -5) : longDay(date);

/** "Sun 22 Nov 2026, 15:30". `at` is an ISO instant. */
export function moment(at: string, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${longDay(local.toPlainDate().toString())}, ${time}`;
}

/** "1 action", "2 actions". */
export const count = (many: number, one: string, several = `${one}s`): string =>
  `${many} ${many === 1 ? one : several}`;

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** "today", "tomorrow", "Friday" within the next six days, else "Fri 4 Dec". */
export function nearDay(date: PlainDate, today: PlainDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days > 1 && days < 7 ? weekday(Temporal.PlainDate.from(date)) : day(date, today);
}

type Dated = Pick<
  Line,
  'kind' | 'start' | 'due' | 'overdue' | 'open' | 'inherited' | 'completedOn' | 'byWhen' | 'status'
>;

/** "begins Mon 4 Jan", of an occurrence whose time has not come. */
export const beginsWords = (
  { kind, start, open }: Pick<Line, 'kind' | 'start' | 'open'>,
  today: PlainDate,
): string | null =>
  open && kind === 'occurrence' && start !== null && start > today ? `begins ${day(start, today)}` : null;

/** "due Fri 4 Dec", "9 days overdue", "next check-in Fri 4 Dec", "no date set", "completed Fri 4 Dec", ... */
export function dueWords(line: Dated, today: PlainDate): string {
  if (line.status === 'withdrawn') return 'withdrawn';
  if (!line.open)
    return line.completedOn === null ? 'completed' : `completed ${day(line.completedOn, today)}`;
  if (line.due === null) {
    return line.byWhen === null ? 'no date set' : `no date set (the plan says “${line.byWhen}”)`;
  }
  const what = line.kind === 'check-in' ? 'check-in ' : '';
  if (line.overdue) return `${what}${count(-daysBetween(today, line.due), 'day')} overdue`;
  if (line.due < today) return `${what}was due ${day(line.due, today)}${line.inherited ? ', inherited' : ''}`;
  const near = daysBetween(today, line.due) < 2;
  if (line.kind === 'check-in')
    return near ? `check-in ${nearDay(line.due, today)}` : `next check-in ${day(line.due, today)}`;
  const begins = beginsWords(line, today);
  return `${begins === null ? '' : `${begins}, `}due ${near ? nearDay(line.due, today) : day(line.due, today)}`;
}

/** How long ago an instant was, in the zone's calendar: "today", "yesterday", "3 days ago", "5 weeks ago". */
export const age = (at: string, today: PlainDate, zone: string): string =>
  ageOfDay(localDate(Temporal.Instant.from(at), zone), today);

/** The same of what is known by its day. */
export function ageOfDay(on: PlainDate, today: PlainDate): string {
  const then = Temporal.PlainDate.from(on);
  const days = daysBetween(on, today);
  if (days < 1) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 14) return `${days} days ago`;
  if (days < 63) return `${Math.floor(days / 7)} weeks ago`;
  return `${count(then.until(today, { largestUnit: 'month' }).months, 'month')} ago`;
}

export type StatusLook = { word: string; rag: string; shape: string; colour: Colour };

/** The words come first; colour and shape repeat what they say. */
export const STATUS: { readonly [S in Status]: StatusLook } = {
  'on-track': { word: 'On track', rag: 'green', shape: '●', colour: 'Good' },
  'at-risk': { word: 'At risk', rag: 'amber', shape: '▲', colour: 'Warning' },
  'off-track': { word: 'Off track', rag: 'red', shape: '■', colour: 'Attention' },
  complete: { word: 'Complete', rag: 'blue', shape: '✓', colour: 'Accent' },
  'in-progress': { word: 'In progress', rag: 'grey', shape: '◐', colour: 'Default' },
  'not-started': { word: 'Not started', rag: 'grey', shape: '○', colour: 'Default' },
  withdrawn: { word: 'Withdrawn', rag: 'grey', shape: '✕', colour: 'Default' },
};

/** What an owner can pick, best first. */
export const STATUS_CHOICES: readonly { title: string; value: OwnerStatus }[] = (
  ['on-track', 'at-risk', 'off-track', 'complete', 'not-started'] as const
).map((value) => ({ title: STATUS[value].word, value }));
