/** The words of reports: days, standings, evidence by its kind, owners by their posts. */
import type { Milestone } from '../milestone.ts';
import type { Item, OwnerKey, PlainDate } from '../plan.ts';
import type { Standing } from '../snapshot.ts';
import type { Scoped } from './record.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Fri 4 Dec 2026"; "no date set" for none. */
export function dayWords(date: PlainDate | null): string {
  if (date === null) return 'no date set';
  const { dayOfWeek, day, month, year } = Temporal.PlainDate.from(date);
  return `${WEEKDAYS[dayOfWeek - 1]} ${day} ${MONTHS[month - 1]} ${year}`;
}

export const STANDING_WORD: { readonly [S in Standing]: string } = {
  complete: 'Complete',
  'awaiting-check': 'Complete, awaiting check',
  'on-track': 'On track (green)',
  'in-progress': 'In progress',
  'at-risk': 'At risk (amber)',
  'off-track': 'Off track (red)',
  overdue: 'Overdue',
  'not-started': 'Not started',
  inherited: 'Inherited, not yet reported',
  withdrawn: 'Withdrawn',
};

/** The post that answers for it; a board reads no names. */
export function ownerWords({ book }: Pick<Scoped, 'book'>, key: OwnerKey | null): string {
  if (key === null) return 'no owner';
  const post = book.plan.posts.find(({ id }) => key === `post:${id}`);
  return post?.title ?? 'a named person';
}

/** Which time of an action it is, where it has several: "Audit of attendance (Autumn 2 2026-27)". */
export const milestoneWords = ({ title }: Item, { label }: Milestone): string =>
  label === null ? title : `${title} (${label})`;

/** What kind of evidence there is: what it is called, or where it lies, are its owner's words. */
export function evidenceWords({ evidence }: Pick<Milestone, 'evidence'>): string {
  if (evidence === null) return 'unevidenced';
  const { count, latest } = evidence;
  const what = { file: 'a file', link: 'a link', location: 'a place named' }[latest.kind];
  return count === 1 ? what : `${count} pieces, the latest ${what}`;
}

export const many = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;
