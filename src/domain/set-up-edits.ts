/** What a set-up command changes in a plan: its head, and items before and after. Decides; stores nothing. */

import type { Book } from './book.ts';
import { anchorsOf, type ByWhenReading, type Rule, readByWhen } from './by-when.ts';
import { addDays } from './calendar.ts';
import { nextCheckIn } from './occurrences.ts';
import {
  type Action,
  accountable,
  type CheckIns,
  type Item,
  isAction,
  type OwnerKey,
  type PlainDate,
  type Plan,
  type Post,
} from './plan.ts';
import { actionsUnder, itemsNamed } from './scope.ts';

/** A set-up command whose names have been found. */
export type Order =
  | { do: 'assign'; items: readonly string[]; to: OwnerKey | null }
  | { do: 'lead'; items: readonly string[]; to: OwnerKey }
  /** `times`, by the id of the action: the milestone of what comes round or goes on whose date alone moves. */
  | { do: 'date'; items: readonly string[]; due: PlainDate; times: ReadonlyMap<string, string> }
  | { do: 'holder'; post: string; holders: readonly { person: string; from: PlainDate | null }[] }
  | { do: 'rhythm'; items: readonly string[]; rule: CheckIns; from: PlainDate | null }
  | { do: 'stand-in'; as: 'deputy' | 'link-officer'; of: OwnerKey; to: OwnerKey | null }
  | { do: 'completion'; evidence: Plan['completion']['evidence'] | null; signOff: boolean | null };

/** `reopens`: what was inherited is to be done after all, and its date no longer counts. */
export type Edit = { before: Item; after: Item; reopens?: boolean; moves?: Moves };
/** One milestone gets a date of its own, wherever its neighbours are: the item, and they, stay as they are. */
export type Moves = { milestone: string; due: PlainDate };
export type Edits = { head: Plan; edits: Edit[] };

/** Items that are as ordered already are not among the edits. */
export function editsFor(order: Order, book: Book, today: PlainDate): Edits {
  const { plan } = book;
  switch (order.do) {
    case 'assign':
      return edited(plan, actionsUnder(book, order.items), (item) =>
        accountable(item) === order.to ? item : withOwner(item, order.to),
      );
    case 'lead':
      return edited(plan, itemsNamed(book, order.items), (item) => ({ ...item, lead: order.to }));
    case 'date': {
      const { times, due } = order;
      const actions = itemsNamed(book, order.items).filter(isAction);
      const moved = actions.flatMap((item) => {
        const milestone = times.get(item.id);
        return milestone === undefined ? [] : [{ before: item, after: item, moves: { milestone, due } }];
      });
      const whole = actions.filter(({ id }) => !times.has(id));
      const { head, edits } = edited(plan, whole, (item) => ({ ...item, due }));
      return { head, edits: [...edits, ...moved] };
    }
    case 'holder':
      return {
        head: {
          ...plan,
          posts: plan.posts.map((post) =>
            post.id === order.post ? heldBy(post, order.holders, today) : post,
          ),
        },
        edits: [],
      };
    case 'completion': {
      const { evidence, signOff } = plan.completion;
      const completion = { evidence: order.evidence ?? evidence, signOff: order.signOff ?? signOff };
      return { head: { ...plan, completion }, edits: [] };
    }
    case 'stand-in':
      return { head: withStandIn(plan, order), edits: [] };
    case 'rhythm':
      return edited(plan, ofRhythm(book, order), (item) => withRhythm(item, order, plan, today));
  }
}

/** Whether the order leaves everything as it is. The holders of a post are set again whoever held it. */
export const changesNothing = (order: Order, { head, edits }: Edits, plan: Plan): boolean => {
  if (edits.length > 0 || order.do === 'holder') return false;
  return JSON.stringify(head) === JSON.stringify(plan);
};

/** A deputy is a post's; a link officer is a post's, or a person's in this plan. */
function withStandIn(plan: Plan, { as, of, to }: Extract<Order, { do: 'stand-in' }>): Plan {
  if (of.startsWith('post:')) {
    const field = as === 'deputy' ? { deputy: to } : { linkOfficer: to };
    return {
      ...plan,
      posts: plan.posts.map((post) => (`post:${post.id}` === of ? { ...post, ...field } : post)),
    };
  }
  const person = of.slice('person:'.length);
  const others = plan.linkOfficers.filter((link) => link.person !== person);
  return { ...plan, linkOfficers: to === null ? others : [...others, { person, officer: to }] };
}

