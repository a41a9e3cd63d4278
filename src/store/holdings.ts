/** Reads what one person has in plans: the open actions that are theirs, their posts, and what they lead. */
import { upwards } from '../domain/book.ts';
import { localDate } from '../domain/calendar.ts';
import { leadTold } from '../domain/lead/leading.ts';
import { eachAction, lineOf, worstFirst } from '../domain/line.ts';
import { keysHeldBy } from '../domain/person.ts';
import { isAction, type Plan } from '../domain/plan.ts';
import { leavesFrom, presenceFor } from './presence.ts';
import type { Records } from './records.ts';
import type { Store } from './store.ts';

export type Holdings = {
  /** Refs, the most urgent first. */
  refs: string[];
  /** Titles of posts that are theirs today. */
  posts: string[];
  /** What they lead, as the plan calls it: "Priority 3". */
  leads: string[];
  /** Who leads what is theirs, in reach, without themselves. */
  leaders: string[];
};

/** Over the plans that `counts`; every list is without repeats. */
export async function holdingsOf(
  { store, records }: { store: Store; records: Records },
  tenant: string,
  person: string,
  now: Temporal.Instant,
  counts: (plan: Plan) => boolean = () => true,
): Promise<Holdings> {
  const books = (await records.books(tenant)).filter(({ plan }) => counts(plan));
  const found: Holdings = { refs: [], posts: [], leads: [], leaders: [] };
  for (const book of books) {
    const { plan } = book;
    const today = localDate(now, plan.timezone);
    const keys = keysHeldBy(plan, person, today);
    const own = await records.milestones(tenant, [{ field: 'owner', is: 'in', to: keys }]);
    const lines = own
      .filter((one) => one.plan === plan.id && one.open && book.byId.has(one.item))
      .map((one) => lineOf(book, one, today));
    const actions = eachAction(worstFirst(lines)).flatMap(({ item }) => book.byId.get(item) ?? []);
    found.refs.push(...actions.map(({ ref }) => ref));
    found.posts.push(...plan.posts.filter(({ id }) => keys.includes(`post:${id}`)).map(({ title }) => title));
    const led = book.items.filter(({ lead }) => lead !== null && keys.includes(lead));
    found.leads.push(
      ...led.map((item) =>
        isAction(item) ? item.ref : `${plan.levels[item.level] ?? ''} ${item.ref}`.trim(),
      ),
    );
    const above = new Set(actions.flatMap((item) => upwards(book, item)).flatMap(({ lead }) => lead ?? []));
    const leaves = await leavesFrom(store, tenant, today);
    const known = await presenceFor(store, tenant, leaves, [plan], above);
    found.leaders.push(
      ...actions.flatMap((item) => leadTold(book, item, today, known, person)?.person ?? []),
    );
  }
  return {
    refs: [...new Set(found.refs)],
    posts: [...new Set(found.posts)],
    leads: [...new Set(found.leads)],
    leaders: [...new Set(found.leaders)],
  };
}
