/** What somebody has to do with a plan on a day: what the welcome and help speak of. Rights stand in `permission.ts`. */
import { keysAnswered } from './away/who-answers.ts';
import type { Book } from './book.ts';
import type { Leave } from './leave.ts';
import { keysHeldBy } from './person.ts';
import { isAction, type OwnerKey, type PlainDate } from './plan.ts';

export type Part = {
  /** Answers for an action. */
  owns: boolean;
  /** Reports a part of an action that somebody else answers for. */
  contributes: boolean;
  leads: boolean;
  /** Answers for somebody else's actions: as a cover, a deputy or a link officer. */
  standsIn: boolean;
};

export const hasPart = (part: Part): boolean => Object.values(part).some((is) => is);

/** `leaves` are those that are not over. */
export function partIn(book: Book, person: string, day: PlainDate, leaves: readonly Leave[]): Part {
  const own: readonly OwnerKey[] = keysHeldBy(book.plan, person, day);
  const answered = keysAnswered(book.plan, person, day, { leaves, unreached: new Set() });
  const others = answered.filter((key) => !own.includes(key));
  const owners = book.items.filter(isAction).flatMap((item) => item.owners);
  const has = (keys: readonly OwnerKey[], part: 'accountable' | 'contributor'): boolean =>
    owners.some((owner) => owner.part === part && keys.includes(owner.key));
  return {
    owns: has(own, 'accountable'),
    contributes: has(own, 'contributor'),
    leads: book.items.some(({ lead }) => lead !== null && answered.includes(lead)),
    standsIn: has(others, 'accountable'),
  };
}

/** What somebody has to do with any of several plans. */
export const together = (parts: readonly Part[]): Part => ({
  owns: parts.some(({ owns }) => owns),
  contributes: parts.some(({ contributes }) => contributes),
  leads: parts.some(({ leads }) => leads),
  standsIn: parts.some(({ standsIn }) => standsIn),
});
