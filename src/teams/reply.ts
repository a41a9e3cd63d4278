/** Takes an answer of the app back into Teams: what a button's press returns at once, and what is sent after it. */
import { DelegateBackoff, handleWhenResult, retry, wrap } from 'cockatiel';
import { z } from 'zod/v4';
import type { Answer, Message, Origin, Turn } from '../app/message.ts';
import type { Destination, Log, Messenger, Outcome } from '../app/ports.ts';
import { CARD_TYPE } from './activity.ts';

type CardTurn = Extract<Turn, { kind: 'card' | 'consent' }>;

/** What a pressed button is answered with. A note shows beneath the card and leaves what was typed in it. */
export type InvokeBody =
  | { statusCode: 200; type: typeof CARD_TYPE; value: unknown }
  | { statusCode: 200; type: 'application/vnd.microsoft.activity.message'; value: string };

const cardBody = (card: unknown): InvokeBody => ({ statusCode: 200, type: CARD_TYPE, value: card });
export const noteBody = (note: string): InvokeBody => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: note,
});

/** The body for an answer to a press; undefined when there is nothing to show. */
export function invokeBody(answer: Answer): InvokeBody | undefined {
  const { replace, say } = answer;
  if (replace) return 'card' in replace ? cardBody(replace.card) : noteBody(replace.text);
  return say.length > 0 ? noteBody('The answer is below.') : undefined;
}

/** Somebody is waiting, so a reply is tried again within seconds; what takes longer has to be asked for again. */
const ATTEMPTS_AFTER_THE_FIRST = 2;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
const Retried = z.object({ kind: z.literal('retry'), afterMs: z.number().nullable() });

const passing = retry(
  handleWhenResult((outcome) => Retried.safeParse(outcome).success),
  {
    maxAttempts: ATTEMPTS_AFTER_THE_FIRST,
    backoff: new DelegateBackoff(({ attempt, result }) => {
      const asked = Retried.safeParse('value' in result ? result.value : null).data?.afterMs;
      return Math.min(asked ?? FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
    }),
  },
);

/** Whether it arrived nobody knows. Somebody is waiting, though: an answer read twice does less harm than none. */
const Broken = z.object({ kind: z.literal('unknown'), reason: z.enum(['ECONNRESET', 'EPIPE']) });
const broken = retry(
  handleWhenResult((outcome) => Broken.safeParse(outcome).success),
  { maxAttempts: 1 },
);
const again = wrap(broken, passing);

export const destination = (origin: Origin): Destination => ({
  tenant: origin.tenant,
  serviceUrl: origin.serviceUrl,
  conversation: origin.conversation,
  as: 'message',
});

/** Sends in order. A message that could not be sent is logged, and the next is sent all the same. */
export async function say(
  messenger: Messenger,
  log: Log,
  origin: Origin,
  messages: readonly Message[],
): Promise<void> {
  for (const message of messages) {
    const outcome = await again.execute(() => messenger.send(destination(origin), message));
    note(log, outcome, 'a reply was not sent');
    // Where files cannot be offered, the words beside the offer say what to do instead.
    if (outcome.kind === 'refused' && 'attach' in message)
      await messenger.send(destination(origin), { summary: message.summary, text: message.text });
  }
}

/** Puts `replace` into the stored message in which the card stands, so that a reload shows it too. */
export async function replaceStored(
  messenger: Messenger,
  log: Log,
  turn: CardTurn,
  replace: Message,
): Promise<Outcome['kind'] | 'not asked'> {
  const { activity, origin } = turn;
  // In a channel everybody would see one person's card, so only the presser's view changes there.
  if (activity === null || origin.scope !== 'personal') return 'not asked';
  const outcome = await again.execute(() => messenger.update(destination(origin), activity, replace));
  note(log, outcome, 'an answered card was not updated');
  return outcome.kind;
}

function note(log: Log, outcome: Outcome, event: string): void {
  if (outcome.kind !== 'sent') log.warn({ outcome: outcome.kind, reason: outcome.reason }, event);
}
