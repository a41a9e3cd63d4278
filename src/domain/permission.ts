/** Who may do what: the one place that says yes; whatever it does not name is denied. */

import { leadsInScope } from './boards/previewers.ts';
import { type Book, upwards } from './book.ts';
import type { Actor } from './person.ts';
import type { Board, Item, Measure } from './plan.ts';

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

/** What is done where no one plan is meant, to what is kept for all of them. */
export type HouseDeed =
  | 'load-plan'
  /** Says what became of a message, or what shall become of it. */
  | 'settle-message'
  /** Is asked at all which board, or which update: the plan's own deed is asked for then. */
  | 'begin-board'
  | 'begin-redaction';

/** What is done to something that is one person's: somebody's leave, a file that they sent, their own word. */
export type OwnDeed =
  | 'change-leave'
  | 'change-own-quiet-days'
  /** Has leads and officers told that they go for good. */
  | 'tell-leaving'
  | 'take-file-off'
  | 'place-file'
  /** Has a file that was made for them. */
  | 'take-offer'
  | 'correct-update'
  | 'release-post'
  | 'withdraw-request'
  | 'apply-draft';

/** Whoever acts, where nothing of a plan counts. */
export type Anybody = Pick<Actor, 'person' | 'officer'>;

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
    case 'see-people':
      // Whoever asks it in a channel, everybody there would read the answer.
      return actor.board === null && (actor.officer || leadsSomething(actor, book));
    case 'export-plan':
    case 'preview-post':
      return actor.officer || leadsSomething(actor, book);
    case 'see-plan':
      return actor.officer || hasPart(actor, book) || readsAsBoard(actor, book);
  }
}

/** Whether somebody may do what is done to no one plan. */
export function mayInHouse(who: Anybody, deed: HouseDeed): boolean {
  switch (deed) {
    case 'load-plan':
    case 'settle-message':
    case 'begin-board':
    case 'begin-redaction':
      return who.officer;
  }
}

/** Whether somebody may do that to what is `whose`, a person's id. */
export function mayToTheirs(who: Anybody, deed: OwnDeed, whose: string | null): boolean {
  switch (deed) {
    case 'change-leave':
    case 'take-file-off':
    case 'correct-update':
    case 'release-post':
      return who.officer || who.person === whose;
    case 'apply-draft':
      return who.officer && who.person === whose;
    case 'change-own-quiet-days':
    case 'tell-leaving':
    case 'place-file':
    case 'take-offer':
    case 'withdraw-request':
      return who.person === whose;
  }
}

/** Whether the actor sees a board's post before the board does: who leads within its scope, and officers. */
export const mayPreview = (book: Book, board: Board, actor: Actor): boolean =>
  actor.officer || leadsInScope(book, board, actor.holds);

/** Whether the actor gives a measure's readings, and sees its small counts; of a measure of the whole plan `item` is null. */
export const mayReadMeasure = (actor: Actor, book: Book, item: Item | null, { owner }: Measure): boolean =>
  actor.officer ||
  (owner !== null && actor.holds.includes(owner)) ||
  (item !== null && may(actor, 'read-measure', book, item));

const owns = (actor: Actor, item: Item): boolean =>
  item.owners.some((owner) => owner.part === 'accountable' && actor.holds.includes(owner.key));

const leads = (actor: Actor, book: Book, item: Item): boolean =>
  upwards(book, item).some((above) => above.lead !== null && actor.holds.includes(above.lead));

const leadsSomething = (actor: Actor, book: Book): boolean =>
  book.items.some((one) => one.lead !== null && actor.holds.includes(one.lead));

const hasPart = (actor: Actor, book: Book): boolean =>
  book.items.some(
    (item) =>
      (item.lead !== null && actor.holds.includes(item.lead)) ||
      item.owners.some((owner) => actor.holds.includes(owner.key)),
  ) || book.plan.posts.some((post) => actor.holds.includes(`post:${post.id}`));

const readsAsBoard = (actor: Actor, book: Book): boolean =>
  actor.board !== null && book.plan.boards.some((board) => board.id === actor.board);
