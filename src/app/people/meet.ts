/** First contact: the person is welcomed once, and what is due for them follows at once. Parting: they can't be reached. */

import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { stamp } from '../../domain/stamp.ts';
import { personKnownAs } from '../../store/alias.ts';
import { type OutboxRow, write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import type { Change } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from './enrol.ts';

/** The welcome and the first card are messages of the outbox, so that a crash between them loses neither. */
export async function meet(app: App, origin: Origin, speaker: Speaker): Promise<void> {
  if (origin.scope !== 'personal' || speaker.person.welcomedAt !== null) return;
  const now = app.clock.now();
  await wakeBy(app.store, origin.tenant, now);
  while (!(await welcomed(app, origin.tenant, speaker.person.id, now)));
  // Once more: a run of the clock that came between has not seen the rows, and has put off the next look.
  await wakeBy(app.store, origin.tenant, now);
  app.poke();
}

/** False when somebody else wrote to the person's record meanwhile, and it must be looked at again. */
async function welcomed(app: App, tenant: string, id: string, now: Temporal.Instant): Promise<boolean> {
  const stored = await app.records.person(tenant, id);
  if (!stored || stored.doc.body.welcomedAt !== null) return true;
  const today = localDate(now, HOME_ZONE);
  const to = { kind: 'person', person: id } as const;
  const welcome = openRow(`welcome:${tenant}:${id}`, 'welcome', to, now);
  // A moment later, so that the welcome goes first.
  const after = now.add({ milliseconds: 1 });
  const reminder = openRow(`reminder:${tenant}:${id}:${today}`, 'reminder', to, after);
  // The clock may have queued today's card already: a process can end between meeting somebody and this.
  const rows = await absent(app, tenant, [welcome, reminder]);
  const others = stored.doc.body.cardDays.filter((day) => day !== today);
  const person = { ...stored.doc.body, welcomedAt: stamp(now), cardDays: [today, ...others].slice(0, 4) };
  const result = await app.store.commit(tenant, `welcome:${id}`, [
    { op: 'put', doc: write('person', docId('person', id), person), expect: stored.version },
    ...rows.map((row): Change => ({ op: 'put', doc: rowDoc(row), expect: 'absent' })),
  ]);
  return result.kind !== 'stale';
}

async function absent(app: App, tenant: string, rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
  const known = await Promise.all(rows.map((row) => app.store.get(tenant, 'outbox', rowDoc(row).id)));
  return rows.filter((_, place) => known[place] === undefined);
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
