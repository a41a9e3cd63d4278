/** Takes a person out of the record: begun once, gone on with after a kill, and done again after a restore. */
import { type Erasure, formerPerson } from '../../domain/keeping/erasure.ts';
import { identityOf } from '../../domain/keeping/identity.ts';
import type { Person } from '../../domain/person.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { noteAnew, noteInLedger } from '../../store/ledger.ts';
import { all, type Change, type Stored } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import { forgetMade } from '../offer/forget.ts';
import { dutyWords, keptWords, leftWords, vacancyWords } from './erasure-words.ts';
import { sweepPerson } from './sweep-person.ts';
import { vacateDuties } from './vacate-duties.ts';
import { vacatePlans } from './vacate-plans.ts';

/** Times that the record is gone through, so that what was written meanwhile goes as well. */
const SWEEPS = 5;

/**
 * Begins, or goes on with the one that is under way for that person, and carries it out. Whether it may be done at all
 * (holds, officers) is asked before: `mayErase`.
 */
export async function erasePerson(
  app: App,
  tenant: string,
  person: Person,
  { by, reason }: { by: string | null; reason: string | null },
): Promise<Erasure> {
  const under = (await erasuresGoing(app, tenant)).find(({ doc }) => doc.body.was === person.id);
  if (under) return carriedOut(app, tenant, under.doc.body.id);
  const erasure = await beginning(app, tenant, person, {
    id: crypto.randomUUID(),
    aliases: (await aliasesOf(app, tenant, person.id)).map(({ doc }) => doc.id),
    at: stamp(app.clock.now()),
    by,
    reason,
  });
  await put(app, tenant, erasure, undefined);
  await wakeBy(app.store, tenant, app.clock.now());
  return carriedOut(app, tenant, erasure.id);
}

/** Under an id of its own each time: one that is done again leads to the first no more than to the person. */
async function beginning(
  app: App,
  tenant: string,
  person: Person,
  { id, aliases, at, by, reason }: Pick<Erasure, 'id' | 'aliases' | 'at' | 'by' | 'reason'>,
): Promise<Erasure> {
  const becomes = `left-${crypto.randomUUID()}`;
  const vacant = await vacatePlans(app, tenant, identityOf(person, becomes), { by, dry: true });
  const duties = await vacateDuties(app, tenant, person.id, { dry: true });
  return {
    ...{ id, person: becomes, was: person.id, aliases, at, by, reason },
    ...{ state: 'going', kept: keptWords(), left: [...vacancyWords(vacant), ...dutyWords(duties)] },
  };
}

/** The clock's part: goes on with those that were cut off. */
export async function finishErasures(app: App, tenant: string): Promise<void> {
  for (const { doc } of await erasuresGoing(app, tenant)) await carriedOut(app, tenant, doc.body.id);
}

/**
 * Does it again on a restored record. Safe to repeat, and where the person is not in the record; an erasure that the
 * record holds as done is left, since whoever came back after it is somebody new.
 */
export async function applyErasure(app: App, tenant: string, erasure: Erasure): Promise<void> {
  for (;;) {
    const stored = await app.store.get(tenant, 'erasure', docId('erasure', erasure.id));
    if (stored?.doc.body.state === 'done') return;
    const was = await personBy(app, tenant, erasure.aliases);
    const person = was === undefined ? undefined : await app.records.person(tenant, was);
    if (was === undefined || !person) {
      const done: Erasure = { ...erasure, person: null, was: null, state: 'done' };
      if (await put(app, tenant, done, stored)) return;
      continue;
    }
    const begun = stored?.doc.body.was === was ? stored.doc.body : undefined;
    const next = begun ?? (await beginning(app, tenant, person.doc.body, erasure));
    if (!(await put(app, tenant, next, stored))) continue;
    await carriedOut(app, tenant, erasure.id);
    return;
  }
}

export const erasuresGoing = (app: Pick<App, 'store'>, tenant: string): Promise<Stored<'erasure'>[]> =>
  all(app.store, tenant, { kind: 'erasure', where: [{ field: 'state', is: 'eq', to: 'going' }] });

async function aliasesOf(app: App, tenant: string, person: string): Promise<Stored<'alias'>[]> {
  return (await all(app.store, tenant, { kind: 'alias' })).filter(({ doc }) => doc.body.person === person);
}

async function personBy(app: App, tenant: string, aliases: readonly string[]): Promise<string | undefined> {
  for (const id of aliases) {
    const person = (await app.store.get(tenant, 'alias', id))?.doc.body.person;
    if (person !== undefined && (await app.records.person(tenant, person))) return person;
  }
  return undefined;
}

async function put(
  app: App,
  tenant: string,
  erasure: Erasure,
  before: Stored<'erasure'> | undefined,
): Promise<boolean> {
  const doc = write('erasure', docId('erasure', erasure.id), erasure);
  const result = await app.store.commit(tenant, `erasure:${crypto.randomUUID()}`, [
    { op: 'put', doc, expect: before?.version ?? 'absent' },
  ]);
  return result.kind !== 'stale';
}

/** Their own record, which says what to look for, goes with the last commit. */
async function carriedOut(app: App, tenant: string, id: string): Promise<Erasure> {
  for (;;) {
    const stored = await app.store.get(tenant, 'erasure', docId('erasure', id));
    if (!stored) throw new Error(`There is no erasure ${id}`);
    const erasure = stored.doc.body;
    const { was, person: becomes } = erasure;
    if (erasure.state === 'done' || was === null || becomes === null) return erasure;
    const person = await app.records.person(tenant, was);
    if (!person) {
      await put(app, tenant, { ...erasure, person: null, was: null, state: 'done' }, stored);
      continue;
    }
    const who = identityOf(person.doc.body, becomes);
    // Before anything goes: a record that comes back from earlier must not bring them back.
    await noteInLedger(app.blobs, tenant, stored.doc);
    await vacateDuties(app, tenant, was, { dry: false });
    await vacatePlans(app, tenant, who, { by: erasure.by, dry: false });
    const how = { chat: person.doc.body.address?.conversation ?? null, erasure: id, dry: false };
    let swept = await sweepPerson(app, tenant, who, how);
    for (let count = 1; count < SWEEPS && swept.gone.size + swept.written.size > 0; count += 1)
      swept = await sweepPerson(app, tenant, who, how);
    // What was made of a plan for somebody, and is still to be had, may hold them as well.
    for (const plan of await app.records.heads(tenant)) await forgetMade(app, tenant, plan.id);
    const left = [...new Set([...erasure.left, ...(await leftWords(app, tenant, swept))])];
    const done: Erasure = { ...erasure, person: null, was: null, state: 'done', left };
    // Redactions and holds were noted with the id that has gone from them by now.
    await noteAnew(app.store, app.blobs, tenant);
    const aliases = await aliasesOf(app, tenant, was);
    const former = await app.records.person(tenant, becomes);
    const changes: Change[] = [
      { op: 'put', doc: write('erasure', stored.doc.id, done), expect: stored.version },
      { op: 'delete', id: person.doc.id, expect: person.version },
      {
        op: 'put',
        doc: write('person', docId('person', becomes), formerPerson(becomes)),
        expect: former?.version ?? 'absent',
      },
      ...aliases.map(({ doc, version }): Change => ({ op: 'delete', id: doc.id, expect: version })),
    ];
    await app.store.commit(tenant, `erasure:${id}:${person.version}:${stored.version}`, changes);
  }
}
