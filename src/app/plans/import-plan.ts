/** Stores a drafted plan: in chunks that nobody sees, made visible by the plan's head at the end. */
import { localDate } from '../../domain/calendar.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { Person } from '../../domain/person.ts';
import type { Item, Plan } from '../../domain/plan.ts';
import { isAddress, type PlanFile } from '../../domain/plan-file.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { Update } from '../../domain/update.ts';
import { holdersOf } from '../../importing/head-record.ts';
import { aliasFor, personKnownAs } from '../../store/alias.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { Change, Store } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { Clock } from '../ports.ts';
import { type Carried, type Claim, claimImport } from './import-claim.ts';
import { storeParts } from './import-parts.ts';

export type PlanRecords = {
  plan: Plan;
  items: readonly Item[];
  milestones: readonly Milestone[];
  updates: readonly Update[];
  snapshots: readonly Snapshot[];
  /** The plan's people; one that the record has already, by the same id, is left as it is. */
  people: readonly Person[];
};

/**
 * Told after each commit how many documents of how many are stored, and how many of these an earlier run had stored;
 * what it answers is waited for.
 */
export type Progress = (done: number, of: number, before: number) => void | Promise<void>;

/** `reason` is whole sentences: what stands in the way, and what to do. */
export type Imported = { ok: true } | { ok: false; reason: string };

/**
 * Stores the plan whole, or so that nobody sees any of it: the head that shows it goes in last. The next import of a
 * plan that was cut off goes on from there: what is stored and the same is not written again, what differs is
 * replaced, and what the plan does not hold is removed. Ids that are the same in each run (`idsOf`) make that cheap.
 */
export async function importPlan(
  store: Store,
  clock: Clock,
  tenant: string,
  records: PlanRecords,
  progress: Progress,
): Promise<Imported> {
  const { plan } = records;
  const claim = await claimImport(store, clock, tenant, plan.id);
  if ('until' in claim) return refused(underWay(plan.id));
  try {
    return await underClaim(store, clock, tenant, records, claim, progress);
  } finally {
    await claim.giveBack();
  }
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
  const newcomers = await newcomersAs(store, tenant, records.people);
  if (!newcomers) return refused(STOPPED.stale(plan.id));
  const today = localDate(clock.now(), plan.timezone);
  const stopped = await storeParts(store, tenant, { records, newcomers, today, claim, progress });
  if (stopped) return refused(STOPPED[stopped](plan.id));
  await wakeBy(store, tenant, clock.now());
  const shown = await claim.finish([{ op: 'put', doc: write('plan', head, plan), expect: 'absent' }]);
  // Once more: a run of the clock may have come between, seen no plan, and put the next look off.
  if (shown === 'done') await wakeBy(store, tenant, clock.now());
  return shown === 'done' ? { ok: true } : refused(STOPPED[shown](plan.id));
}

const refused = (reason: string): Imported => ({ ok: false, reason });

export const underWay = (plan: string): string =>
  `Another import of plan "${plan}" is under way, or was cut off less than a minute ago. Look again in a minute: if it is not in the record then, import it again, which goes on from where the other stopped. Nothing of this one was stored.`;

export const STOPPED: { readonly [C in Exclude<Carried, 'done'>]: (plan: string) => string } = {
  lost: (plan) =>
    `This import of plan "${plan}" stood still for so long that another one took over. Wait for that one to end; nothing of this one will be seen.`,
  stale: (plan) =>
    `Somebody else wrote to the record while plan "${plan}" was being stored. Import it again; nothing of this one can be seen.`,
};

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
  plain: false,
  zone: null,
  quiet: null,
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
