/** Who stood in for an action's owner: what the plan's record has of leave, covers and deputies, as far as it was theirs. */
import type { Book } from '../book.ts';
import type { Change } from '../change.ts';
import { type Action, accountable, OwnerKey, type PlainDate, personBehind } from '../plan.ts';
import { startOf } from './asked.ts';

const STANDS_IN: readonly Change['what'][] = ['leave', 'cover', 'deputy', 'link-officer'];

/** The entries of the plan itself that concern whoever had the action then, each as an entry of the action. */
export function stoodIn(action: Action, { plan }: Pick<Book, 'plan'>, changes: readonly Change[]): Change[] {
  const own = changes
    .filter(({ item, what }) => item === action.id && what === 'owners')
    .sort((a, b) => a.at.localeCompare(b.at));
  const ownerAt = (at: string): OwnerKey | null => {
    const next = own.find((change) => change.at > at);
    return next ? keyIn(next.from) : accountable(action);
  };
  const isTheirs = ({ what, from, to, at }: Change): boolean => {
    const of = keyIn(to ?? from);
    // Leave is entered before it begins, and may be another's by then.
    const day = what === 'leave' ? from : null;
    const key = ownerAt(day === null ? at : later(at, startOf(day, plan)));
    if (of === null || key === null) return false;
    return of === key || of === behind(key, day ?? at.slice(0, 10));
  };
  const behind = (key: OwnerKey, day: PlainDate): OwnerKey | null => {
    const person = personBehind(plan, key, day);
    return person === null ? null : `person:${person}`;
  };
  return changes
    .filter((change) => change.item === null && STANDS_IN.includes(change.what) && isTheirs(change))
    .map((change) => ({ ...change, item: action.id }));
}

const keyIn = (value: string | null): OwnerKey | null =>
  OwnerKey.safeParse(value?.split(' ')[0]).data ?? null;

const later = (one: string, other: string): string => (one > other ? one : other);
