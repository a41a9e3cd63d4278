/** Which plan a receipt is of, where its reader sees several: the same ref may stand in each. */
import type { Book } from '../domain/book.ts';
import { visible } from './ask.ts';
import type { App } from './context.ts';
import type { Speaker } from './enrol.ts';
import type { Origin } from './message.ts';

export async function planNotes(app: App, origin: Origin, speaker: Speaker, book: Book): Promise<string[]> {
  const plans = await visible(app, origin, speaker);
  return plans.length < 2 ? [] : [`Plan: ${book.plan.title}`];
}
