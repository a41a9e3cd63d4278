/** The answer to a question, computed from the record: rows, counts, and what was left out and why. */
import type { Book } from './book.ts';
import type { Line } from './line.ts';
import type { Milestone, Status } from './milestone.ts';
import type { OwnerKey, PlainDate } from './plan.ts';
import type { Question } from './question.ts';

export type Answered = {
  question: Question;
  plan: { id: string; title: string };
  asAt: PlainDate;
  /** The named items with their titles, for "3.3 Reducing missing education"; empty when none was named. */
  about: { ref: string; title: string; level: string }[];
  /** All rows, worst first. */
  rows: Line[];
  /** Actions that the filters select, whether or not they became rows: what "of 22" means. */
  actions: number;
  /** Status of each selected action, counted (an action counts as its earliest unfinished milestone). */
  counts: { status: Status; count: number }[];
  overdue: number;
  /** Selected open actions with no date: they can't be overdue, and that is said. */
  noDate: number;
  noOwner: number;
  inherited: number;
};

/** Pure; `holds` are the owner keys of the asker, for "me". Refs of the question that the plan lacks are ignored. */
export declare function answer(
  question: Question,
  book: Book,
  milestones: readonly Milestone[],
  holds: readonly OwnerKey[],
  today: PlainDate,
): Answered;
