/** Takes a person out of the record: begun once, gone on with after a kill, and done again after a restore. */
import { type Erasure, formerPerson } from '../../domain/keeping/erasure.ts';
import type { Identity } from '../../domain/keeping/identity.ts';
import type { Person } from '../../domain/person.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { noteAnew, noteInLedger } from '../../store/ledger.ts';
import { all, type Change, type Stored } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import { forgetMade } from '../offer/forget.ts';
import { dutyWords, isStuck, keptWords, leftWords, unsureWords, vacancyWords } from './erasure-words.ts';
import { forgetTalk } from './forget-talk.ts';
import { planNames } from './named-in-plans.ts';
import { type Swept, sweepPerson } from './sweep-person.ts';
import { vacateDuties } from './vacate-duties.ts';
import { vacatePlans } from './vacate-plans.ts';
import { aliasesOf, digestsOf, peopleMeant, whoIs } from './who.ts';

/** Times that the record is gone through, so that what was written meanwhile goes as well. */
const SWEEPS = 5;
const TRIED_AGAIN = Temporal.Duration.from({ hours: 1 });

/**
 * Begins, or goes on with the one that is under way for that person, and carries it out. Whether it may be done at all
 * (holds, officers) is asked before: `mayErase`. It is `going` still where something that leads to them cannot be
 * written without them.
 */
export async function erasePerson(
  app: App,
  tenant: string,
  person: Person,
  { by, reason }: { by: string | null; reason: string | null },
): Promise<Erasure> {
  const id = crypto.randomUUID();
  const aliases = await digestsOf(app, tenant, person);
  for (;;) {
    // In this order: whoever has begun one meanwhile has changed the person's own document with it.
    const stored = await app.records.person(tenant, person.id);
    const under = await erasureOf(app, tenant, person.id);
    if (under) return carriedOut(app, tenant, under.id);
    if (!stored) return doneMeanwhile(app, tenant, person, aliases);
    const told = { id, aliases, at: stamp(app.clock.now()), by, reason };
    const erasure = await beginning(app, tenant, stored.doc.body, told, leftId());
    const began = await put(app, tenant, erasure, undefined, [
      { op: 'put', doc: stored.doc, expect: stored.version },
    ]);
    if (!began) continue;
    await wakeBy(app.store, tenant, app.clock.now());
    return carriedOut(app, tenant, id);
  }
}

const leftId = (): string => `left-${crypto.randomUUID()}`;

/** The one under way for that person. */
export async function erasureOf(
  app: Pick<App, 'store'>,
  tenant: string,
  person: string,
): Promise<Erasure | undefined> {
  return (await erasuresGoing(app, tenant)).find(({ doc }) => doc.body.was === person)?.doc.body;
}

/** Another run was quicker. */
async function doneMeanwhile(
  app: App,
  tenant: string,
  { id }: Person,
  aliases: readonly string[],
): Promise<Erasure> {
  const found = (await all(app.store, tenant, { kind: 'erasure' }))
    .map(({ doc }) => doc.body)
    .filter((one) => one.aliases.some((alias) => aliases.includes(alias)))
    .toSorted((a, b) => b.at.localeCompare(a.at));
  const [last] = found;
  if (!last) throw new Error(`There is no person ${id}`);
  return last;
}

/** `becomes` is another each time: an erasure that is done again leads to the first no more than to the person. */
async function beginning(
  app: App,
  tenant: string,
  person: Person,
  { id, aliases, at, by, reason }: Pick<Erasure, 'id' | 'aliases' | 'at' | 'by' | 'reason'>,
  becomes: string,
): Promise<Erasure> {
  const who = await whoIs(app, tenant, person, becomes);
  const vacant = await vacatePlans(app, tenant, who, { by, dry: true });
  const duties = await vacateDuties(app, tenant, person.id, { dry: true });
  return {
    ...{ id, person: becomes, was: person.id, aliases, at, by, reason },
    ...{ state: 'going', kept: keptWords(), left: [...vacancyWords(vacant), ...dutyWords(duties)] },
  };
}

/** The clock's part: goes on with those that were cut off. One that was tried in vain waits an hour, since it reads all there is. */
export async function finishErasures(app: App, tenant: string): Promise<void> {
  const now = app.clock.now();
  for (const { doc } of await erasuresGoing(app, tenant)) {
    const { id, tried } = doc.body;
    const due = tried === undefined ? now : Temporal.Instant.from(tried).add(TRIED_AGAIN);
    if (Temporal.Instant.compare(due, now) <= 0) await carriedOut(app, tenant, id);
  }
}

/**
 * Does it again on a restored record, to everybody in it who was that person. Safe to repeat, and where the person is
 * not in the record; an erasure that the record holds as done is left, since whoever came back after it is somebody new.
 * Resolves with what somebody has to look at: who may be that person, and what could not be written without them.
 */
