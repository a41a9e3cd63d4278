/** "Send", typed under a chase that was shown, is its button. */
import type { App } from '../context.ts';
import { awaited } from '../conversation/pending.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { chaseNow, settleChase } from './chase-send.ts';

const SEND =
  /^(?:(?:yes|ok|okay|please|go ahead)[\s,]+(?:and\s+)?)*(?:send|chase)(?:\s+(?:it|them|this|that|him|her|all))?(?<now>\s+(?:right\s+)?now)?(?:\s+please)?[\s.!]*$/i;

/** Undefined where no chase waits for it. */
export async function sendTyped(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { text, frame }: Heard,
): Promise<Message[] | undefined> {
  const said = origin.scope === 'personal' ? SEND.exec(text.trim()) : null;
  if (!said) return undefined;
  const [only, ...others] = (await awaited(app, origin, speaker, frame)).filter(
    ({ kind }) => kind === 'chase',
  );
  if (only?.kind !== 'chase' || others.length > 0) return undefined;
  return [
    said.groups?.now === undefined
      ? await settleChase(app, origin, speaker, only, 'yes')
      : await chaseNow(app, origin, speaker, only.id),
  ];
}
