/** Whose word a request waits for: the receiver's, the nearest lead's above the action, else an officer's; and who asks nobody. */
import { EVERYBODY_IN, type Presence } from '../away/who-answers.ts';
import type { Book } from '../book.ts';
import { leadTold } from '../lead/leading.ts';
import { may } from '../permission.ts';
import { type Actor, keysHeldBy } from '../person.ts';
import type { Item, PlainDate } from '../plan.ts';
import type { Request } from '../request.ts';

type Asked = Pick<Request, 'kind' | 'by' | 'to'>;

/** Who is asked; null is the officers. Nobody is asked about their own word. */
export const whoDecides = (
  { kind, by, to }: Asked,
  book: Book,
  item: Item,
  today: PlainDate,
  known: Pick<Presence, 'leaves' | 'unreached'>,
): string | null => (kind === 'hand-over' ? to : (leadTold(book, item, today, known, by)?.person ?? null));

/** The lead who would be asked, could everybody be reached: who is named where another is asked instead. */
export const whoWould = (
  { by }: Pick<Request, 'by'>,
  book: Book,
  item: Item,
  today: PlainDate,
): string | null => leadTold(book, item, today, EVERYBODY_IN, by)?.person ?? null;

/**
 * Whoever leads an action sets its date, their own action's too: that is said as a setting, and no request is made.
 * An officer who owns an action and does not lead it asks, as any owner does; and so does whoever only stands in for
 * the lead, as a cover or deputy, of what they answer for themselves.
 */
export function setsOwnDate(actor: Actor, book: Book, item: Item, today: PlainDate): boolean {
  const asks = { ...actor, officer: false };
  const answers = item.owners.some(({ key, part }) => part === 'accountable' && actor.holds.includes(key));
  return may(answers ? inOwnName(asks, book, today) : asks, 'set-date', book, item);
}

/** Without the keys that they only stand in for. */
const inOwnName = (actor: Actor, { plan }: Book, today: PlainDate): Actor => {
  const held = new Set(keysHeldBy(plan, actor.person, today));
  return { ...actor, holds: actor.holds.filter((key) => held.has(key)) };
};

/**
 * Whether this actor may decide it. Their own request only where they are `alone`, and nobody else could; or where they
 * lead the action in their own name, and could do it without asking: standing in for the lead is not leading there.
 * Nobody signs off what they completed while another could.
 */
export function mayDecide(
  actor: Actor,
  request: Request,
  book: Book,
  item: Item,
  { alone, today }: { alone: boolean; today: PlainDate },
): boolean {
  const own = actor.person === request.by && !alone;
  const asks = own ? inOwnName({ ...actor, officer: false }, book, today) : actor;
  switch (request.kind) {
    case 'more-time':
      return may(asks, 'set-date', book, item);
    case 'hand-over':
      return actor.person === request.to || may(asks, 'assign', book, item);
    case 'sign-off':
      return !own && may(actor, 'sign-off', book, item);
  }
}

/** Who may decide it, in words. */
export const WHO_DECIDES: { readonly [K in Request['kind']]: string } = {
  'more-time': 'its lead or an officer',
  'hand-over': 'whoever was asked to take it, its lead or an officer',
  'sign-off': 'a lead or an officer other than whoever completed it',
};
