/** What a yes or a choice came to when it was given before: a second tap, or the same words delivered again. */

import { receiptCard } from '../../cards/receipt.ts';
import { docId } from '../../store/ids.ts';
import { whoSpoke } from '../away/who-spoke.ts';
import { type App, momentIn } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { whatNext } from '../replies/what-next.ts';
import { find } from './lines.ts';

/** The receipt of the update with this id, when it is the same person's. */
export async function takenBefore(
  app: App,
  origin: Origin,
  speaker: Speaker,
  id: string,
): Promise<Message | undefined> {
  const update = (await app.store.get(origin.tenant, 'update', docId('update', id)))?.doc.body;
  const found = update && (await find(app, origin, speaker, update.milestone));
  if (!update || !found || update.by !== speaker.person.id) return undefined;
  const { today } = momentIn(app, found.book.plan.timezone);
  const zone = zoneOf(speaker.person, found.book.plan.timezone);
  const who = await whoSpoke(app, origin.tenant, speaker.person.name, update, found.book.plan);
  const { book, line, milestone } = found;
  const next = await whatNext(app, origin, book, milestone, today);
  return receiptCard({ line, update, who, at: update.at, zone, today, list: [], notes: [], next });
}
