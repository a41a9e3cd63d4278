/** Whose word a request waits for: the receiver's, the nearest lead's above the action, else an officer's. */
import { EVERYBODY_IN, type Presence } from '../away/who-answers.ts';
import type { Book } from '../book.ts';
import { leadTold } from '../lead/leading.ts';
import { may } from '../permission.ts';
import type { Actor } from '../person.ts';
import type { Item, PlainDate } from '../plan.ts';
import type { Request } from '../request.ts';

/** Who is asked; null is the officers. Nobody is asked about their own word. */
export const whoDecides = (
  { kind, by, to }: Pick<Request, 'kind' | 'by' | 'to'>,
  book: Book,
  item: Item,
  today: PlainDate,
  known: Pick<Presence, 'leaves' | 'unreached'>,
): string | null => (kind === 'hand-over' ? to : (leadTold(book, item, today, known, by)?.person ?? null));

/**
 * Whether this actor may decide it. Nobody signs off what they completed; `alone` says that there is no other officer,
 * who may where nobody else could.
 */
export function mayDecide(
  actor: Actor,
  request: Request,
  book: Book,
  item: Item,
  { today, alone }: { today: PlainDate; alone: boolean },
): boolean {
  switch (request.kind) {
    case 'more-time':
      return may(actor, 'set-date', book, item);
    case 'hand-over':
      return actor.person === request.to || may(actor, 'assign', book, item);
    case 'sign-off':
      if (!may(actor, 'sign-off', book, item)) return false;
      return (
        actor.person !== request.by ||
        (actor.officer && alone && leadTold(book, item, today, EVERYBODY_IN, request.by) === null)
      );
  }
}

/** Who may decide it, in words. */
export const WHO_DECIDES: { readonly [K in Request['kind']]: string } = {
  'more-time': 'its lead or an officer',
  'hand-over': 'whoever was asked to take it, its lead or an officer',
  'sign-off': 'a lead or an officer other than whoever completed it',
};
