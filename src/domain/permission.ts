/** Who may do what: the one place that says yes; whatever it does not name is denied. */
import { type Book, upwards } from './book.ts';
import type { Actor } from './person.ts';
import type { Item, Measure } from './plan.ts';

/** Whom `update-action` is for, in words. */
export const WHO_UPDATES = 'the accountable owner, the lead or an officer';

/** Whom `set-date` and `assign` are for, in words. */
export const WHO_SETS = 'its lead or an officer';

/** What is done to an item: to an action, or to what stands under a heading. */
export type ItemDeed =
  | 'update-action'
  | 'withdraw-action'
  /** Moves the agreed date, and accepts a date that an owner asks for. */
  | 'set-date'
  | 'assign'
  /** Accepts or returns a completion. */
  | 'sign-off'
  | 'chase'
  /** Sees the title and the words of what is restricted. */
  | 'see-restricted'
  /** Marks words for a board. */
  | 'speak-to-board'
  /** Keeps its title and words from boards and others, or shows them again. */
  | 'restrict'
  | 'read-measure';

/** What is done to a plan as a whole. */
export type PlanDeed =
  | 'see-plan'
  | 'change-plan'
  | 'export-plan'
  /** Who answers for what by name, who is silent, and whom the bot cannot reach. */
  | 'see-people'
  /** Sees a post before its board does, comments on it, holds it. */
  | 'preview-post'
  | 'set-up-board'
  | 'record-decision'
  | 'redact';
export type Deed = ItemDeed | PlanDeed;

/** Whether the actor may do the deed; `item` is the item it is done to, null for the plan as a whole. */
export function may(actor: Actor, deed: Deed, book: Book, item: Item | null): boolean {
  switch (deed) {
    case 'change-plan':
    case 'set-up-board':
    case 'record-decision':
    case 'redact':
      return actor.officer;
    case 'withdraw-action':
    case 'set-date':
    case 'assign':
    case 'sign-off':
    case 'chase':
    case 'speak-to-board':
    case 'restrict':
      return item !== null && (actor.officer || leads(actor, book, item));
    case 'update-action':
    case 'see-restricted':
    case 'read-measure':
      return item !== null && (actor.officer || owns(actor, item) || leads(actor, book, item));
    case 'export-plan':
    case 'see-people':
    case 'preview-post':
      return actor.officer || book.items.some((one) => one.lead !== null && actor.holds.includes(one.lead));
    case 'see-plan':
      return actor.officer || hasPart(actor, book) || readsAsBoard(actor, book);
  }
}

/** Whether the actor gives a measure's readings, and sees its small counts; of a measure of the whole plan `item` is null. */
export const mayReadMeasure = (actor: Actor, book: Book, item: Item | null, { owner }: Measure): boolean =>
  actor.officer ||
  (owner !== null && actor.holds.includes(owner)) ||
  (item !== null && may(actor, 'read-measure', book, item));

const owns = (actor: Actor, item: Item): boolean =>
  item.owners.some((owner) => owner.part === 'accountable' && actor.holds.includes(owner.key));

const leads = (actor: Actor, book: Book, item: Item): boolean =>
  upwards(book, item).some((above) => above.lead !== null && actor.holds.includes(above.lead));

const hasPart = (actor: Actor, book: Book): boolean =>
  book.items.some(
    (item) =>
      (item.lead !== null && actor.holds.includes(item.lead)) ||
      item.owners.some((owner) => actor.holds.includes(owner.key)),
  ) || book.plan.posts.some((post) => actor.holds.includes(`post:${post.id}`));

const readsAsBoard = (actor: Actor, book: Book): boolean =>
  actor.board !== null && book.plan.boards.some((board) => board.id === actor.board);
