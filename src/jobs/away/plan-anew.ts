/** Plans anew when milestones are asked about, once somebody is away, is back, or has other days off. */
import { daysOffOf } from '../../domain/away/who-answers.ts';
import { localDate } from '../../domain/calendar.ts';
import { OwnerKey, type PlainDate, type Plan } from '../../domain/plan.ts';
import { nextAsk } from '../../domain/reminders.ts';
import { write } from '../../store/documents.ts';
import { leavesFrom, presenceFor } from '../../store/presence.ts';
import { all, type Change } from '../../store/store.ts';
import { lowerWakeUp } from '../../store/wake-up.ts';
import { setApart, unlessBroken } from '../broken.ts';
import { clockOf, noteOnClock } from '../clock-document.ts';
import type { Clockwork } from '../clockwork.ts';

/**
 * Sees to the owner keys that were noted on the clock. Each is struck off once all of it is planned: a process that
 * ends half-way leaves it to the next run, which finds the rest to do.
 */
export async function planAnew(work: Clockwork, tenant: string, heads: readonly Plan[]): Promise<void> {
  const { replan } = await clockOf(work, tenant);
  for (const key of replan) {
    if (work.stop?.aborted) return;
    const done = await unlessBroken(
      () => planKey(work, tenant, heads, OwnerKey.parse(key)),
      (reason) => {
        work.log.error({ reason }, 'milestones could not be planned anew');
        return true;
      },
    );
    if (!done) continue;
    // Noted a second time meanwhile, it is planned a second time.
    await noteOnClock(work, tenant, (kept) => ({
      ...kept,
      replan: kept.replan.toSpliced(Math.max(0, kept.replan.indexOf(key)), kept.replan.includes(key) ? 1 : 0),
    }));
  }
}

/** Few in one commit, so that nobody waits long for the store. */
const AT_ONCE = 50;

/** False when somebody else wrote to one of them meanwhile: the next run looks again. */
async function planKey(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  key: OwnerKey,
): Promise<boolean> {
  const now = work.asOf.now();
  const open = await all(work.store, tenant, {
    kind: 'milestone',
    where: [
      { field: 'owner', is: 'eq', to: key },
      { field: 'open', is: 'eq', to: true },
    ],
  });
  const changes: Change[] = [];
  for (const plan of heads) {
    const own = open.filter(({ doc }) => doc.body.plan === plan.id);
    if (own.length === 0) continue;
    const today = localDate(now, plan.timezone);
    const leaves = await leavesFrom(work.store, tenant, today, setApart(work));
    const presence = await presenceFor(work.store, tenant, leaves, [plan], new Set([key]));
    const off = daysOffOf(plan, key, presence);
    const from = today < plan.goLive ? plan.goLive : today;
    let first: PlainDate | null = null;
    for (const { doc, version } of own) {
      const askOn = nextAsk(doc.body, plan, from, off);
      if (askOn === doc.body.askOn || isDue(askOn, today, doc.body.askOn)) continue;
      changes.push({ op: 'put', doc: write('milestone', doc.id, { ...doc.body, askOn }), expect: version });
      if (askOn !== null && (first === null || askOn < first)) first = askOn;
    }
    await lowerWakeUp(work.store, tenant, first, plan, now);
  }
  let whole = true;
  for (let done = 0; done < changes.length; done += AT_ONCE) {
    const some = changes.slice(done, done + AT_ONCE);
    const result = await work.store.commit(tenant, `plan-anew:${crypto.randomUUID()}`, some);
    if (result.kind === 'stale') whole = false;
  }
  return whole;
}

/** What has come due stays due: how long ago tells nothing. */
const isDue = (askOn: PlainDate | null, today: PlainDate, before: PlainDate | null): boolean =>
  askOn === today && before !== null && before <= today;
