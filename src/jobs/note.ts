/** Sends, and then tells the officers what could not be sent and who wants to hand over: once a day, and at once where a post is in doubt. */
import { HOME_ZONE, isWorkingDay, localDate, localInstant } from '../domain/calendar.ts';
import type { Person } from '../domain/person.ts';
import type { OutboxRow } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { openRow, rowDoc } from '../store/outbox.ts';
import { isFull, unaskedOn } from '../store/unasked.ts';
import { isQuestion, troubledRows } from '../store/unsent.ts';
import { setApart } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import { type Dispatched, dispatch } from './dispatch.ts';
import { dayNote, isNothing, newTo, officersReached, questionNote, todayOf, toldBy } from './news.ts';
import type { Paces } from './pace.ts';

/** As `dispatch`, and the notes about what came of it go out, too. */
export async function dispatchAndNote(work: Clockwork, paces: Paces, tenant: string): Promise<Dispatched> {
  const settled: OutboxRow[] = [];
  for (;;) {
    const sent = await dispatch(work, paces, tenant);
    settled.push(...sent.settled);
    if (sent.kind !== 'done' || !(await queueNotes(work, tenant))) return { kind: sent.kind, settled };
  }
}

/** Puts notes into the outbox for officers for whom there is something new; false when there are none. */
async function queueNotes(work: Clockwork, tenant: string): Promise<boolean> {
  if (work.officers.size === 0) return false;
  const troubled = await troubledRows(work.store, tenant, work.asOf.now(), setApart(work));
  const dayHasCome = await hasStruck(work, tenant);
  if (!dayHasCome && !troubled.some(isQuestion)) return false;
  const officers = await officersReached(work, tenant);
  let queued = false;
  for (const officer of officers) {
    const key =
      (dayHasCome ? await ofTheDay(work, tenant, officer, troubled) : undefined) ??
      (await ofQuestions(work, tenant, officer.id, troubled));
    if (key !== undefined && (await queue(work, tenant, officer.id, key))) queued = true;
  }
  return queued;
}

/** Whether a plan's hour for cards has come on this working day: nobody is written to at night. */
async function hasStruck(work: Clockwork, tenant: string): Promise<boolean> {
  const now = work.asOf.now();
  if (!isWorkingDay(todayOf(work))) return false;
  const hours = (await work.records.heads(tenant)).map(({ timezone, reminders }) =>
    localInstant(localDate(now, timezone), reminders.at, timezone),
  );
  return hours.some((hour) => Temporal.Instant.compare(hour, now) <= 0);
}

/** The key of the day's note, when it has not been made and there is something new to tell. */
async function ofTheDay(
  work: Clockwork,
  tenant: string,
  officer: Person,
  troubled: readonly OutboxRow[],
): Promise<string | undefined> {
  // On the day of the first contact a welcome and a card are enough.
  const { welcomedAt } = officer;
  if (welcomedAt === null || localDate(Temporal.Instant.from(welcomedAt), HOME_ZONE) >= todayOf(work))
    return undefined;
  const key = dayNote(work, tenant, officer.id);
  if (await made(work, tenant, key)) return undefined;
  const all = await toldBy(work, tenant, officer.id, key, troubled);
  if (isNothing(await newTo(work, tenant, officer.id, all))) return undefined;
  // Two others are enough for a day: what could not be sent is told on the next.
  return isFull(await unaskedOn(work.store, tenant, work.asOf.now(), setApart(work)), officer.id)
    ? undefined
    : key;
}

/** The key of a note about the posts in doubt that the officer has not been asked about. */
async function ofQuestions(
  work: Clockwork,
  tenant: string,
  officer: string,
  troubled: readonly OutboxRow[],
): Promise<string | undefined> {
  const all = { rows: troubled.filter(isQuestion), people: [], wishes: [], unread: [] };
  if (all.rows.length === 0) return undefined;
  // The day's note has them, or may have had them; if it has not, the next day's will.
  const today = await made(work, tenant, dayNote(work, tenant, officer));
  if (today && today.state !== 'sent' && today.state !== 'dropped') return undefined;
  const [first] = (await newTo(work, tenant, officer, all)).rows;
  return first && questionNote(tenant, officer, first);
}

const made = async (work: Clockwork, tenant: string, key: string): Promise<OutboxRow | undefined> =>
  (await work.store.get(tenant, 'outbox', docId('outbox', key)))?.doc.body;

async function queue(work: Clockwork, tenant: string, officer: string, key: string): Promise<boolean> {
  if (await made(work, tenant, key)) return false;
  const row = openRow(key, 'note', { kind: 'person', person: officer }, work.asOf.now());
  const changes = [{ op: 'put', doc: rowDoc(row), expect: 'absent' }] as const;
  return (await work.store.commit(tenant, `queue:${key}`, changes)).kind === 'done';
}
