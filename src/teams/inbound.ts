/** Every activity's way in, once its caller was let in: teams-ai's routes, the app's answer, and its way back. */
import { randomBytes } from 'node:crypto';
import { type Activity, ActivityTypes, type InvokeResponse, type TurnContext } from 'botbuilder';
import { z } from 'zod/v4';
import type { Answer, Message, Turn } from '../app/message.ts';
import { type Log, type Messenger, TurnFailed } from '../app/ports.ts';
import { silent, type Watch } from '../app/watch.ts';
import { whereFailed } from '../app/where-failed.ts';
import { Adapter } from './adapter.ts';
import { apologyFor } from './apology.ts';
import type { Identity } from './auth.ts';
import { Envelope } from './envelope.ts';
import { extensionBody, isShownAtOnce, lateOf, returnedOf } from './extension-answer.ts';
import { openHearing } from './heard.ts';
import type { Typist } from './outbound.ts';
import { countingReplies } from './replies-counted.ts';
import { destination, type InvokeBody, invokeBody, noteBody, replaceStored, say } from './reply.ts';
import { createRoutes } from './routes.ts';
import { isCardAction, turnOf } from './turn.ts';
import { machineTimer, type Timer, typingWhile } from './typing.ts';

/** What the platform sent, as the SDK wants it: the envelope's check, which is behind it, is all that its type can be held to. */
const Received = z.custom<Activity>();

/** Work that waits until the platform has its answer. */
export type Later = (task: () => Promise<void>) => void;

export type Inbound = {
  /** Answers what an invoke is to be answered with. A failing app is answered, not thrown. */
  receive(envelope: Envelope, later: Later): Promise<InvokeResponse | undefined>;
  /** Tells everybody who still waits for an answer that it will not come from this process. */
  abandon(): Promise<void>;
};

/** What the app made of a turn; `failed` is the reference under which the log has the reason. */
type Outcome = Answer | Failure;
type Failure = { failed: string; error: unknown };
type Mark = (more: { outcome: string }) => void;
/** A turn that came: perhaps again, and what is at work on it already. */
type Heard = { again: boolean; working: Promise<Outcome> | null; later: Later | undefined; mark: Mark };

/** The platform waits 15 seconds for an answer, and repeats a message that got none. */
export const PATIENCE_MS = 8_000;
/** For the message extension it waits five seconds, and asks again then. */
const EXTENSION_SHARE = 0.5;

