/** First contact: the person is welcomed once, and what is due for them follows at once. Parting: they can't be reached. */

import { localDate } from '../domain/calendar.ts';
import { stamp } from '../domain/stamp.ts';
import { personKnownAs } from '../store/alias.ts';
import { write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { openRow, rowDoc } from '../store/outbox.ts';
import { wakeBy } from '../store/wake-up.ts';
import { type App, HOME_ZONE } from './context.ts';
import type { Speaker } from './enrol.ts';
import type { Origin } from './message.ts';

/** The welcome and the first card are messages of the outbox, so that a crash between them loses neither. */
export async function meet(app: App, origin: Origin, speaker: Speaker): Promise<void> {
  if (origin.scope !== 'personal' || speaker.person.welcomedAt !== null) return;
  const stored = await app.records.person(origin.tenant, speaker.person.id);
  if (!stored || stored.doc.body.welcomedAt !== null) return;
  const now = app.clock.now();
  const { id } = stored.doc.body;
  const today = localDate(now, HOME_ZONE);
  await wakeBy(app.store, origin.tenant, now);
  const to = { kind: 'person', person: id } as const;
  const welcome = openRow(`welcome:${origin.tenant}:${id}`, 'welcome', to, now);
  // A moment later, so that the welcome goes first.
  const reminder = openRow(
    `reminder:${origin.tenant}:${id}:${today}`,
    'reminder',
    to,
    now.add({ milliseconds: 1 }),
  );
  await app.store.commit(origin.tenant, `welcome:${id}`, [
    {
      op: 'put',
      doc: write('person', docId('person', id), {
        ...stored.doc.body,
        welcomedAt: stamp(now),
        cardDays: [today, ...stored.doc.body.cardDays].slice(0, 4),
      }),
      expect: stored.version,
    },
    { op: 'put', doc: rowDoc(welcome), expect: 'absent' },
    { op: 'put', doc: rowDoc(reminder), expect: 'absent' },
  ]);
  app.poke();
}

/** The bot was removed: the person's chat is forgotten, so that they are reported as out of reach. */
export async function part(app: App, origin: Origin): Promise<void> {
  if (origin.scope !== 'personal') return;
  const id = await personKnownAs(
    app.store,
    origin.tenant,
    origin.from.aadObjectId ?? `teams:${origin.from.teamsId}`,
  );
  const stored = id === undefined ? undefined : await app.records.person(origin.tenant, id);
  if (!stored || stored.doc.body.address?.conversation !== origin.conversation) return;
  await app.store.commit(origin.tenant, `part:${stored.doc.body.id}:${stored.version}`, [
    {
      op: 'put',
      doc: write('person', docId('person', stored.doc.body.id), { ...stored.doc.body, address: null }),
      expect: stored.version,
    },
  ]);
}
