/** Takes a person out of the record: begun once, gone on with after a kill, and done again after a restore. */
import { type Erasure, formerPerson } from '../../domain/keeping/erasure.ts';
import type { Identity } from '../../domain/keeping/identity.ts';
import type { Person } from '../../domain/person.ts';
import { stamp } from '../../domain/stamp.ts';
import { UnreadableDocument, write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { noteAnew, noteInLedger } from '../../store/ledger.ts';
import { all, type Change, type Stored } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import { forgetMade } from '../offer/forget.ts';
import { again, StuckAt, TRIES } from './again.ts';
import {
  dutyWords,
  isStopped,
  isStuck,
  keptWords,
  leftWords,
  renamedWords,
  stoppedWords,
  unsureWords,
  vacancyWords,
} from './erasure-words.ts';
import { forgetTalk } from './forget-talk.ts';
import { unreadable } from './kept-of-plan.ts';
import { moveAll } from './move-joined.ts';
import { planNames } from './named-in-plans.ts';
import { sweepPerson } from './sweep-person.ts';
import { vacateDuties } from './vacate-duties.ts';
import { vacatePlans } from './vacate-plans.ts';
import { aliasesOf, digestsOf, peopleMeant, whoIs } from './who.ts';
import { whyWaits } from './why-waits.ts';

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
  return again(docId('person', person.id), async () => {
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
    if (!began) return undefined;
    await wakeBy(app.store, tenant, app.clock.now());
    return carriedOut(app, tenant, id);
  });
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
  const found = (await all(app.store, tenant, { kind: 'erasure', unreadable }))
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
  const left = await orStopped(() => wouldBeLeft(app, tenant, person, who, by));
  return {
    ...{ id, person: becomes, was: person.id, aliases, at, by, reason },
    ...{ state: 'going', kept: keptWords(), left: 'stopped' in left ? [] : left },
  };
}

/** Told before it is done: whoever goes on after a kill finds no name any more. */
async function wouldBeLeft(
  app: App,
  tenant: string,
  person: Person,
  who: Identity,
  by: string | null,
): Promise<string[]> {
  await movedFirst(app, tenant, person);
  const vacant = await vacatePlans(app, tenant, who, { by, dry: true });
  const duties = await vacateDuties(app, tenant, person.id, { dry: true });
  const { renamed } = await sweepPerson(app, tenant, who, { chat: null, dry: true });
  return [...vacancyWords(vacant), ...dutyWords(duties), ...(await renamedWords(app, tenant, renamed))];
}

/** What is theirs from before two records of them were joined is vacated as the rest is. */
async function movedFirst(app: App, tenant: string, { id, former }: Person): Promise<void> {
  for (const from of former?.ids ?? []) await moveAll(app, tenant, { from, to: id });
}

/** The id of the record by which it is stopped, where one can neither be read nor be written. */
async function orStopped<T extends object>(work: () => Promise<T>): Promise<T | { stopped: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StuckAt) return { stopped: error.id };
    if (!(error instanceof UnreadableDocument)) throw error;
    return { stopped: error.found?.id ?? error.message.split('\n')[0] ?? '' };
  }
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
 * What somebody has to look at stands in it then: who may be that person, and what could not be written without them.
 */
export async function applyErasure(app: App, tenant: string, erasure: Erasure): Promise<void> {
  const id = docId('erasure', erasure.id);
  await again(id, async () => {
    if (await app.store.get(tenant, 'erasure', id)) return true;
    const { found, unsure } = await peopleMeant(app, tenant, erasure.aliases);
    const next = await goingOn(
      app,
      tenant,
      { ...erasure, person: leftId(), left: unsure.map(unsureWords) },
      found.map(({ id }) => id),
    );
    return (await put(app, tenant, next, undefined)) ? true : undefined;
  });
  await carriedOut(app, tenant, erasure.id);
}

/** What cannot be read is the doctor's, and keeps no other. */
export const erasuresGoing = (app: Pick<App, 'store'>, tenant: string): Promise<Stored<'erasure'>[]> =>
  all(app.store, tenant, {
    ...{ kind: 'erasure', where: [{ field: 'state', is: 'eq', to: 'going' }] },
    unreadable,
  });

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
  const people = await app.records.people(tenant, unreadable);
  return people.filter(({ former }) => former?.ids.includes(id)).map((one) => one.id);
}

