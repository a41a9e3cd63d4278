/** One message may speak of several actions: what was recorded of them in so many words comes on one receipt. */
import { severalReceiptCard } from '../../cards/several-receipt.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import { type App, momentIn } from '../context.ts';
import type { Message } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Taken } from './reply-turn.ts';

/** The messages in order; two or more plain receipts become one, where the first of them stood. */
export function severalTaken(app: App, speaker: Speaker, taken: readonly Taken[]): Message[] {
  const plain = taken.flatMap(({ plain }) => plain ?? []);
  if (plain.length < 2) return taken.map(({ message }) => message);
  const { instant, today, zone } = momentIn(app, plain[0]?.zone ?? HOME_ZONE);
  const receipt = severalReceiptCard({
    recorded: plain.map(({ line, update }) => ({ line, update })),
    skipped: [],
    who: speaker.person.name,
    at: instant,
    zone,
    today,
    list: [],
  });
  const first = taken.findIndex((one) => one.plain !== undefined);
  return taken.flatMap((one, place) =>
    one.plain === undefined ? one.message : place === first ? receipt : [],
  );
}
