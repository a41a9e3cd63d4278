/** What a report or a paper is computed from: the record of a plan, read once, as of an instant. */
import { wordsForBoards } from '../boards/board-words.ts';
import type { Book } from '../book.ts';
import { localDate } from '../calendar.ts';
import type { Change } from '../change.ts';
import { bookFor } from '../measures/seen.ts';
import type { Milestone } from '../milestone.ts';
import type { Person } from '../person.ts';
import type { Action, Board, PlainDate } from '../plan.ts';
import { forBoards, updateSeen } from '../restricted.ts';
import { actionsUnder } from '../scope.ts';
import type { Standing } from '../snapshot.ts';
import { type ActionStanding, standingsOf } from '../standing.ts';
import type { Update } from '../update.ts';
import type { Decision } from './decision.ts';

/** Figures as they were kept at an earlier instant. */
export type Before = { at: string; standings: { readonly [item: string]: Standing } };

export type PaperRecord = {
  book: Book;
  /** Null for the plan as a whole. */
  board: Board | null;
  /** Of the whole plan. */
  milestones: readonly Milestone[];
  updates: readonly Update[];
  changes: readonly Change[];
  /** Of this board; of all boards for the plan as a whole. */
  decisions: readonly Decision[];
  /** All whom the record knows: none of them is named in it. */
  people: readonly Pick<Person, 'id' | 'name'>[];
  /** What the figures are compared with; null when nothing was kept. */
  before: Before | null;
  /** An ISO instant. */
  at: string;
};

/**
 * The record with what everything else is read from: today, the actions in scope, and how they stand. Its book is the
 * one that boards read: of what is restricted the ref and the figures, and no small counts.
 */
export type Scoped = PaperRecord & {
  today: PlainDate;
  actions: readonly Action[];
  standings: readonly ActionStanding[];
  /** The plan's day of an instant. */
  dayOf(at: string): PlainDate;
  /** What somebody wrote, as a board reads it. */
  told(words: string): string;
};

export function scoped(record: PaperRecord): Scoped {
  const { board, milestones, at } = record;
  const book = forBoards(bookFor(record.book, null));
  const zone = book.plan.timezone;
  const dayOf = (instant: string): PlainDate => localDate(Temporal.Instant.from(instant), zone);
  const today = dayOf(at);
  const actions = actionsUnder(book, board?.scope ?? []);
  const updates = record.updates.map((update) => updateSeen(book, update));
  const standings = standingsOf(book, actions, milestones, today);
  const told = wordsForBoards(book.plan, record.people, today);
  return { ...record, book, updates, today, dayOf, told, actions, standings };
}
