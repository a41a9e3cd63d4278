/** Puts the leads' weekly notes into the outbox: one a person and week, for all the plans that they lead something in. */

import { isOwnDay, type OwnDays } from '../../domain/away/own-day.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { leadersIn } from '../../domain/lead/leading.ts';
import { noteDue, usualNoteDays } from '../../domain/lead/note-week.ts';
import type { Person } from '../../domain/person.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Content } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { officersIn } from '../../store/officers.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import { leavesFrom, presenceFor } from '../../store/presence.ts';
import { isFull, unaskedOn } from '../../store/unasked.ts';
import { setApart } from '../broken.ts';
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
  const had =
    todo.length === 0 ? new Map<string, number>() : await unaskedOn(work.store, tenant, now, setApart(work));
  const leaves = await leavesFrom(work.store, tenant, localDate(now, HOME_ZONE), setApart(work));
  const days: OwnDays = { leaves, terms: heads[0]?.about.terms ?? 'england' };
  for (const [person, zone] of todo) {
    if (work.stop?.aborted) break;
    const one = await queueNote(work, tenant, person, zone, { full: isFull(had, person), days, dry });
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
  const keys = new Set(heads.flatMap(({ id }) => (rolled[id]?.leads ?? []).flat()));
  const leaves = await leavesFrom(work.store, tenant, localDate(work.asOf.now(), HOME_ZONE), setApart(work));
  const known = await presenceFor(work.store, tenant, leaves, heads, keys);
  for (const plan of heads) {
    const { id, timezone } = plan;
    const { people, unled } = leadersIn(
      rolled[id]?.leads ?? [],
      plan,
      localDate(work.asOf.now(), timezone),
      known,
    );
    for (const person of people) add(person, timezone);
    if (!unled) continue;
    officers ??= await officersIn(work.store, work.records, tenant, work.officers);
    for (const officer of officers) add(officer.id, timezone);
  }
  return leaders;
}

type Queued = { zone: string; done: boolean; expected: Expected | null };

async function queueNote(
  work: Clockwork,
  tenant: string,
  who: string,
  ofPlan: string,
  { full, days, dry }: { full: boolean; days: OwnDays; dry: boolean },
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
  const today = localDate(now, zone);
  const usual = usualNoteDays(today);
  // What came to be told after that is in the next week's note.
  if (!usual.includes(today) && (!person || usual.some((day) => isOwnDay(person, day, days))))
    return { zone, done: true, expected: null };
  if (!person?.address || person.welcomedAt === null)
    return { zone, done: true, expected: skipped('has not met the bot, or has removed it') };
  if (!isOwnDay(person, today, days))
    return { zone, done: false, expected: skipped('has a day off, and gets it on the next that is theirs') };
  // On the day of the first contact a welcome and a card are enough.
  if (localDate(Temporal.Instant.from(person.welcomedAt), zone) >= today)
    return { zone, done: false, expected: skipped('has met the bot today') };
  if (await work.store.get(tenant, 'outbox', docId('outbox', key)))
    return { zone, done: true, expected: null };
  if (full)
    return { zone, done: false, expected: skipped('has had two messages today, and gets it tomorrow') };
  if (dry) return { zone, done: false, expected: skipped('dry run') };
  const row = openRow(key, 'lead-note', { kind: 'person', person: who }, now);
  await work.store.commit(tenant, `queue:${key}`, [{ op: 'put', doc: rowDoc(row), expect: 'absent' }]);
  return { zone, done: true, expected: { ...skipped(''), fate: 'queued', reason: null } };
}

export const leadNoteKey = (tenant: string, person: string, week: string): string =>
  `lead-note:${tenant}:${person}:${week}`;
