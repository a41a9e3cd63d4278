/** Of a list that was answered one by one: "rest on track" speaks of those that were not named yet. */
import { isDeepStrictEqual } from 'node:util';
import type { Shown } from '../../cards/submit.ts';
import { saidOfRest } from '../../understanding/answers/the-rest.ts';
import { untaken } from '../../understanding/replies/untaken.ts';
import { understand } from '../../understanding/understand.ts';
import type { App } from '../context.ts';
import { frameOf, reframe } from '../conversation/frame.ts';
import { findAll, ids } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { NOTHING_BESIDE, spokenOf } from './spoken.ts';

/** What is left of the list is remembered for as long as the turns speak of it. */
export async function keepRest(app: App, origin: Origin, speaker: Speaker, heard: Heard): Promise<void> {
  const now = await frameOf(app, origin, speaker.person.id);
  const list = heard.hand.length > 1 ? heard.hand : heard.frame.rest;
  const named = new Set(ids(now.inHand));
  const isOfList =
    now.inHand.length > 0 && now.inHand.every(({ milestone }) => ids(list).includes(milestone));
  const left = isOfList ? list.filter(({ milestone }) => !named.has(milestone)) : [];
  const rest: Shown[] = now.inHand.length < list.length ? left : [];
  if (!isDeepStrictEqual(rest, now.rest)) await reframe(app, origin, speaker.person.id, { rest });
}

/** Undefined where nothing is left, or the words speak of something else. They wait for a yes: which are left was not said. */
export async function restTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { frame, hand, text, lexicon, context, books }: Heard,
): Promise<Message[] | undefined> {
  const words = saidOfRest(text);
  if (words === null || hand.length > 1 || frame.rest.length === 0) return undefined;
  const left = (await findAll(app, origin, speaker, ids(frame.rest))).filter(
    ({ milestone }) => milestone.open,
  );
  const items = left.map(({ line }) => line.ref);
  if (items.length === 0) return undefined;
  const reading = understand(words, lexicon, { ...context, inHand: items, due: null, asked: null });
  if (reading.kind !== 'reply' || reading.items.length > 0) return undefined;
  const missed = untaken(words, [reading], lexicon, context);
  const said = { ...reading, items, command: true, asked: null, beside: NOTHING_BESIDE };
  const spoken = { ...said, books, named: [], missed };
  return spokenOf(app, origin, speaker, frame, spoken);
}
