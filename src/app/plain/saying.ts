/** Turns an answer into numbered text for whoever wants it so, and keeps what the numbers stand for. */
import { plainOf } from '../../cards/plain.ts';
import { nothingSaid, type PlainCard, PlainTalk } from '../../cards/plain-card.ts';
import { plainTalkChange, plainTalkOf } from '../../store/plain-talk.ts';
import { StoreUnavailable } from '../../store/store.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import type { Answer, Message, Origin } from '../message.ts';

export async function talkOf(app: App, origin: Origin, person: string): Promise<PlainTalk> {
  const kept = PlainTalk.safeParse(await plainTalkOf(app.store, origin.tenant, person, app.clock.now()));
  return kept.success ? kept.data : nothingSaid;
}

/** Of two turns at once the later one's numbers count, as they stand last in the chat. */
export async function keepTalk(app: App, origin: Origin, person: string, talk: PlainTalk): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const change = await plainTalkChange(app.store, origin.tenant, person, talk, app.clock.now());
    const command = `plain-talk:${commandId(origin, `${person}:${attempt}:${JSON.stringify(change)}`)}`;
    if ((await app.store.commit(origin.tenant, command, [change])).kind !== 'stale') return;
  }
}

/** The answer as text. An answer that would take a card's place is said anew: there is no card. */
export async function inPlainText(
  app: App,
  origin: Origin,
  person: string,
  { say, replace }: Answer,
): Promise<Answer> {
  const cards: PlainCard[] = [];
  let from = 0;
  const texts = [...(replace ? [replace] : []), ...say].map((message): Message => {
    if (!('card' in message)) return message;
    const { text, card } = plainOf(message.card, from);
    from += card.options.length;
    cards.push(card);
    return { summary: message.summary, text };
  });
  const asks = cards.filter(({ options, fields }) => options.length + fields.length > 0);
  // What was said since stands between: a number typed now is no yes to what came before it.
  if (cards.length > 0) await kept(app, origin, person, asks);
  return { say: texts, replace: null };
}

/** The text stands by itself: that its numbers cannot be kept must not hide what was recorded. */
async function kept(app: App, origin: Origin, person: string, cards: PlainCard[]): Promise<void> {
  try {
    const { pressed, cards: before } = await talkOf(app, origin, person);
    if (cards.length + before.length === 0) return;
    await keepTalk(app, origin, person, { cards, pressed });
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    app.log.warn({ error: error.name }, 'the numbers of a text were not kept');
  }
}
