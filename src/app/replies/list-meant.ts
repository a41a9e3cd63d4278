/** With one action in hand, out of a list: "all fine except c" speaks of that list. */
import { noticeCard } from '../../cards/notice.ts';
import { worstFirst } from '../../domain/line.ts';
import { saidOfAll } from '../../understanding/answers/all-but.ts';
import { endsIn } from '../../understanding/replies/unclear-letters.ts';
import type { App } from '../context.ts';
import type { Frame } from '../conversation/frame.ts';
import { lastCard } from '../conversation/in-hand.ts';
import { type Found, findAll, ids } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';

/** What is left out is named as on a list: by its letter, its place or its number. */
const NAMED_FIRST =
  /^(?:the )?(?:(?:\(?[a-z]\)?|#?[1-9]|first|second|third|fourth|fifth|last)(?: one)?(?=\s*(?:$|[,;:.&-]|(?:and|which|that|is|are|because)\b))|\d{1,2}\.\d)/i;

/** Whether the words leave some of a list out. */
export function leavesSomeOut(text: string): boolean {
  const but = saidOfAll(text)?.but ?? null;
  return but !== null && NAMED_FIRST.test(but);
}

/** The list that the one in hand was taken from, in its order; what was in hand where there is none, or none is meant. */
export async function listMeant(
  app: App,
  origin: Origin,
  speaker: Speaker,
  frame: Frame,
  inHand: readonly Found[],
  text: string,
): Promise<readonly Found[]> {
  const [only, ...others] = inHand;
  if (!only || others.length > 0 || origin.scope === 'channel' || !leavesSomeOut(text)) return inHand;
  const own = only.milestone.id;
  const card = (await lastCard(app, origin, speaker))?.listed ?? [];
  const named = frame.rest.length > 0 ? [own, ...ids(frame.rest)] : card.includes(own) ? card : [];
  const found = (await findAll(app, origin, speaker, named)).filter(({ milestone }) => milestone.open);
  const lines = worstFirst(found.map(({ line }) => line));
  const list = lines.flatMap((line) => found.find((one) => one.line === line) ?? []);
  return list.length > 1 ? list : inHand;
}

/** Undefined where it is known which of a list are meant, or none is spoken of. */
export function whichOfList(origin: Origin, { hand, text, reading, context }: Heard): Message[] | undefined {
  const open = reading.kind !== 'several' && (reading.kind !== 'reply' || reading.items.length === 0);
  if (hand.length === 0 || origin.scope === 'channel' || !open || !leavesSomeOut(text)) return undefined;
  const letter = /^(?:the )?\(?([a-z])\)?(?![\w'’])/i.exec(saidOfAll(text)?.but ?? '')?.[1] ?? '';
  const refs = context.inHand.filter((ref) => endsIn(ref, letter.toLowerCase()));
  const [example] = refs;
  const asks =
    hand.length === 1
      ? 'Which actions do you mean by “all”? Nothing was recorded. Say “mine” to see your list, and then say it again.'
      : example !== undefined && refs.length > 1
        ? `More than one ends in “${letter}”: ${refs.join(', ')}. Nothing was recorded. Say it again with the whole number, such as “all fine except ${example}”.`
        : 'Which ones do you leave out? Nothing was recorded. Say it again with their whole numbers.';
  return [noticeCard({ text: asks, suggestions: [{ label: 'Show my list', say: 'mine' }] })];
}
