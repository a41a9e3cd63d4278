/** Which plan a receipt is of, where its reader sees several: the same ref may stand in each. */
import type { Book } from '../../domain/book.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { visible } from './visible.ts';

export async function planNotes(app: App, origin: Origin, speaker: Speaker, book: Book): Promise<string[]> {
  const plans = await visible(app, origin, speaker);
  return plans.length < 2 ? [] : [`Plan: ${book.plan.title}`];
}
