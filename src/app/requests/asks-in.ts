/** What somebody's words ask of another: a wish to hand an action over is asked of the receiver, where one is known. */
import type { Said } from '../../domain/update.ts';
import type { App } from '../context.ts';
import type { Found } from '../conversation/lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Asks } from './ask.ts';
import { asksOfReceiver, receiverOf } from './receiver.ts';

/** Undefined where nobody is named whom the bot can ask: officers are told of the wish instead. */
export async function asksIn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { book, milestone }: Pick<Found, 'book' | 'milestone'>,
  { handOver }: Said,
): Promise<Asks | undefined> {
  if (!handOver?.name || !milestone.open) return undefined;
  return asksOfReceiver(await receiverOf(app, origin, speaker, book, handOver.name), handOver.from);
}
