/** Who may do what: the one place that says yes; whatever it does not name is denied. */
import { type Book, upwards } from './book.ts';
import type { Actor } from './person.ts';
import type { Item } from './plan.ts';

/** Whom `update-action` is for, in words. */
export const WHO_UPDATES = 'the accountable owner, the lead or an officer';

/** Whom `set-date` and `assign` are for, in words. */
export const WHO_SETS = 'its lead or an officer';

/** `set-date` moves the agreed date of an action, `assign` gives it to somebody else. */
export type Deed = 'see-plan' | 'update-action' | 'withdraw-action' | 'set-date' | 'assign' | 'change-plan';

/** Whether the actor may do the deed; `item` is the item it is done to, null for the plan as a whole. */
export function may(actor: Actor, deed: Deed, book: Book, item: Item | null): boolean {
  switch (deed) {
    case 'change-plan':
      return actor.officer;
    case 'withdraw-action':
    case 'set-date':
    case 'assign':
      return item !== null && (actor.officer || leads(actor, book, item));
    case 'update-action':
      return item !== null && (actor.officer || owns(actor, item) || leads(actor, book, item));
    case 'see-plan':
      return actor.officer || hasPart(actor, book) || readsAsBoard(actor, book);
  }
}

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
