/** Reads who is in, as far as some owner keys are concerned: leaves that are not over, quiet days, who cannot be reached. */
import type { Presence } from '../domain/away/who-answers.ts';
import { type Book, upwards } from '../domain/book.ts';
import { addDays } from '../domain/calendar.ts';
import type { Leave } from '../domain/leave.ts';
import type { Person } from '../domain/person.ts';
import type { Item, OwnerKey, PlainDate, Plan } from '../domain/plan.ts';
import type { UnreadableDocument } from './documents.ts';
import { docId } from './ids.ts';
import { all, type Store } from './store.ts';

/** The leaves of the tenant that are running or still to come: one query, however many people there are. `unreadable` as of it. */
export async function leavesFrom(
  store: Store,
  tenant: string,
  today: PlainDate,
  unreadable?: (error: UnreadableDocument) => void,
): Promise<Leave[]> {
  const found = await all(store, tenant, {
    kind: 'leave',
    // Somewhere it is still yesterday.
    where: [{ field: 'until', is: 'gte', to: addDays(today, -1) }],
    orderBy: { field: 'until' },
    ...(unreadable && { unreadable }),
  });
  return found.map(({ doc }) => doc.body).filter(({ ended }) => !ended);
}

/** People whom no card reaches: they have not met the bot, or have removed it. */
export const isReached = ({ address, welcomedAt }: Pick<Person, 'address' | 'welcomedAt'>): boolean =>
  address !== null && welcomedAt !== null;

/** Who is in, of all who may have to answer for these keys of these plans. `known` need not be read again. */
export async function presenceFor(
  store: Store,
  tenant: string,
  leaves: readonly Leave[],
  plans: readonly Plan[],
  keys: ReadonlySet<OwnerKey>,
  known: readonly Person[] = [],
): Promise<Presence> {
  const here = new Map(known.map((person) => [person.id, person]));
  const wanted = [...peopleAround(plans, keys, leaves)].filter((id) => !here.has(id));
  const read = await Promise.all(wanted.map((id) => store.get(tenant, 'person', docId('person', id))));
  for (const one of read) if (one) here.set(one.doc.body.id, one.doc.body);
  const people = [...here.values()];
  return {
    leaves,
    unreached: new Set(people.filter((person) => !isReached(person)).map(({ id }) => id)),
    quiet: new Map(people.flatMap(({ id, quiet }) => (quiet === null ? [] : [[id, quiet] as const]))),
  };
}

/** Who is in, of all who may have to answer as a lead of the item. */
export async function presenceAbove(
  store: Store,
  tenant: string,
  book: Book,
  item: Item,
  today: PlainDate,
): Promise<Presence> {
  const keys = new Set(upwards(book, item).flatMap(({ lead }) => lead ?? []));
  return presenceFor(store, tenant, await leavesFrom(store, tenant, today), [book.plan], keys);
}

/** Everybody who holds the keys some day, or stands in for whoever does. */
function peopleAround(
  plans: readonly Plan[],
  keys: ReadonlySet<OwnerKey>,
  leaves: readonly Leave[],
): Set<string> {
  const people = new Set<string>();
  const add = (person: string | null): void => {
    if (person === null || people.has(person)) return;
    people.add(person);
    for (const leave of leaves) if (leave.person === person) add(leave.cover);
    for (const plan of plans)
      for (const link of plan.linkOfficers) if (link.person === person) addKey(plan, link.officer, 0);
  };
  const addKey = (plan: Plan, key: OwnerKey | null, deep: number): void => {
    if (key === null) return;
    if (key.startsWith('person:')) {
      add(key.slice('person:'.length));
      return;
    }
    const post = plan.posts.find(({ id }) => key === `post:${id}`);
    for (const holder of post?.holders ?? []) add(holder.person);
    // Who stands in for a deputy's post is whoever holds that.
    if (!post || deep > 0) return;
    add(post.cover);
    addKey(plan, post.deputy, deep + 1);
    addKey(plan, post.linkOfficer, deep + 1);
  };
  for (const plan of plans) for (const key of keys) addKey(plan, key, 0);
  return people;
}
