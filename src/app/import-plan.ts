/** Stores a drafted plan: in chunks that nobody sees, made visible by the plan's head at the end. */
import { localDate } from '../domain/calendar.ts';
import type { Milestone } from '../domain/milestone.ts';
import type { Person } from '../domain/person.ts';
import type { Item, PlainDate, Plan } from '../domain/plan.ts';
import { isAddress, type PlanFile } from '../domain/plan-file.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Update } from '../domain/update.ts';
import { holdersOf } from '../importing/head-record.ts';
import { aliasFor, personKnownAs } from '../store/alias.ts';
import { write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { all, type Change, type Store } from '../store/store.ts';
import { wakeBy } from '../store/wake-up.ts';
import { asksOn } from './asks-on.ts';
import { type Carried, CHUNK, type Claim, claimImport } from './import-claim.ts';
import type { Clock } from './ports.ts';

export type PlanRecords = {
  plan: Plan;
  items: readonly Item[];
  milestones: readonly Milestone[];
  updates: readonly Update[];
  snapshots: readonly Snapshot[];
  /** The plan's people; one that the record has already, by the same id, is left as it is. */
  people: readonly Person[];
};

/** Told after each commit how many documents of how many are stored; what it answers is waited for. */
export type Progress = (done: number, of: number) => void | Promise<void>;

/** `reason` is whole sentences: what stands in the way, and what to do. */
export type Imported = { ok: true } | { ok: false; reason: string };

/** What a run that is cut off has stored is seen by nobody; the next import of the plan clears it away. */
export async function importPlan(
  store: Store,
  clock: Clock,
  tenant: string,
  records: PlanRecords,
  progress: Progress,
): Promise<Imported> {
  const { plan } = records;
  const claim = await claimImport(store, clock, tenant, plan.id);
  if ('until' in claim) return refused(underWay(plan.id, claim.until.since(clock.now())));
  const result = await underClaim(store, clock, tenant, records, claim, progress);
  // A claim that is lost is another's to give back.
  if (!result.ok) await claim.finish([]);
  return result;
}

async function underClaim(
  store: Store,
  clock: Clock,
  tenant: string,
  records: PlanRecords,
  claim: Claim,
  progress: Progress,
): Promise<Imported> {
  const { plan } = records;
  const head = docId('plan', plan.id);
  if (await store.get(tenant, 'plan', head)) {
    return refused(
      `Plan "${plan.id}" is in the record already; import it as a new edition, or give it another id (plan: ...). Nothing was stored.`,
    );
  }
  const remains = await remainsOf(store, tenant, plan.id);
  const today = localDate(clock.now(), plan.timezone);
  const newcomers = await newcomersAs(store, tenant, records.people);
  if (!newcomers) return refused(STOPPED.stale(plan.id));
  const changes = [...newcomers, ...documents(records, today)];
  // Two lists: a document of the remains must be gone before another is put under the same id.
  for (const list of [remains, changes]) {
    for (let done = 0; done < list.length; done += CHUNK) {
      const carried = await claim.carry(list.slice(done, done + CHUNK));
      if (carried !== 'done') return refused(STOPPED[carried](plan.id));
      if (list === changes) await progress(Math.min(done + CHUNK, list.length), list.length);
    }
  }
  await wakeBy(store, tenant, clock.now());
  const shown = await claim.finish([{ op: 'put', doc: write('plan', head, plan), expect: 'absent' }]);
  return shown === 'done' ? { ok: true } : refused(STOPPED[shown](plan.id));
}

const refused = (reason: string): Imported => ({ ok: false, reason });

export function underWay(plan: string, left: Temporal.Duration): string {
  const minutes = Math.ceil(left.total('minutes'));
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return `Another import of plan "${plan}" is under way, or was cut off a moment ago. Look for the plan in ${wait}: if it is not there, import it again. Nothing of this one was stored.`;
}

export const STOPPED: { readonly [C in Exclude<Carried, 'done'>]: (plan: string) => string } = {
  lost: (plan) =>
    `This import of plan "${plan}" stood still for so long that another one took over. Wait for that one to end; nothing of this one will be seen.`,
  stale: (plan) =>
    `Somebody else wrote to the record while plan "${plan}" was being stored. Import it again; nothing of this one can be seen.`,
};

function documents({ plan, items, milestones, updates, snapshots }: PlanRecords, today: PlainDate): Change[] {
  const askOn = asksOn(plan, today);
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

/** Undefined when one of them has got another id since the plan was drafted: its owners would lead to nobody. */
export async function newcomersAs(
  store: Store,
  tenant: string,
  drafted: readonly Person[],
): Promise<Change[] | undefined> {
  const changes: Change[] = [];
  for (const person of drafted) {
    const known = [...person.emails, ...(person.aadObjectId === null ? [] : [person.aadObjectId])];
    const taken = await Promise.all(known.map((one) => personKnownAs(store, tenant, one)));
    if (taken.some((id) => id !== undefined && id !== person.id)) return undefined;
    if (taken.includes(person.id)) continue;
    changes.push({ op: 'put', doc: write('person', docId('person', person.id), person), expect: 'absent' });
    for (const one of known) changes.push({ op: 'put', doc: aliasFor(one, person.id), expect: 'absent' });
  }
  return changes;
}

/** What an import that was cut off has left: without a head nobody can see it, and it would be counted twice. */
async function remainsOf(store: Store, tenant: string, plan: string): Promise<Change[]> {
  const where = [{ field: 'plan', is: 'eq', to: plan }] as const;
  const remains = [
    ...(await all(store, tenant, { kind: 'item', where })),
    ...(await all(store, tenant, { kind: 'milestone', where })),
    ...(await all(store, tenant, { kind: 'update', where })),
    ...(await all(store, tenant, { kind: 'snapshot', where })),
  ];
  return remains.map(({ doc, version }) => ({ op: 'delete', id: doc.id, expect: version }));
}

/** Every address that a plan file names. */
export const addressesOf = (file: PlanFile): string[] =>
  [
    ...(file.posts ?? []).flatMap((post) => [
      ...holdersOf(post).map(({ holder }) => holder),
      ...[post.cover, post.deputy].filter((name) => name !== undefined),
    ]),
    ...(file.bodies ?? []).flatMap(({ duties }) => (duties ?? []).flatMap(({ owner }) => owner ?? [])),
    ...[file, ...itemsIn(file.items)].flatMap(({ measures }) =>
      (measures ?? []).flatMap(({ owner }) => owner ?? []),
    ),
    ...itemsIn(file.items).flatMap((item) => [...(item.owners ?? []), ...(item.lead ? [item.lead] : [])]),
  ].filter(isAddress);

const itemsIn = (items: PlanFile['items']): PlanFile['items'] =>
  items.flatMap((item) => [item, ...itemsIn(item.items ?? [])]);

/** Somebody whom a plan file names by an address, and whom nobody has met. */
export const newPerson = (id: string, email: string): Person => ({
  id,
  aadObjectId: null,
  name: email,
  emails: [email],
  address: null,
  welcomedAt: null,
  cardDays: [],
});

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
