/** Every activity's way in: the caller's token, teams-ai's routes, the app's answer, and its way back. */
import { randomBytes } from 'node:crypto';
import { Application, type TurnState } from '@microsoft/teams-ai';
import { type Activity, ActivityTypes, type InvokeResponse, type TurnContext } from 'botbuilder';
import { z } from 'zod/v4';
import type { Answer, Turn } from '../app/message.ts';
import type { Log, Messenger } from '../app/ports.ts';
import { Adapter } from './adapter.ts';
import { authenticate, type Identity } from './auth.ts';
import { Envelope } from './envelope.ts';
import { type InvokeBody, invokeBody, noteBody, replaceStored, say } from './reply.ts';
import { isCardAction, turnOf } from './turn.ts';

/** What the platform sent, as the SDK wants it: the envelope's check is all that its type can be held to. */
const Received = z.custom<Activity>((value) => Envelope.safeParse(value).success);

/** Work that waits until the platform has its answer. */
export type Later = (task: () => Promise<void>) => void;

export type Inbound = {
  /** Answers what an invoke is to be answered with. Throws `Unauthorised`; a failing app is answered, not thrown. */
  receive(envelope: Envelope, authorization: string, later: Later): Promise<InvokeResponse | undefined>;
};

export function createInbound(setUp: {
  identity: Identity;
  handle: (turn: Turn) => Promise<Answer>;
  messenger: Messenger;
  log: Log;
}): Inbound {
  const { identity, handle, messenger, log } = setUp;
  const adapter = new Adapter(identity);
  const laters = new WeakMap<Activity, Later>();

  async function take(context: TurnContext): Promise<void> {
    const turn = turnOf(Envelope.parse(context.activity));
    if (!turn) return;
    const answer = await answerTo(turn);
    if (!isCardAction(context.activity)) return deliver(turn, answer);
    await respond(context, 'failed' in answer ? noteBody(apology(answer.failed)) : invokeBody(answer));
    laters.get(context.activity)?.(() => deliverAfterPress(turn, answer));
  }

  async function answerTo(turn: Turn): Promise<Answer | { failed: string }> {
    try {
      return await handle(turn);
    } catch (error) {
      const failed = randomBytes(3).toString('hex');
      log.error({ ref: failed, turn: turn.kind, ...traceOf(error) }, 'a turn failed');
      return { failed };
    }
  }

  /** After a message: everything is new, except that a submitted card is replaced where it stands. */
  async function deliver(turn: Turn, answer: Answer | { failed: string }): Promise<void> {
    if ('failed' in answer) {
      const asked = turn.kind === 'text' || turn.kind === 'card' || turn.kind === 'file';
      const text = asked ? apology(answer.failed) : greetingApology(answer.failed);
      const heard = asked || (turn.kind === 'met' && turn.origin.scope === 'personal');
      return say(messenger, log, turn.origin, heard ? [{ summary: 'Something failed', text }] : []);
    }
    const { replace } = answer;
    const replaced =
      replace && turn.kind === 'card' ? await replaceStored(messenger, log, turn, replace) : 'not asked';
    const there = replaced === 'sent' || replaced === 'unknown';
    await say(messenger, log, turn.origin, replace && !there ? [replace, ...answer.say] : answer.say);
  }

  /** After a press: the response has replaced the card on screen; the stored message follows. */
  async function deliverAfterPress(turn: Turn, answer: Answer | { failed: string }): Promise<void> {
    if ('failed' in answer) return;
    if (answer.replace && turn.kind === 'card') await replaceStored(messenger, log, turn, answer.replace);
    await say(messenger, log, turn.origin, answer.say);
  }

  const routes = createRoutes(take);
  return {
    async receive(envelope, authorization, later) {
      const activity = Received.parse(envelope);
      const caller = await authenticate(identity, activity, authorization);
      laters.set(activity, later);
      return adapter.turn(caller, activity, async (context) => {
        await routes.run(context);
      });
    },
  };
}

/** teams-ai's application without its typing timer: there is one for all turns, and a fast turn stops a slow one's. */
class Routes extends Application<TurnState> {
  override startTypingTimer(): void {
    // nothing to start
  }
}

function createRoutes(take: (context: TurnContext) => Promise<void>): Routes {
  const routes = new Routes({ removeRecipientMention: false });
  routes.addRoute(async ({ activity }) => isCardAction(activity), take, true);
  routes.activity(
    [ActivityTypes.Message, ActivityTypes.InstallationUpdate, ActivityTypes.ConversationUpdate],
    take,
  );
  // Turn state would lose the first of two concurrent writes: nothing is ever saved in it.
  routes.turn('afterTurn', async () => false);
  return routes;
}

async function respond(context: TurnContext, body: InvokeBody | undefined): Promise<void> {
  const value: InvokeResponse = body ? { status: 200, body } : { status: 200 };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
}

const apology = (ref: string): string =>
  `Something failed on my side, and I can’t tell whether that was recorded. Nothing else is lost: say “mine” in a minute to see what stands, or tell me again. (ref ${ref})`;
const greetingApology = (ref: string): string =>
  `Something failed on my side while I was getting ready. Please say "help" in a minute. (ref ${ref})`;

/** Where it failed, without its message: that may hold what a person wrote. */
function traceOf(error: unknown): { error: string; at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    error: error.name,
    at: frames
      .slice(0, 4)
      .map((line) => line.trim())
      .join(' < '),
  };
}
