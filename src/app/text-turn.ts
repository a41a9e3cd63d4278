/** Somebody typed something: it is read against the plans that they may see, and answered. */
import type { Shown } from '../cards/submit.ts';
import type { Book } from '../domain/book.ts';
import { HOME_ZONE } from '../domain/calendar.ts';
import { may } from '../domain/permission.ts';
import type { Actor } from '../domain/person.ts';
import type { PlainDate } from '../domain/plan.ts';
import { itemsNamed } from '../domain/scope.ts';
import { stamp } from '../domain/stamp.ts';
import { behindYes } from '../understanding/answers/yes-and.ts';
import type { Context, Reading } from '../understanding/intent.ts';
import type { Lexicon } from '../understanding/plan-words/lexicon.ts';
import { namesADay, understand } from '../understanding/understand.ts';
import { beyondChannel, partOfChannel } from './asking/channel-part.ts';
import { visible } from './asking/visible.ts';
import { type App, momentIn } from './context.ts';
import { answeringTurn } from './conversation/answering-turn.ts';
import { type Asked, askedNow } from './conversation/asked.ts';
import { filledIn, isWanted } from './conversation/filling.ts';
import { type Frame, frameOf, QUESTION_LASTS, reframe } from './conversation/frame.ts';
import { asReadFirst, partOf } from './conversation/frame-turns.ts';
import { inHandNow } from './conversation/in-hand.ts';
import { lexiconOf } from './conversation/lexicons.ts';
import { type Found, shownLine } from './conversation/lines.ts';
import { typedWord } from './conversation/pending.ts';
import { planInUse } from './conversation/plan-in-use.ts';
import type { Answer, Message, Origin } from './message.ts';
import type { Speaker } from './people/enrol.ts';
import { peopleKnown } from './people/people-known.ts';
import { listMeant } from './replies/list-meant.ts';
import { respond } from './respond.ts';
import { accepting } from './set-up/accepting.ts';
import { silent } from './watch.ts';

/** `plan`: words on a button of a card that was about one plan are read of that plan alone. */
export async function textTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  text: string,
  plan?: string,
): Promise<Answer> {
  if (plan !== undefined) {
    const heard = await hear(app, origin, speaker, text, plan);
    return { say: await respond(app, origin, speaker, heard), replace: null };
  }
  const both = await yesAnd(app, origin, speaker, text);
  if (both) return { say: both, replace: null };
  const heard = await heardAs(app, origin, speaker, text);
  return { say: await respond(app, origin, speaker, heard), replace: null };
}

/** What was typed; where the last turn asked for a reason, a day or a name, the sentence that it completes. */
async function heardAs(app: App, origin: Origin, speaker: Speaker, text: string): Promise<Heard> {
  const heard = await hear(app, origin, speaker, text);
  const { filling } = heard.frame;
  if (origin.scope === 'channel' || !isWanted(filling, origin)) return heard;
  const whole = await filledIn(filling, heard, (sentence) => hear(app, origin, speaker, sentence));
  if (filling.answered === null)
    await reframe(app, origin, speaker.person.id, {
      filling: { ...filling, answered: answeringTurn(origin) },
    });
  return whole ?? heard;
}

/** "Yes. 1.1a done": the yes to what waits, and what is said besides. Undefined where it is one thing. */
async function yesAnd(
  app: App,
  origin: Origin,
  speaker: Speaker,
  text: string,
): Promise<Message[] | undefined> {
  const rest = behindYes(text);
  if (rest === null || origin.scope === 'channel') return undefined;
  const frame = asReadFirst(await frameOf(app, origin, speaker.person.id), origin);
  if (frame.awaited.length === 0) return undefined;
  const { reading } = await hear(app, partOf(origin, 1), speaker, rest);
  const stands = reading.kind === 'question' || (reading.kind === 'reply' && reading.items.length > 0);
  if (!stands) return undefined;
  const agreed = await typedWord(app, partOf(origin, 0), speaker, frame, 'yes');
  const heard = await hear(app, partOf(origin, 1), speaker, rest);
  return [...agreed, ...(await respond(app, partOf(origin, 1), speaker, heard))];
}

