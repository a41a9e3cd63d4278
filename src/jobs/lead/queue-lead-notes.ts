/** Puts the leads' weekly notes into the outbox: one a person and week, for all the plans that they lead something in. */

import type { About } from '../../domain/about.ts';
import { HOME_ZONE, localDate, localInstant } from '../../domain/calendar.ts';
import { leadersIn } from '../../domain/lead/leading.ts';
import { noteDue } from '../../domain/lead/note-week.ts';
import type { Person } from '../../domain/person.ts';
import type { Plan } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import type { Content } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { officersIn } from '../../store/officers.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import { all } from '../../store/store.ts';
import { clockOf, noteOnClock } from '../clock-document.ts';
import type { Clockwork } from '../clockwork.ts';
import type { Expected } from '../report.ts';

/** Whether there is anything to tell is found when the note is made: that reads whole plans, and this does not. */
export async function queueLeadNotes(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  dry: boolean,
): Promise<Expected[]> {
  const now = work.asOf.now();
  const plain = new Set(heads.map(({ timezone }) => timezone));
  // Monday comes to every zone within the same days: on the others nothing is read at all.
  if (![...plain].some((zone) => isNear(now, zone))) return [];
  const { leads, rolled } = await clockOf(work, tenant);
  const zones = new Set([...plain, ...(leads?.zones ?? [])]);
  const [week] = [...zones].flatMap((zone) => noteDue(now, zone) ?? []);
  if (week === undefined) return [];
  if (leads?.week === week && leads.all) return [];
  const seen = new Set(leads?.week === week ? leads.people : []);
  const leaders = await leadersNow(work, tenant, heads, rolled);
  const expected: Expected[] = [];
  const todo = [...leaders].filter(([person]) => !seen.has(person));
  const had = todo.length === 0 ? new Map<string, number>() : await messagesToday(work, tenant);
  for (const [person, zone] of todo) {
    if (work.stop?.aborted) break;
    const one = await queueNote(work, tenant, person, zone, had.get(person) ?? 0, dry);
    zones.add(one.zone);
    if (one.expected) expected.push(one.expected);
    if (one.done) seen.add(person);
  }
  // Of a plan that has changed it is found anew before the next run.
  const known = heads.every(({ id, edition }) => rolled[id]?.edition === edition && rolled[id].leads);
  const everybody = known && [...leaders.keys()].every((person) => seen.has(person));
  const news = leads?.week !== week || everybody || seen.size > leads.people.length;
  if (!dry && news)
    await noteOnClock(work, tenant, (kept) => ({
      ...kept,
      leads: { week, people: [...seen], all: everybody, zones: [...zones] },
    }));
  return expected;
}

const HALF_A_DAY = Temporal.Duration.from({ hours: 14 });

const isNear = (now: Temporal.Instant, zone: string): boolean =>
  [now, now.subtract(HALF_A_DAY), now.add(HALF_A_DAY)].some((at) => noteDue(at, zone) !== null);

/**
 * Leads, and the officers where something has no lead, with the zone of the first plan that they are leads of: from
 * what was kept of each plan when it was rolled forward, so that none is opened for it.
 */
async function leadersNow(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  rolled: Content<'clock'>['rolled'],
): Promise<Map<string, string>> {
  const leaders = new Map<string, string>();
  const add = (person: string, zone: string): void => void leaders.set(person, leaders.get(person) ?? zone);
  let officers: readonly Person[] | null = null;
  for (const plan of heads) {
    const { id, timezone } = plan;
    const { people, unled } = leadersIn(rolled[id]?.leads ?? [], plan, localDate(work.asOf.now(), timezone));
    for (const person of people) add(person, timezone);
    if (!unled) continue;
    officers ??= await officersIn(work.store, work.records, tenant, work.officers);
    for (const officer of officers) add(officer.id, timezone);
  }
  return leaders;
}

/** How many messages that nobody asked for each person has got, or is to get, since the day began: one query. */
async function messagesToday(work: Clockwork, tenant: string): Promise<Map<string, number>> {
  const now = work.asOf.now();
  const dawn = localInstant(localDate(now, HOME_ZONE), '00:00', HOME_ZONE);
  const rows = await all(work.store, tenant, {
    kind: 'outbox',
    where: [{ field: 'createdAt', is: 'gte', to: stamp(dawn) }],
    orderBy: { field: 'createdAt' },
  });
  const had = new Map<string, number>();
  for (const { doc } of rows) {
    const { to, about, state } = doc.body;
    if (to.kind === 'person' && UNASKED.has(about) && state !== 'dropped')
      had.set(to.person, (had.get(to.person) ?? 0) + 1);
  }
  return had;
}

const UNASKED: ReadonlySet<About> = new Set<About>(['reminder', 'chase', 'note', 'preview']);
/** Beside two others a note waits for the next working day. */
const MOST_BESIDE = 1;

type Queued = { zone: string; done: boolean; expected: Expected | null };

async function queueNote(
  work: Clockwork,
  tenant: string,
  who: string,
  ofPlan: string,
  had: number,
  dry: boolean,
): Promise<Queued> {
  const now = work.asOf.now();
  const person = (await work.records.person(tenant, who))?.doc.body;
  const zone = person?.zone ?? ofPlan;
  const week = noteDue(now, zone);
  if (week === null) return { zone, done: false, expected: null };
  const key = leadNoteKey(tenant, who, week);
  const skipped = (reason: string): Expected => ({
    key,
    about: 'lead-note',
    who,
    items: [],
    fate: 'skipped',
    reason,
  });
  if (!person?.address || person.welcomedAt === null)
    return { zone, done: true, expected: skipped('has not met the bot, or has removed it') };
  // On the day of the first contact a welcome and a card are enough.
  if (localDate(Temporal.Instant.from(person.welcomedAt), zone) >= localDate(now, zone))
    return { zone, done: false, expected: skipped('has met the bot today') };
  if (await work.store.get(tenant, 'outbox', docId('outbox', key)))
    return { zone, done: true, expected: null };
  if (had > MOST_BESIDE)
    return { zone, done: false, expected: skipped('has had two messages today, and gets it tomorrow') };
  if (dry) return { zone, done: false, expected: skipped('dry run') };
  const row = openRow(key, 'lead-note', { kind: 'person', person: who }, now);
  await work.store.commit(tenant, `queue:${key}`, [{ op: 'put', doc: rowDoc(row), expect: 'absent' }]);
  return { zone, done: true, expected: { ...skipped(''), fate: 'queued', reason: null } };
}

export const leadNoteKey = (tenant: string, person: string, week: string): string =>
  `lead-note:${tenant}:${person}:${week}`;
