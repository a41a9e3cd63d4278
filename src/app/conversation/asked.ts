/** What the last turn asked back, for the message that may answer it: no card has come between, and no other turn. */
import { stamp } from '../../domain/stamp.ts';
import type { AskBack, Context } from '../../understanding/intent.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { answeringTurn } from './answering-turn.ts';
import type { Frame } from './frame.ts';
import { lastCard } from './in-hand.ts';
import { findAll, ids, type shownLine } from './lines.ts';

export type Asked = NonNullable<Context['asked']>;

/** Null when nothing was asked, or the answer is no longer waited for. */
export async function askedNow(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { asked }: Frame,
): Promise<Asked | null> {
  if (asked === null) return null;
  if (asked.answered !== null && asked.answered !== answeringTurn(origin)) return null;
  const card = origin.scope === 'personal' ? await lastCard(app, origin, speaker) : undefined;
  if (card && card.sentAt > asked.at) return null;
  const found = await findAll(app, origin, speaker, ids(asked.items));
  return { wants: asked.wants, items: found.map(({ line }) => line.ref) };
}

/** The part of a frame that remembers a question back about these; nothing asked leaves what was asked as it is. */
export const asking = (
  app: App,
  ask: Pick<AskBack, 'wants'> | null,
  items: readonly ReturnType<typeof shownLine>[],
): Partial<Frame> =>
  ask === null
    ? {}
    : { asked: { wants: ask.wants, items: [...items], at: stamp(app.clock.now()), answered: null } };
