/** Carries out what somebody asked for that is neither a question, nor an update, nor a setting: one turn a file. */
import type { Errand } from '../../understanding/errands/errand.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import type { Message, Origin } from '../message.ts';
import type { Heard } from '../text-turn.ts';
import { plainTextTurn } from './plain-text.ts';

/** `plan` is the one that the words named; null where it may be any that the speaker sees. */
export type ErrandTurn<D extends Errand['do'] = Errand['do']> = (
  app: App,
  origin: Origin,
  speaker: Speaker,
  errand: Extract<Errand, { do: D }>,
  heard: ErrandHeard,
) => Promise<Message[]>;
export type ErrandHeard = Pick<Heard, 'text' | 'books' | 'frame' | 'hand'> & { plan: string | null };

const TURNS: { readonly [D in Errand['do']]: ErrandTurn<D> } = {
  'plain-text': plainTextTurn,
};

export function errandTurn<D extends Errand['do']>(
  app: App,
  origin: Origin,
  speaker: Speaker,
  errand: Extract<Errand, { do: D }>,
  heard: ErrandHeard,
): Promise<Message[]> {
  const turn: ErrandTurn<D> = TURNS[errand.do];
  return turn(app, origin, speaker, errand, heard);
}
