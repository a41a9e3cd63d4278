/** What "it" and "done" speak of: what the last turn was about, or the last card that was sent after it. */
import type { Shown } from '../cards/submit.ts';
import { docId } from '../store/ids.ts';
import type { App } from './context.ts';
import type { Speaker } from './enrol.ts';
import type { Frame } from './frame.ts';
import { type Found, findAll, shownNow } from './lines.ts';
import type { Origin } from './message.ts';

export async function inHandNow(app: App, origin: Origin, speaker: Speaker, frame: Frame): Promise<Found[]> {
  const card = origin.scope === 'personal' ? await lastCard(app, origin, speaker) : undefined;
  const fromCard = card && (frame.handAt === null || card.sentAt > frame.handAt);
  const found = await findAll(
    app,
    origin,
    speaker,
    fromCard ? card.listed : frame.inHand.map((one) => one.milestone),
  );
  const open = found.filter((one) => one.milestone.open);
  return open.length > 0 ? open : found;
}

/**
 * The list of the last card, for a client that sent a card's button without its hidden list. What was updated
 * since the card went out is marked as not seen.
 */
export async function lastCardList(app: App, origin: Origin, speaker: Speaker): Promise<Shown[]> {
  const card = await lastCard(app, origin, speaker);
  const found = card ? await findAll(app, origin, speaker, card.listed) : [];
  return found.map(({ milestone }) => {
    const later = card && milestone.lastUpdate !== null && milestone.lastUpdate.at > card.sentAt;
    return later ? { ...shownNow(milestone), seen: null } : shownNow(milestone);
  });
}

async function lastCard(
  app: App,
  origin: Origin,
  speaker: Speaker,
): Promise<{ sentAt: string; listed: string[] } | undefined> {
  const [day] = speaker.person.cardDays;
  if (day === undefined) return undefined;
  const key = `reminder:${origin.tenant}:${speaker.person.id}:${day}`;
  const row = (await app.store.get(origin.tenant, 'outbox', docId('outbox', key)))?.doc.body;
  return row?.sentAt ? { sentAt: row.sentAt, listed: row.listed } : undefined;
}
