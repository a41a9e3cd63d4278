/** Somebody opens the bot again: what was decided of their requests while no message reached them is told at once. */
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { docId } from '../../store/ids.ts';
import { decidedFor } from '../../store/untold.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { rowKey, rowsFor, wakeNow } from './rows.ts';

/** Somebody writes on a day on which a decision did not reach them: they are back. */
export async function cameBack(app: App, origin: Origin, speaker: Speaker): Promise<void> {
  if (origin.scope !== 'personal') return;
  const { tenant } = origin;
  const today = localDate(app.clock.now(), HOME_ZONE);
  const row = rowKey('outcomes', tenant, speaker.person.id, today);
  const stored = await app.store.get(tenant, 'outbox', docId('outbox', row));
  if (stored?.doc.body.state === 'unreachable') await catchUp(app, origin, speaker);
}

export async function catchUp(app: App, { tenant, scope }: Origin, { person }: Speaker): Promise<void> {
  if (scope !== 'personal') return;
  const untold = await decidedFor(app, tenant, person.id, app.clock.now());
  if (untold.length === 0) return;
  const rows = await rowsFor(app, tenant, 'outcomes', [person.id], { back: true });
  if (rows.length === 0) return;
  await wakeNow(app, tenant);
  // Somebody else's change of the row tells of it, too.
  await app.store.commit(tenant, `catch-up:${person.id}:${crypto.randomUUID()}`, rows);
  await wakeNow(app, tenant);
  app.poke();
}
