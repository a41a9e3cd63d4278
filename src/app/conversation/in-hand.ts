/** What "it" and "done" speak of: what the last turn was about, or the last card that was sent after it. */
import type { Milestone } from '../../domain/milestone.ts';
import { docId } from '../../store/ids.ts';
import { MOST_PARTS } from '../../understanding/intent.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { commandId } from './command-id.ts';
import type { Frame } from './frame.ts';
import { partOf } from './frame-turns.ts';
import { type Found, findAll } from './lines.ts';

export async function inHandNow(app: App, origin: Origin, speaker: Speaker, frame: Frame): Promise<Found[]> {
  const card = origin.scope === 'personal' ? await lastCard(app, origin, speaker) : undefined;
  const fromCard = card && (frame.handAt === null || card.sentAt > frame.handAt);
  const found = await findAll(
    app,
    origin,
    speaker,
    fromCard ? card.listed : frame.inHand.map((one) => one.milestone),
  );
  // What this very turn has closed was open when it came first.
  const open = found.filter(({ milestone }) => milestone.open || isOfTurn(origin, milestone));
  return open.length > 0 ? open : found;
}

/** Whether what is in hand stands on the last card that asked, and nothing was spoken of since. */
export async function isOnCard(app: App, origin: Origin, speaker: Speaker, frame: Frame): Promise<boolean> {
  const card = origin.scope === 'personal' ? await lastCard(app, origin, speaker) : undefined;
  return card !== undefined && (frame.handAt === null || card.sentAt > frame.handAt);
}

const isOfTurn = (origin: Origin, { id, lastUpdate }: Milestone): boolean =>
  [origin, ...Array.from({ length: MOST_PARTS }, (_, place) => partOf(origin, place))].some(
    (turn) => lastUpdate?.id === commandId(turn, id),
  );

type LastCard = { sentAt: string; listed: string[] };

/** By the speaker of a turn: several places ask for it, and a card that arrives meanwhile is of the next turn. */
const ofTurn = new WeakMap<Speaker, Promise<LastCard | undefined>>();

/** When the last card that asked this person went out, and what it listed. */
export function lastCard(app: App, origin: Origin, speaker: Speaker): Promise<LastCard | undefined> {
  const known = ofTurn.get(speaker) ?? readLastCard(app, origin, speaker);
  ofTurn.set(speaker, known);
  return known;
}

async function readLastCard(app: App, origin: Origin, speaker: Speaker): Promise<LastCard | undefined> {
  const [day] = speaker.person.cardDays;
  if (day === undefined) return undefined;
  const rowOf = async (about: 'reminder' | 'chase') =>
    (
      await app.store.get(
        origin.tenant,
        'outbox',
        docId('outbox', `${about}:${origin.tenant}:${speaker.person.id}:${day}`),
      )
    )?.doc.body;
  const reminder = await rowOf('reminder');
  const row = reminder?.sentAt ? reminder : await rowOf('chase');
  return row?.sentAt ? { sentAt: row.sentAt, listed: row.listed } : undefined;
}
