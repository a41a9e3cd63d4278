/** An officer settles what became of a message: it is done once, and the note shows by whom and when. */
import { noteCard } from '../../cards/note.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Submit } from '../../cards/submit.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { mayInHouse } from '../../domain/permission.ts';
import { subjectOf } from '../../domain/unsent.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { wishesAgain } from '../../store/hand-overs.ts';
import { docId } from '../../store/ids.ts';
import { outOfReach } from '../../store/out-of-reach.ts';
import { describe, troubledRows } from '../../store/unsent.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { type Settled, settleMessage } from './settle-message.ts';

export async function fateTurn(
  app: App,
  { tenant }: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'settle-message' }>,
): Promise<Message> {
  if (!mayInHouse(anybody(speaker), 'settle-message'))
    return noticeCard({ text: NOT_YOURS, suggestions: [] });
  const { message: key, deed, since, note } = submit;
  const settled = await settleMessage({ ...app, tenant }, { key, deed, by: speaker.person.id, since });
  if (settled.kind === 'done' && deed === 'again') app.poke();
  return shownAgain(app, tenant, note, key, alertOf(settled));
}

const NOT_YOURS = 'Nothing was changed: what becomes of a message is for a strategy officer to settle.';

function alertOf(settled: Settled): string | null {
  switch (settled.kind) {
    case 'done':
      return null;
    case 'over':
      return settled.row.about === 'summary'
        ? 'Nothing was changed: it is too late to send it, as the next week’s summary is due. You can drop it.'
        : 'Nothing was changed: it is too late to send it. What it asks comes again by itself.';
    case 'not-open':
      return 'Nothing was changed: it has been settled meanwhile, as you see below.';
    case 'gone':
      return 'Nothing was changed: that message is so long ago that nothing is kept of it.';
  }
}

/** The whole note as its matters stand now; of a note that is not kept any more, the message that was settled. */
async function shownAgain(
  app: App,
  tenant: string,
  note: string,
  pressed: string,
  alert: string | null,
): Promise<Message> {
  const { store, records } = app;
  const now = app.clock.now();
  const told = (await rowOf(app, tenant, note))?.listed.map(subjectOf) ?? [];
  const keys = told.flatMap((subject) => (subject.kind === 'message' ? [subject.key] : []));
  const rows = await Promise.all([...new Set([...keys, pressed])].map((key) => rowOf(app, tenant, key)));
  const messages = await Promise.all(
    rows.flatMap((row) => (row ? [describe(store, records, tenant, row, now)] : [])),
  );
  const ids = told.flatMap((subject) => (subject.kind === 'person' ? [subject.id] : []));
  const unreached =
    ids.length === 0 ? [] : await outOfReach(records, tenant, await troubledRows(store, tenant, now), now);
  const people = unreached.filter(({ person }) => ids.includes(person));
  const hopes = told.flatMap((subject) => (subject.kind === 'wish' ? [subject] : []));
  const wishes = await wishesAgain(store, records, tenant, hopes);
  const unread = told.flatMap((subject) => (subject.kind === 'record' ? [subject.id] : []));
  if (messages.length + people.length + wishes.length + unread.length === 0)
    return noticeCard({ text: alert ?? 'Nothing is left of this note.', suggestions: [] });
  const { listed: _, ...message } = noteCard({
    note,
    messages,
    people,
    wishes,
    unread,
    zone: HOME_ZONE,
    today: localDate(now, HOME_ZONE),
    ...(alert === null ? {} : { alert }),
  });
  return message;
}

const rowOf = async (app: App, tenant: string, key: string): Promise<OutboxRow | undefined> =>
  (await app.store.get(tenant, 'outbox', docId('outbox', key)))?.doc.body;
