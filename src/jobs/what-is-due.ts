/** What a person's card would list now, over all the plans that they have a part in, and for whom they would answer. */
import { isQuiet } from '../domain/away/days-off.ts';
import { keysAnswered, keysAsked, type Presence } from '../domain/away/who-answers.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import { type Line, lineOf, worstFirst } from '../domain/line.ts';
import type { Person } from '../domain/person.ts';
import type { OwnerKey, PlainDate, Plan } from '../domain/plan.ts';
import { cardFor } from '../domain/reminders.ts';
import { leavesFrom, presenceFor } from '../store/presence.ts';
import { type StandIn, standInOf } from '../store/stand-in.ts';
import { all } from '../store/store.ts';
import type { Dated } from './asked.ts';
import { setApart } from './broken.ts';
import type { Clockwork } from './clockwork.ts';

export type DueNow = {
  /** Worst first. */
  lines: Line[];
  plans: Plan[];
  open: Dated[];
  presence: Presence;
  /** Whose they are, by milestone, where they are not the person's own. */
  standIns: ReadonlyMap<string, StandIn>;
};

export async function whatIsDue(work: Clockwork, tenant: string, person: Person): Promise<DueNow> {
  const now = work.asOf.now();
  const heads = await work.records.heads(tenant);
  const leaves = await leavesFrom(work.store, tenant, localDate(now, HOME_ZONE), setApart(work));
  const known = { leaves, unreached: new Set<string>() };
  const dated = heads.map((plan) => ({ plan, today: localDate(now, plan.timezone) }));
  const answered = dated.flatMap(({ plan, today }) => keysAnswered(plan, person.id, today, known));
  const presence = await presenceFor(work.store, tenant, leaves, heads, new Set(answered), [person]);
  const parts = dated.map(({ plan, today }) => ({
    plan,
    today,
    keys: keysAsked(plan, person.id, today, presence).filter((key) => !isPostQuiet(plan, key, today)),
  }));
  // Asked for once for all plans: a post's key may be another's in another plan.
  const found = await all(work.store, tenant, {
    kind: 'milestone',
    where: [
      { field: 'owner', is: 'in', to: [...new Set(parts.flatMap(({ keys }) => keys))] },
      { field: 'open', is: 'eq', to: true },
    ],
    orderBy: { field: 'owner' },
    unreadable: setApart(work),
  });
  const byPlan = Map.groupBy(found, ({ doc }) => doc.body.plan);
  const lines: Line[] = [];
  const open: Dated[] = [];
  const theirs: Plan[] = [];
  const standIns = new Map<string, StandIn>();
  for (const { plan, today, keys } of parts) {
    const held = new Set<string | null>(keys);
    const own = (byPlan.get(plan.id) ?? []).filter(({ doc }) => held.has(doc.body.owner));
    if (own.length > 0 || keys.length > 1) theirs.push(plan);
    if (own.length === 0) continue;
    const book = await work.records.bookAround(
      tenant,
      plan,
      own.map(({ doc }) => doc.body.item),
    );
    const due = cardFor(
      own.map(({ doc }) => lineOf(book, doc.body, today)),
      plan,
      today,
    );
    lines.push(...due);
    open.push(...own.map((stored) => ({ plan, today, stored })));
    for (const { milestone, owner } of due) {
      const standIn =
        owner && (await standInOf(work.records, tenant, plan, owner.key, person.id, today, presence));
      if (standIn) standIns.set(milestone, standIn);
    }
  }
  return { lines: worstFirst(lines), plans: theirs, open, presence, standIns };
}

function isPostQuiet(plan: Plan, key: OwnerKey, today: PlainDate): boolean {
  const post = plan.posts.find(({ id }) => key === `post:${id}`);
  return isQuiet(post?.quiet, today, plan.about.terms ?? 'england');
}
