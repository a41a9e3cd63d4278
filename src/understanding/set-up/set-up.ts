/** From a text to what an officer wants set up: owners, dates, holders, rhythms, or a walk through what is missing. */
import type { Reading } from '../intent.ts';
import type { Sight } from '../mark.ts';
import { readCompletion } from './set-up-completion.ts';
import { readDueDate } from './set-up-date.ts';
import { readHolder } from './set-up-holder.ts';
import { readOwners } from './set-up-owners.ts';
import { askBack } from './set-up-request.ts';
import { readRhythm } from './set-up-rhythm.ts';
import { type Wish, wishesOf } from './set-up-sentence.ts';
import { readStandIn } from './set-up-stand-in.ts';
import { readWalk } from './set-up-walk.ts';

const readers: readonly ((wish: Wish) => Reading | null)[] = [
  readWalk,
  readStandIn,
  readOwners,
  readHolder,
  readRhythm,
  readCompletion,
  readDueDate,
];

/**
 * The set-up that a text asks for, a question back about it, or null when it is something else. A reply is never
 * one: whatever says how an action is going is left to `readReply`.
 */
export function readSetUp(shared: Sight): Reading | null {
  const wishes = wishesOf(shared);
  const [only, ...others] = wishes;
  if (!only) return null;
  if (others.length === 0) return readOne(only);
  // With something beside it, an owner's words are read as they always were.
  const several = shared.context.officer && wishes.some((wish) => readOne(wish)?.kind === 'set-up');
  return several ? askBack('I read more than one thing. Nothing was changed. One at a time, please.') : null;
}

function readOne(wish: Wish): Reading | null {
  for (const read of readers) {
    const reading = read(wish);
    if (reading) return reading;
  }
  return null;
}
