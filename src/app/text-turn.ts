/** Somebody typed something: it is read against the plans that they may see, and answered. */
import { noticeCard } from '../cards/notice.ts';
import type { Book } from '../domain/book.ts';
import { HOME_ZONE } from '../domain/calendar.ts';
import type { Reading } from '../understanding/intent.ts';
import { understand } from '../understanding/understand.ts';
import { answerQuestion, visible } from './ask.ts';
import { type App, momentIn } from './context.ts';
import type { Speaker } from './enrol.ts';
import { askAgain, placeTyped } from './evidence/typed.ts';
import { type Frame, frameOf, turnAway } from './frame.ts';
import { greeting, help } from './help.ts';
import { inHandNow } from './in-hand.ts';
import { lexiconOf } from './lexicons.ts';
import type { Answer, Message, Origin } from './message.ts';
import { setUpTurn } from './set-up/turn.ts';
import { type Beside, choosePending, NOTHING_BESIDE, spokenOf, takeInHand, typedWord } from './spoken.ts';

export async function textTurn(app: App, origin: Origin, speaker: Speaker, text: string): Promise<Answer> {
  const heard = await hear(app, origin, speaker, text);
  return { say: await respond(app, origin, speaker, heard), replace: null };
}

/** What somebody typed, as it reads among the plans and the conversation that it was said in. */
export type Heard = { text: string; reading: Reading; frame: Frame; books: readonly Book[] };

export async function hear(app: App, origin: Origin, speaker: Speaker, text: string): Promise<Heard> {
  const plans = await visible(app, origin, speaker);
  const here = plans.filter(({ actor }) => actor.board !== null);
  const books = (here.length > 0 ? here : plans).map(({ book }) => book);
  const frame = await frameOf(app, origin, speaker.person.id);
  const inHand = await inHandNow(app, origin, speaker, frame);
  const { today } = momentIn(app, books[0]?.plan.timezone ?? HOME_ZONE);
  const reading = understand(text, lexiconOf(books), {
    today,
    lastQuestion: frame.lastQuestion?.question ?? null,
    inHand: inHand.map((found) => found.line.ref),
    officer: speaker.officer,
  });
  return { text, reading, frame, books };
}

/** `beside` are the files that came with the words. */
export async function respond(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
  beside: Beside = NOTHING_BESIDE,
): Promise<Message[]> {
  const { text, reading, frame, books } = heard;
  const answersAsked = reading.kind === 'yes' || reading.kind === 'no';
  const chosen =
    reading.kind === 'question'
      ? ((await choosePending(app, origin, speaker, frame, reading.question, text)) ??
        (await placeTyped(app, origin, speaker, frame, reading.question, text)))
      : undefined;
  if (chosen) return [chosen];
  // Anything else turns away from what was asked last: a yes typed later does not answer it.
  if (!answersAsked && frame.awaited.length > 0) await turnAway(app, origin, speaker.person.id);
  // Whoever has no part in a plan learns what that means, and nothing of what the plans hold.
  if (books.length === 0 && reading.kind !== 'greeting') return [help(speaker, [], origin.scope)];
  switch (reading.kind) {
    case 'question': {
      const plan = reading.question.plan ?? planInUse(books, frame);
      return [await answerQuestion(app, origin, speaker, { ...reading.question, plan })];
    }
    case 'reply':
      return [
        ...(await spokenOf(app, origin, speaker, frame, reading.items, reading.reply, beside)),
        ...(await askAgain(app, origin, speaker, frame, reading.items)),
      ];
    case 'set-up': {
      const plan = reading.plan ?? planInUse(books, frame);
      const book = books.find((one) => one.plan.id === plan);
      return [await setUpTurn(app, origin, speaker, frame, book, reading.request)];
    }
    case 'yes':
    case 'no':
      return typedWord(app, origin, speaker, frame, reading.kind);
    case 'help':
      return [
        help(
          speaker,
          books.map((book) => book.plan.title),
          origin.scope,
        ),
      ];
    case 'greeting':
      return [greeting(speaker)];
    case 'clarify':
      // What is asked about is what the answer is about, whatever was in hand before.
      if (reading.items.length > 0) await takeInHand(app, origin, speaker, reading.items);
      return [noticeCard({ text: reading.ask, suggestions: reading.suggestions })];
    case 'unclear':
      return [
        noticeCard({
          text: 'I did not understand that, and nothing was changed. The nearest things I can do:',
          suggestions: reading.nearest,
        }),
      ];
  }
}

/** Of several plans the one that this conversation asked about last, if it did; of one, that one. */
function planInUse(books: readonly Book[], frame: Frame): string | null {
  const [only, ...others] = books;
  if (only && others.length === 0) return only.plan.id;
  const last = frame.lastQuestion?.question.plan ?? frame.inHand[0]?.plan ?? null;
  return books.some((book) => book.plan.id === last) ? last : null;
}
