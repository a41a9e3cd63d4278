/** Who has opened Waymark and matches nobody in a plan: perhaps somebody who is named there by another address. */
import type { Book } from '../book.ts';
import { isOfficer, type Person } from '../person.ts';
import { type PlainDate, personBehind } from '../plan.ts';

export type Dated = { book: Book; today: PlainDate };

/** Ids of everybody who owns, leads or holds something in the plan on that day. */
export function peopleWithPart({ book: { plan, items }, today }: Dated): Set<string> {
  const posts = plan.posts.map(({ id }) => `post:${id}` as const);
  const keys = items.flatMap(({ owners, lead }) => [
    ...owners.map(({ key }) => key),
    ...(lead ? [lead] : []),
  ]);
  return new Set([...posts, ...keys].flatMap((key) => personBehind(plan, key, today) ?? []));
}

/** Those with a chat, in no plan and no officers; `plans` are all of the tenant's. */
export function strangersAmong(
  everybody: readonly Person[],
  plans: readonly Dated[],
  officers: ReadonlySet<string>,
): Person[] {
  const known = new Set(plans.flatMap((plan) => [...peopleWithPart(plan)]));
  return everybody.filter(
    (person) => person.address !== null && !known.has(person.id) && !isOfficer(person, officers),
  );
}
