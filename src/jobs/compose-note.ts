/** Renders a note to an officer as things stand when it is sent, and what is kept of it once it has arrived. */
import type { Destination } from '../app/ports.ts';
import { noteCard } from '../cards/note.ts';
import { HOME_ZONE } from '../domain/calendar.ts';
import { isOfficer, type Person } from '../domain/person.ts';
import type { OutboxRow } from '../store/documents.ts';
import { telling } from '../store/told.ts';
import { describe, isQuestion, troubledRows } from '../store/unsent.ts';
import { setApart } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import { apart, type Composed } from './composed.ts';
import { isNothing, newTo, todayOf, toldBy } from './news.ts';

export async function composeNote(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  officer: Person,
  to: Destination,
): Promise<Composed> {
  if (!isOfficer(officer, work.officers)) return apart('dropped', 'is no longer named as an officer');
  const now = work.asOf.now();
  const troubled = await troubledRows(work.store, tenant, now, setApart(work));
  const all = await toldBy(work, tenant, officer.id, row.key, troubled);
  const news = await newTo(work, tenant, officer.id, all);
  if (isNothing(news)) return apart('dropped', 'nothing is left to tell');
  const { rows, people, wishes, unread } = news;
  const inOrder = [...rows.filter(isQuestion), ...rows.filter((one) => !isQuestion(one))];
  const messages = await Promise.all(
    inOrder.map((one) => describe(work.store, work.records, tenant, one, now)),
  );
  const { listed, ...message } = noteCard({
    note: row.key,
    messages,
    people,
    wishes,
    unread,
    zone: HOME_ZONE,
    today: todayOf(work),
  });
  const onceSent = async () => [await telling(work.store, tenant, officer.id, listed, todayOf(work))];
  return { kind: 'message', to, message, listed, onceSent };
}