export async function applyErasure(app: App, tenant: string, erasure: Erasure): Promise<string[]> {
  let unsure: string[] = [];
  for (;;) {
    const stored = await app.store.get(tenant, 'erasure', docId('erasure', erasure.id));
    if (stored) {
      const { left } = await carriedOut(app, tenant, erasure.id);
      return [...unsure, ...left.filter(isStuck)];
    }
    const meant = await peopleMeant(app, tenant, erasure.aliases);
    unsure = meant.unsure.map(unsureWords);
    const next = await goingOn(
      app,
      tenant,
      { ...erasure, person: leftId(), left: unsure },
      meant.found.map(({ id }) => id),
    );
    await put(app, tenant, next, undefined);
  }
}

export const erasuresGoing = (app: Pick<App, 'store'>, tenant: string): Promise<Stored<'erasure'>[]> =>
  all(app.store, tenant, { kind: 'erasure', where: [{ field: 'state', is: 'eq', to: 'going' }] });

async function put(
  app: App,
  tenant: string,
  erasure: Erasure,
  before: Stored<'erasure'> | undefined,
  more: readonly Change[] = [],
): Promise<boolean> {
  const doc = write('erasure', docId('erasure', erasure.id), erasure);
  const result = await app.store.commit(tenant, `erasure:${crypto.randomUUID()}`, [
    { op: 'put', doc, expect: before?.version ?? 'absent' },
    ...more,
  ]);
  return result.kind !== 'stale';
}

/** The erasure as it goes on with the first of these who is there; done where nobody is. */
async function goingOn(
  app: App,
  tenant: string,
  { also: _, tried: __, ...erasure }: Erasure,
  [id, ...also]: readonly string[],
): Promise<Erasure> {
  const { left, person: becomes } = erasure;
  if (id === undefined || becomes === null)
    return { ...erasure, kept: keptWords(), person: null, was: null, state: 'done' };
  const stored = await app.records.person(tenant, id);
  if (!stored) return goingOn(app, tenant, erasure, also);
  const found = await digestsOf(app, tenant, stored.doc.body);
  const known = { ...erasure, aliases: [...new Set([...erasure.aliases, ...found])] };
  const next = await beginning(app, tenant, stored.doc.body, known, becomes);
  return { ...next, left: [...new Set([...left, ...next.left])], ...(also.length > 0 && { also }) };
}

/** Who they are by now, where their record has given way to another of theirs since it was begun. */
async function joinedTo(app: App, tenant: string, id: string): Promise<string[]> {
  const people = await app.records.people(tenant);
  return people.filter(({ former }) => former?.ids.includes(id)).map((one) => one.id);
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
      const others = [...(await joinedTo(app, tenant, was)), ...(erasure.also ?? [])];
      await put(app, tenant, await goingOn(app, tenant, erasure, others), stored);
      continue;
    }
    const who = await whoIs(app, tenant, person.doc.body, becomes, erasure.also);
    // Before anything goes: a record that comes back from earlier must not bring them back.
    await noteInLedger(app.blobs, tenant, stored.doc);
    const swept = await takenOut(app, tenant, person.doc.body, who, erasure.by);
    const words = [...(await planNames(app, tenant, who)), ...(await leftWords(app, tenant, swept))];
    const left = [...new Set([...erasure.left.filter((one) => !isStuck(one)), ...words])];
    if (swept.stuck.length > 0) {
      const now = app.clock.now();
      const told: Erasure = { ...erasure, left, tried: stamp(now) };
      if (!(await put(app, tenant, told, stored))) continue;
      await wakeBy(app.store, tenant, now.add(TRIED_AGAIN));
      return told;
    }
    // Redactions and holds were noted with the id that has gone from them by now.
    await noteAnew(app.store, app.blobs, tenant);
    const aliases = await aliasesOf(app, tenant, was);
    const former = await app.records.person(tenant, becomes);
    const next = await goingOn(app, tenant, { ...erasure, left }, erasure.also ?? []);
    const done = await put(app, tenant, next, stored, [
      { op: 'delete', id: person.doc.id, expect: person.version },
      {
        op: 'put',
        doc: write('person', docId('person', becomes), formerPerson(becomes)),
        expect: former?.version ?? 'absent',
      },
      ...aliases.map(({ doc, version }): Change => ({ op: 'delete', id: doc.id, expect: version })),
    ]);
    // A turn of theirs at that very moment.
    if (done) await forgetTalk(app, tenant, person.doc.body);
  }
}

async function takenOut(
  app: App,
  tenant: string,
  person: Person,
  who: Identity,
  by: string | null,
): Promise<Swept> {
  await vacateDuties(app, tenant, person.id, { dry: false });
  await vacatePlans(app, tenant, who, { by, dry: false });
  const how = { chat: person.address?.conversation ?? null, dry: false };
  let swept = await sweepPerson(app, tenant, who, how);
  for (let count = 1; count < SWEEPS && swept.gone.size + swept.written.size > 0; count += 1)
    swept = await sweepPerson(app, tenant, who, how);
  // What was made of a plan for somebody, and is still to be had, may hold them as well.
  for (const plan of await app.records.heads(tenant)) await forgetMade(app, tenant, plan.id);
  return swept;
}
