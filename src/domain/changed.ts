/** What differs between two states of an item or a plan, as entries of the record of changes. */
import { isDeepStrictEqual } from 'node:util';
import type { Change } from './change.ts';
import { accountable, type Item, type Plan } from './plan.ts';

export type Differing = Pick<Change, 'what' | 'from' | 'to'>;

/** `before` is null for an item that is new. Values are dates, owner keys and words, as the record has them. */
export function changesOfItem(before: Item | null, after: Item): Differing[] {
  if (!before) return [{ what: 'added', from: null, to: after.ref }];
  if (after.withdrawn && !before.withdrawn) return [{ what: 'withdrawn', from: before.ref, to: null }];
  const pairs: Differing[] = [
    { what: 'wording', from: `${before.ref} ${before.title}`, to: `${after.ref} ${after.title}` },
    { what: 'due', from: before.due, to: after.due },
    { what: 'by-when', from: before.byWhen, to: after.byWhen },
    { what: 'owners', from: ownersIn(before), to: ownersIn(after) },
    { what: 'lead', from: before.lead, to: after.lead },
    { what: 'check-ins', from: before.checkIns, to: after.checkIns },
  ];
  const measures = isDeepStrictEqual(before.measures, after.measures)
    ? []
    : [{ what: 'measure' as const, from: null, to: after.ref }];
  return [...pairs.filter(({ from, to }) => from !== to), ...measures];
}

/** The accountable owner first. */
function ownersIn(item: Item): string | null {
  const first = accountable(item);
  const keys = [first, ...item.owners.map(({ key }) => key).filter((key) => key !== first)];
  return keys.filter((key) => key !== null).join(' ') || null;
}

/** Who holds which post, as far as that changed. */
export const changesOfHolders = (before: Plan, after: Plan): Differing[] =>
  after.posts.flatMap((post): Differing[] => {
    const was = before.posts.find(({ id }) => id === post.id);
    const [from, to] = [was ? heldIn(was) : null, heldIn(post)];
    return from === to ? [] : [{ what: 'holder', from, to }];
  });

const heldIn = (post: Plan['posts'][number]): string =>
  [
    `post:${post.id}`,
    ...post.holders.map(({ person, from }) => `person:${person}${from === null ? '' : ` from ${from}`}`),
  ].join(' ');

/** A date that was agreed and has moved: the first date that is set is no slippage. */
export const isSlippage = (change: Change): boolean => change.what === 'due' && change.from !== null;
