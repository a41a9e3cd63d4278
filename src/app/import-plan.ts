/** Stores a drafted plan: in chunks that nobody sees, made visible by the plan's head at the end. */
import { localDate } from '../domain/calendar.ts';
import type { Milestone } from '../domain/milestone.ts';
import type { Person } from '../domain/person.ts';
import type { Item, PlainDate, Plan } from '../domain/plan.ts';
import { nextAsk } from '../domain/reminders.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Update } from '../domain/update.ts';
import { aliasFor, personKnownAs } from '../store/alias.ts';
import { write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { all, type Change, COMMIT_LIMIT, type Store } from '../store/store.ts';
import { wakeBy } from '../store/wake-up.ts';
import type { Clock } from './ports.ts';

export type PlanRecords = {
  plan: Plan;
  items: readonly Item[];
  milestones: readonly Milestone[];
  updates: readonly Update[];
  snapshots: readonly Snapshot[];
  /** People that the record may not have yet; one that is known by an address already is left as it is. */
  people: readonly Person[];
};

export type Imported = { ok: true } | { ok: false; reason: string };

/** `progress` is told how many documents of how many are stored. A run that is cut off leaves nothing visible. */
export async function importPlan(
  store: Store,
  clock: Clock,
  tenant: string,
  records: PlanRecords,
  progress: (done: number, of: number) => void,
): Promise<Imported> {
  const { plan } = records;
  const head = docId('plan', plan.id);
  if (await store.get(tenant, 'plan', head)) {
    return {
      ok: false,
      reason: `plan "${plan.id}" is in the record already; give the new one another id (plan: ...)`,
    };
  }
  await clearRemains(store, tenant, plan.id);
  const today = localDate(clock.now(), plan.timezone);
  const changes = [...(await people(store, tenant, records.people)), ...documents(records, today)];
  const run = crypto.randomUUID();
  for (let done = 0; done < changes.length; done += CHUNK) {
    const result = await store.commit(tenant, `import:${run}:${done}`, changes.slice(done, done + CHUNK));
    if (result.kind === 'stale')
      return { ok: false, reason: 'another import of this plan is under way; wait for it to end' };
    progress(Math.min(done + CHUNK, changes.length), changes.length);
  }
  await wakeBy(store, tenant, clock.now());
  const shown = await store.commit(tenant, `import:${run}:head`, [
    { op: 'put', doc: write('plan', head, plan), expect: 'absent' },
  ]);
  return shown.kind === 'stale'
    ? { ok: false, reason: `plan "${plan.id}" was imported by somebody else meanwhile` }
    : { ok: true };
}

const CHUNK = COMMIT_LIMIT.changes;

function documents({ plan, items, milestones, updates, snapshots }: PlanRecords, today: PlainDate): Change[] {
  const askOn = (milestone: Milestone): PlainDate | null =>
    nextAsk(milestone, plan.reminders, plan.timezone, today < plan.goLive ? plan.goLive : today);
  const docs = [
    ...items.map((item) => write('item', docId('item', item.id), item)),
    ...milestones.map((one) => write('milestone', docId('milestone', one.id), { ...one, askOn: askOn(one) })),
    ...updates.map((update) => write('update', docId('update', update.id), update)),
    ...snapshots.map((one) =>
      write('snapshot', docId('snapshot', `${one.plan}:${one.board}:${one.week}`), one),
    ),
  ];
  return docs.map((doc) => ({ op: 'put', doc, expect: 'absent' }));
}

async function people(store: Store, tenant: string, drafted: readonly Person[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const person of drafted) {
    const known = [...person.emails, ...(person.aadObjectId === null ? [] : [person.aadObjectId])];
    const taken = await Promise.all(known.map((one) => personKnownAs(store, tenant, one)));
    if (taken.some((id) => id !== undefined)) continue;
    changes.push({ op: 'put', doc: write('person', docId('person', person.id), person), expect: 'absent' });
    for (const one of known) changes.push({ op: 'put', doc: aliasFor(one, person.id), expect: 'absent' });
  }
  return changes;
}

/** What an import that was cut off has left: without a head nobody can see it, and it would stand in the way. */
async function clearRemains(store: Store, tenant: string, plan: string): Promise<void> {
  const where = [{ field: 'plan', is: 'eq', to: plan }] as const;
  const remains = [
    ...(await all(store, tenant, { kind: 'item', where })),
    ...(await all(store, tenant, { kind: 'milestone', where })),
    ...(await all(store, tenant, { kind: 'update', where })),
    ...(await all(store, tenant, { kind: 'snapshot', where })),
  ];
  for (let done = 0; done < remains.length; done += CHUNK) {
    const changes = remains
      .slice(done, done + CHUNK)
      .map(({ doc, version }): Change => ({ op: 'delete', id: doc.id, expect: version }));
    await store.commit(tenant, `clear:${crypto.randomUUID()}`, changes);
  }
}

/** Which of these addresses the record knows already, in lower case, and whose they are. */
export async function knownPeople(
  store: Store,
  tenant: string,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const email of emails) {
    const id = await personKnownAs(store, tenant, email);
    if (id !== undefined) known.set(email.toLowerCase(), id);
  }
  return known;
}