/** What somebody typed, as it reads among the plans and the conversation that it was said in. */
export type Heard = {
  text: string;
  reading: Reading;
  frame: Frame;
  /** What is in hand: with the last card, if that is newer. */
  hand: readonly Shown[];
  books: readonly Book[];
  /** What it may answer. */
  asked: Asked | null;
  lexicon: Lexicon;
  context: Context;
};

export async function hear(
  app: App,
  origin: Origin,
  speaker: Speaker,
  text: string,
  plan?: string,
): Promise<Heard> {
  const seen = await visible(app, origin, speaker);
  const plans = seen.filter(({ book }) => plan === undefined || book.plan.id === plan);
  const here = plans.filter(({ actor }) => actor.board !== null);
  const among = here.length > 0 ? here.map(partOfChannel) : plans;
  const books = among.map(({ book }) => book);
  const frame = asReadFirst(await frameOf(app, origin, speaker.person.id), origin);
  const spokenOf = await inHandNow(app, origin, speaker, frame);
  const inHand = await listMeant(app, origin, speaker, frame, spokenOf, text);
  const asked = await askedNow(app, origin, speaker, frame);
  const { today } = momentIn(app, books[0]?.plan.timezone ?? HOME_ZONE);
  const lexicon = lexiconOf(books, await peopleKnown(app, origin.tenant, books));
  const context = {
    today,
    lastQuestion: frame.lastQuestion?.question ?? null,
    inHand: inHand.map((found) => found.line.ref),
    due: inHand[0]?.line.due ?? null,
    lastDate: dateJustSaid(inHand[0], speaker, app.clock.now()),
    asked,
    officer: speaker.officer,
  };
  const reading =
    beyondChannel(
      text,
      here.map(({ book }) => book),
      books,
      context,
    ) ??
    (await accepting(app, origin, speaker, text, lexicon, context, among)) ??
    asLead(text, lexicon, context, among, frame) ??
    understood(app, text, lexicon, context);
  const hand = inHand.map(({ line }) => shownLine(line));
  return { text, reading, frame, hand, books, asked, lexicon, context };
}

/** Reading takes longest of all that needs no store: its time is told. */
function understood(app: App, text: string, lexicon: Lexicon, context: Context): Reading {
  const { watch = silent } = app;
  const since = performance.now();
  const reading = watch.step('understand', {}, () => understand(text, lexicon, context));
  watch.read('waymark.understanding.duration', {}, performance.now() - since);
  return reading;
}

/** The date that the speaker gave a while ago: "actually 20th" keeps its month. */
function dateJustSaid(
  found: Found | undefined,
  { person }: Speaker,
  now: Temporal.Instant,
): PlainDate | null {
  const last = found?.milestone.lastUpdate;
  const fresh = last?.by === person.id && last.at > stamp(now.subtract(QUESTION_LASTS));
  return fresh ? (found?.milestone.forecast ?? null) : null;
}

/** "Set 1.5(b) due 31 March" moves the agreed date in the mouth of whoever leads it; in an owner's it is a forecast. */
function asLead(
  text: string,
  lexicon: Lexicon,
  context: Context,
  plans: readonly { book: Book; actor: Actor }[],
  frame: Frame,
): Reading | undefined {
  if (context.officer || !plans.some(({ book, actor }) => may(actor, 'see-people', book, null)))
    return undefined;
  if (!namesADay(text, lexicon, context)) return undefined;
  const reading = understand(text, lexicon, { ...context, officer: true });
  if (reading.kind !== 'set-up' || reading.request.do !== 'date') return undefined;
  const plan =
    reading.plan ??
    planInUse(
      plans.map(({ book }) => book),
      frame,
    );
  const { request } = reading;
  const led = plans.filter(({ book, actor }) => {
    const items = plan === null || book.plan.id === plan ? itemsNamed(book, request.items) : [];
    return items.length > 0 && items.every((item) => may(actor, 'set-date', book, item));
  });
  const [only, ...others] = led;
  if (!only) return undefined;
  return others.length === 0 ? { ...reading, plan: only.book.plan.id } : reading;
}