/** Their own record, which says what to look for, goes with the last commit. */
async function carriedOut(app: App, tenant: string, id: string): Promise<Erasure> {
  // As often as there are others of theirs, and then a few times.
  for (let late = 0; ; ) {
    const stored = await app.store.get(tenant, 'erasure', docId('erasure', id));
    if (!stored) throw new Error(`There is no erasure ${id}`);
    const erasure = stored.doc.body;
    const { was, person: becomes } = erasure;
    if (erasure.state === 'done' || was === null || becomes === null) return erasure;
    if (late >= TRIES) return triedInVain(app, tenant, id, [stoppedWords(docId('person', was))]);
    const person = await app.records.person(tenant, was);
    if (!person) {
      const others = [...(await joinedTo(app, tenant, was)), ...(erasure.also ?? [])];
      if (!(await put(app, tenant, await goingOn(app, tenant, erasure, others), stored))) late += 1;
      continue;
    }
    const who = await whoIs(app, tenant, person.doc.body, becomes, erasure.also);
    // Before anything goes: a record that comes back from earlier must not bring them back.
    await noteInLedger(app.blobs, tenant, stored.doc);
    const waits = await orStopped(() => waitsFor(app, tenant, person.doc.body, who, erasure));
    if ('stopped' in waits) return triedInVain(app, tenant, id, [stoppedWords(waits.stopped)]);
    const before = erasure.left.filter((one) => !isStuck(one));
    if (waits.length > 0) return triedInVain(app, tenant, id, waits);
    const swept = await orStopped(() => takenOut(app, tenant, person.doc.body, who, erasure));
    if ('stopped' in swept) return triedInVain(app, tenant, id, [stoppedWords(swept.stopped)]);
    const left = [...new Set([...before, ...swept.words])];
    if (swept.isStuck) return triedInVain(app, tenant, id, left);
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
    else late += 1;
  }
}

/** One that was stopped may not have come to their posts. */
const waitsFor = async (
  app: App,
  tenant: string,
  person: Person,
  who: Identity,
  { tried, left }: Erasure,
): Promise<string[]> =>
  tried === undefined ? [] : whyWaits(app, tenant, person, who, { wasStopped: left.some(isStopped) });

/** It waits an hour, and says what keeps it. */
function triedInVain(app: App, tenant: string, id: string, words: readonly string[]): Promise<Erasure> {
  return again(docId('erasure', id), async () => {
    const stored = await app.store.get(tenant, 'erasure', docId('erasure', id));
    if (!stored) throw new Error(`There is no erasure ${id}`);
    const { body } = stored.doc;
    if (body.state === 'done') return body;
    const now = app.clock.now();
    const left = [...new Set([...body.left.filter((one) => !isStuck(one)), ...words])];
    const told: Erasure = { ...body, left, tried: stamp(now) };
    if (!(await put(app, tenant, told, stored))) return undefined;
    await wakeBy(app.store, tenant, now.add(TRIED_AGAIN));
    return told;
  });
}

async function takenOut(
  app: App,
  tenant: string,
  person: Person,
  who: Identity,
  { by, tried }: Erasure,
): Promise<{ words: string[]; isStuck: boolean }> {
  // One that was stopped before anything was told of has to tell it now.
  await movedFirst(app, tenant, person);
  const vacant = tried === undefined ? [] : await wouldBeLeft(app, tenant, person, who, by);
  await vacateDuties(app, tenant, person.id, { dry: false });
  await vacatePlans(app, tenant, who, { by, dry: false });
  const how = { chat: person.address?.conversation ?? null, dry: false };
  let swept = await sweepPerson(app, tenant, who, how);
  const renamed = [...swept.renamed];
  for (let count = 1; count < SWEEPS && swept.gone.size + swept.written.size > 0; count += 1) {
    swept = await sweepPerson(app, tenant, who, how);
    renamed.push(...swept.renamed);
  }
  // What was made of a plan for somebody, and is still to be had, may hold them as well.
  for (const plan of await app.records.heads(tenant, unreadable)) await forgetMade(app, tenant, plan.id);
  const words = await leftWords(app, tenant, { ...swept, renamed });
  return {
    words: [...vacant, ...(await planNames(app, tenant, who)), ...words],
    isStuck: swept.stuck.length > 0,
  };
}