/** Who stands in for a key now. */
export const standInNow = (plan: Plan, { as, of }: Pick<Extract<Order, { do: 'stand-in' }>, 'as' | 'of'>) => {
  const post = plan.posts.find(({ id }) => `post:${id}` === of);
  if (post) return as === 'deputy' ? post.deputy : post.linkOfficer;
  return plan.linkOfficers.find(({ person }) => `person:${person}` === of)?.officer ?? null;
};

function edited<I extends Item>(plan: Plan, items: readonly I[], change: (item: I) => Item): Edits {
  const edits = items.map((before) => ({ before, after: change(before) }));
  return {
    head: plan,
    edits: edits.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)),
  };
}

/** The new accountable owner; whoever contributes goes on contributing. */
export const withOwner = (item: Item, to: OwnerKey | null): Item => ({
  ...item,
  owners: [
    ...(to === null ? [] : [{ key: to, part: 'accountable' as const }]),
    ...item.owners.filter(({ key, part }) => part === 'contributor' && key !== to),
  ],
});

/** What is still to be done although its date was past at go-live: the words stay, and no date is set any more. */
export const reopened = (item: Item): Item => ({
  ...item,
  due: null,
  reading: item.reading && { ...item.reading, start: null, end: null, certainty: 'low', confirm: false },
});

/**
 * Earlier holders stay in the post's history, and so does whoever has come and gone since the first day that is named:
 * before and after their turn the post is the new holder's. What was planned for later gives way.
 */
function heldBy(
  post: Post,
  holders: readonly { person: string; from: PlainDate | null }[],
  today: PlainDate,
): Post {
  const coming = holders
    .map(({ person, from }) => ({ person, from: from ?? today }))
    .sort((a, b) => a.from.localeCompare(b.from));
  const first = coming[0]?.from ?? today;
  const old = post.holders.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  const earlier = old.filter(({ from }) => from === null || from < first);
  const over = old.flatMap((holder, place) => {
    const end = old[place + 1]?.from ?? null;
    const past = holder.from !== null && holder.from > first && end !== null && end <= today;
    return past && !coming.some(({ from }) => from === holder.from) ? [{ holder, end }] : [];
  });
  const end = over.at(-1)?.end;
  const back = end === undefined ? undefined : coming.findLast(({ from }) => from <= end);
  const since = [
    ...coming,
    ...over.map(({ holder }) => holder),
    ...(back && end !== undefined && back.from < end ? [{ ...back, from: end }] : []),
  ].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  const line = [...earlier, ...since];
  return { ...post, holders: line.filter((one, place) => one.person !== line[place - 1]?.person) };
}

const RULES: { readonly [C in CheckIns]: Rule } = {
  monthly: 'MONTHLY',
  'half-termly': 'HALF-TERMLY',
  termly: 'TERMLY',
  yearly: 'YEARLY',
};

/** The named actions; without names, those that have that rhythm already. */
function ofRhythm(book: Book, { items, rule }: Extract<Order, { do: 'rhythm' }>): Action[] {
  const actions = actionsUnder(book, items).filter(
    ({ nature }) => nature === 'recurring' || nature === 'continuous' || nature === 'outcome',
  );
  return items.length > 0
    ? actions
    : actions.filter((item) =>
        item.checkIns === null ? item.reading?.rule === RULES[rule] : item.checkIns === rule,
      );
}

function withRhythm(
  item: Action,
  { rule, from }: Extract<Order, { do: 'rhythm' }>,
  plan: Plan,
  today: PlainDate,
): Item {
  const told: ByWhenReading = item.reading ?? readByWhen(rule, anchorsOf(plan.about, today));
  const same = told.rule === RULES[rule];
  return {
    ...item,
    checkIns: same && item.nature === 'recurring' ? item.checkIns : rule,
    reading: from === null ? item.reading : { ...told, start: startOf(rule, from, plan, today) },
  };
}

/** "From this term" begins with what is running: what was over before it was said is nobody's to make up for. */
function startOf(rule: CheckIns, from: PlainDate, plan: Plan, today: PlainDate): PlainDate {
  const running = nextCheckIn(RULES[rule], plan.about.terms ?? 'england', addDays(today, -1)).start;
  return from < running ? running : from;
}