export function createInbound(setUp: {
  identity: Identity;
  handle: (turn: Turn) => Promise<Answer>;
  messenger: Messenger & Partial<Typist>;
  log: Log;
  /** How long a turn may take before the person is told that it is still worked on. */
  patienceMs?: number;
  /** When it is shown that an answer is being worked on. */
  timer?: Timer;
  watch?: Watch;
}): Inbound {
  const { identity, handle, log, patienceMs = PATIENCE_MS, timer = machineTimer, watch = silent } = setUp;
  const messenger = countingReplies(setUp.messenger, watch);
  const adapter = new Adapter(identity);
  const laters = new WeakMap<Activity, Later>();
  const hearing = openHearing<Outcome>();
  const waiting = new Set<Turn>();
  /** Whose people were told that no answer will come: one that comes all the same would say otherwise. */
  const abandoned = new WeakSet<Turn>();

  async function take(context: TurnContext): Promise<void> {
    const envelope = Envelope.parse(context.activity);
    const turn = turnOf(envelope);
    if (!turn) return;
    const { kind, origin } = turn;
    await watch.step('turn', { turn: kind, scope: origin.scope, tenant: origin.tenant }, (mark) =>
      answered(context, envelope, turn, mark),
    );
  }

  async function answered(context: TurnContext, envelope: Envelope, turn: Turn, mark: Mark): Promise<void> {
    const { again, working } = hearing.hear(envelope, () => outcomeOf(turn, mark));
    const later = laters.get(context.activity);
    if (context.activity.type === ActivityTypes.Invoke && !isCardAction(context.activity))
      return takeInvoke(context, turn, { again, working, later, mark });
    // The first delivery answers in the chat; a press wants its answer returned each time it is delivered.
    if (!isCardAction(context.activity)) {
      if (!again && working) await answerMessage(turn, working, later);
      return;
    }
    const outcome = await inTime(turn, working ?? outcomeOf(turn, mark));
    await respond(context, outcome === 'late' ? noteBody(STILL_BELOW) : bodyOf(outcome));
    if (again || !working) return;
    later?.(async () => {
      await (outcome === 'late' ? deliverLate(turn, await working) : deliverAfterPress(turn, outcome));
    });
  }

  /** An answer to an offered file is worked on after the platform has its own; the extension shows what is returned. */
  async function takeInvoke(
    context: TurnContext,
    turn: Turn,
    { again, working, later, mark }: Heard,
  ): Promise<void> {
    const name = context.activity.name ?? '';
    if (!isShownAtOnce(name)) {
      await respond(context, undefined);
      if (!again && working) later?.(async () => deliver(turn, await working));
      return;
    }
    const outcome = await inTime(turn, working ?? outcomeOf(turn, mark), patienceMs * EXTENSION_SHARE);
    const returned = outcome === 'late' ? lateOf(turn) : returnedOf(outcome);
    await respond(context, extensionBody(returned, name));
  }

  const bodyOf = (outcome: Outcome): InvokeBody | undefined =>
    'failed' in outcome ? noteBody(apologyFor(outcome.error, outcome.failed)) : invokeBody(outcome);

  async function outcomeOf(turn: Turn, mark: Mark): Promise<Outcome> {
    waiting.add(turn);
    const of = { turn: turn.kind, scope: turn.origin.scope };
    const since = performance.now();
    const told = (outcome: 'answered' | 'silent' | 'failed'): { outcome: string; ms: number } => {
      const ms = performance.now() - since;
      mark({ outcome });
      watch.count('waymark.turns', { ...of, outcome });
      watch.read('waymark.turn.duration', of, ms);
      return { outcome, ms: Math.round(ms) };
    };
    try {
      const answer = await handle(turn);
      log.info({ ...of, ...told(isSilent(answer) ? 'silent' : 'answered') }, 'turn answered');
      return answer;
    } catch (error) {
      const failed = randomBytes(3).toString('hex');
      const why = error instanceof TurnFailed ? error.cause : error;
      log.error({ ref: failed, ...of, ...told('failed'), ...whereFailed(why) }, 'a turn failed');
      return { failed, error };
    } finally {
      waiting.delete(turn);
    }
  }

  async function inTime(
    { kind }: Turn,
    working: Promise<Outcome>,
    most = patienceMs,
  ): Promise<Outcome | 'late'> {
    const patience = Promise.withResolvers<'late'>();
    const waited = setTimeout(() => {
      watch.count('waymark.turns.late', { turn: kind });
      patience.resolve('late');
    }, most);
    try {
      return await Promise.race([working, patience.promise]);
    } finally {
      clearTimeout(waited);
    }
  }

  /** Only what was typed or sent is seen to be worked on: a press shows that by itself. */
  function shownTyping({ kind, origin }: Turn): () => Promise<void> {
    const { typing } = messenger;
    if (!typing || (kind !== 'text' && kind !== 'file')) return async () => undefined;
    return typingWhile(() => typing(destination(origin)), timer);
  }

  /** What takes long is answered once it is done; the platform has its own answer before. */
  async function answerMessage(
    turn: Turn,
    working: Promise<Outcome>,
    later: Later | undefined,
  ): Promise<void> {
    const answered = shownTyping(turn);
    const outcome = await inTime(turn, working);
    await answered();
    if (outcome !== 'late') return deliver(turn, outcome);
    later?.(async () => {
      if (isHeard(turn)) await say(messenger, log, turn.origin, [STILL]);
      await deliver(turn, await working);
    });
  }

  /** After a message: everything is new, except that a submitted card is replaced where it stands. */
  async function deliver(turn: Turn, answer: Outcome): Promise<void> {
    if (abandoned.has(turn)) return;
    if ('failed' in answer) {
      const asked = turn.kind !== 'met' && turn.kind !== 'left';
      const text = asked ? apologyFor(answer.error, answer.failed) : greetingApology(answer.failed);
      return say(messenger, log, turn.origin, isHeard(turn) ? [{ summary: 'Something failed', text }] : []);
    }
    const { replace } = answer;
    const replaced =
      replace && (turn.kind === 'card' || turn.kind === 'consent')
        ? await replaceStored(messenger, log, turn, replace)
        : 'not asked';
    const there = replaced === 'sent' || replaced === 'unknown';
    await say(messenger, log, turn.origin, replace && !there ? [replace, ...answer.say] : answer.say);
  }

  /** After a press: the response has replaced the card on screen; the stored message follows. */
  async function deliverAfterPress(turn: Turn, answer: Outcome): Promise<void> {
    if ('failed' in answer) return;
    if (answer.replace && turn.kind === 'card') await replaceStored(messenger, log, turn, answer.replace);
    await say(messenger, log, turn.origin, answer.say);
  }

  /** After a press whose answer came too late to be returned: where others read, only what it comes to is said. */
  async function deliverLate(turn: Turn, answer: Outcome): Promise<void> {
    if ('failed' in answer || turn.origin.scope === 'personal' || !answer.replace)
      return deliver(turn, answer);
    if (abandoned.has(turn)) return;
    const { summary } = answer.replace;
    await say(messenger, log, turn.origin, [{ summary, text: summary }, ...answer.say]);
  }

  const routes = createRoutes(take);
  return {
    async receive(envelope, later) {
      const activity = Received.parse(envelope);
      laters.set(activity, later);
      return adapter.turn(activity, async (context) => {
        await routes.run(context);
      });
    },
    async abandon() {
      const left = [...waiting].filter(isHeard);
      for (const turn of left) abandoned.add(turn);
      await Promise.all(left.map((turn) => say(messenger, log, turn.origin, [ABANDONED])));
    },
  };
}

const isSilent = ({ say: said, replace, returns }: Answer): boolean =>
  said.length === 0 && replace === null && returns === undefined;

/** Whether whoever the turn is from waits for an answer. */
const isHeard = ({ kind, origin }: Turn): boolean =>
  WAITED_FOR.includes(kind) || (kind === 'met' && origin.scope === 'personal');
/** The message extension is told where it is shown; the conversation that it was opened in may be other people's. */
const WAITED_FOR: readonly Turn['kind'][] = ['text', 'card', 'file', 'consent', 'strange'];

const STILL: Message = {
  summary: 'Still working on it',
  text: 'I am still working on it, and will answer here.',
};
const STILL_BELOW = 'I am still working on it. The answer will come below.';
const ABANDONED: Message = {
  summary: 'Not finished',
  text: 'I was stopped before that was finished, and cannot tell whether it was recorded. Say “mine” in a minute to see what stands, or tell me again.',
};

async function respond(
  context: TurnContext,
  body: InvokeBody | Record<string, unknown> | undefined,
): Promise<void> {
  const value: InvokeResponse = body ? { status: 200, body } : { status: 200 };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
}

const greetingApology = (ref: string): string =>
  `Something failed on my side while I was getting ready. Please say "help" in a minute. (ref ${ref})`;
