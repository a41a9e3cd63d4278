/** Answers what was heard: a message is one thing, or several that are carried out in the order in which they were said. */

import { noticeCard } from '../cards/notice.ts';
import { HOME_ZONE } from '../domain/calendar.ts';
import type { Clarify, One } from '../understanding/intent.ts';
import { namedItems } from '../understanding/plan-words/named-items.ts';
import { isCommand } from '../understanding/replies/order-words.ts';
import { understand } from '../understanding/understand.ts';
import { offered, offeredWords, ofNamedPlan, ofOthers } from './asking/asked-again.ts';
import { notReported } from './asking/bare-status.ts';
import { heardInChannel, undoElsewhere } from './asking/in-channel.ts';
import { noNews } from './asking/no-news.ts';
import { questionTurn } from './asking/question-turn.ts';
import { onWorkingDay } from './asking/working-day.ts';
import { awayTurn } from './away/away-turn.ts';
import { type App, momentIn } from './context.ts';
import { asking } from './conversation/asked.ts';
import { type Frame, frameOf, reframe, turnAway } from './conversation/frame.ts';
import { asReadFirst, partOf } from './conversation/frame-turns.ts';
import { keepNamed } from './conversation/named-in-turn.ts';
import { choosePending, typedWord } from './conversation/pending.ts';
import { planInUse } from './conversation/plan-in-use.ts';
import { errandTurn } from './errands/turns.ts';
import { askAgain, placeMeant, placeTyped, stillWaiting } from './evidence/typed.ts';
import { courtesy, greeting, help } from './help/help.ts';
import { sendTyped } from './lead/send-typed.ts';
import { askedReading } from './measures/asked-reading.ts';
import type { Message, Origin } from './message.ts';
import type { Speaker } from './people/enrol.ts';
import { allTurn } from './replies/all-turn.ts';
import { chosenTurn } from './replies/chosen-turn.ts';
import { copyTurn } from './replies/copy-turn.ts';
import { leftOut } from './replies/left-out.ts';
import { lettersTurn } from './replies/letters-turn.ts';
import { linkNotKept } from './replies/link-not-kept.ts';
import { whichOfList } from './replies/list-meant.ts';
import { meantTurn } from './replies/meant-turn.ts';
import { oneOfAll } from './replies/one-of-all.ts';
import { keepRest, restTurn } from './replies/rest-turn.ts';
import { type Beside, NOTHING_BESIDE, spokenOf, takeInHand } from './replies/spoken.ts';
import { takeBackTurn } from './replies/take-back-turn.ts';
import { askedAloneTurn } from './requests/asked-alone.ts';
import { evidenceTurn } from './requests/evidence-turn.ts';
import { sayMoreTime } from './requests/say-more-time.ts';
import { orderTurn } from './set-up/orders.ts';
import { withdrawalAsked } from './set-up/withdrawal.ts';
import type { Heard } from './text-turn.ts';

type HeardOne = Omit<Heard, 'reading'> & { reading: One };

/** `beside` are the files that came with the words. What the turn named is what the next "it" speaks of. */
export async function respond(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
  beside: Beside = NOTHING_BESIDE,
): Promise<Message[]> {
  const elsewhere = undoElsewhere(origin, heard);
  if (elsewhere) return [elsewhere];
  const reading = heardInChannel(origin, heard);
  const say = await answerTo(app, origin, speaker, { ...heard, reading }, beside);
  await keepNamed(app, origin, speaker, heard);
  await keepRest(app, origin, speaker, heard);
  return say;
}

async function answerTo(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
  beside: Beside,
): Promise<Message[]> {
  const { reading, frame, text } = heard;
  const alone = await askedAloneTurn(app, origin, speaker, heard);
  if (alone) return alone;
  const taken = await chosenTurn(app, origin, speaker, heard);
  if (taken) return taken;
  const aside =
    (await sendTyped(app, origin, speaker, heard)) ??
    (await takeBackTurn(app, origin, speaker, heard)) ??
    (await lettersTurn(app, origin, speaker, heard)) ??
    (await copyTurn(app, origin, speaker, heard)) ??
    (await restTurn(app, origin, speaker, heard)) ??
    (await allTurn(app, origin, speaker, heard)) ??
    whichOfList(origin, heard) ??
    (await evidenceTurn(app, origin, speaker, heard)) ??
    (await askedReading(app, origin, speaker, heard)) ??
    (await sayMoreTime(app, origin, speaker, heard));
  if (aside) return aside;
  const again = await keptTurn(app, origin, speaker, heard);
  if (again) return again;
  const chosen =
    reading.kind === 'question'
      ? ((await choosePending(app, origin, speaker, frame, reading.question, text)) ??
        (await placeTyped(app, origin, speaker, frame, reading.question, text)))
      : reading.kind === 'meant'
        ? await placeMeant(app, origin, speaker, frame, reading.items)
        : undefined;
  if (chosen) return [chosen];
  // Anything but an answer turns away from what was asked last: a yes typed later does not answer it.
  const answersAsked = reading.kind === 'yes' || reading.kind === 'no';
  if (!answersAsked || frame.awaited.length === 0) await turnAway(app, origin, speaker.person.id);
  return reading.kind === 'several'
    ? respondToEach(app, origin, speaker, heard, reading.parts, beside)
    : respondTo(app, origin, speaker, { ...heard, reading }, beside);
}

/** An answer to "which action?" or "which plan?": what was said before is carried out of it. */
async function keptTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
): Promise<Message[] | undefined> {
  const words = offeredWords(heard);
  const reading =
    words === null ? ofNamedPlan(heard) : understand(words, heard.lexicon, { ...heard.context, asked: null });
  if (reading?.kind !== 'reply' && reading?.kind !== 'set-up') return undefined;
  return respondTo(app, origin, speaker, { ...heard, reading, text: words ?? heard.text }, NOTHING_BESIDE);
}

/**
 * Each part is a turn of its own: its name tells it from the others, and the next one leans on it. One that fails
 * does not hide what the others came to.
 */
async function respondToEach(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
  parts: readonly One[],
  beside: Beside,
): Promise<Message[]> {
  const say: Message[] = [];
  const failures: unknown[] = [];
  const speaks = parts.filter(({ kind }) => kind === 'reply').length === 1;
  for (const [place, reading] of parts.entries()) {
    const part = partOf(origin, place);
    try {
      const frame = asReadFirst(await frameOf(app, origin, speaker.person.id), part);
      const own = { ...heard, reading, frame: { ...frame, awaited: heard.frame.awaited } };
      const files = speaks && reading.kind === 'reply' ? beside : NOTHING_BESIDE;
      say.push(...(await respondTo(app, part, speaker, own, files, parts)));
    } catch (error) {
      failures.push(error);
      app.log.error(
        { error: error instanceof Error ? error.name : 'unknown', part: place },
        'a part of a message failed',
      );
    }
  }
  if (say.length === 0) throw failures[0];
  return failures.length === 0 ? say : [...say, HALF_DONE];
}

const HALF_DONE = noticeCard({
  text: 'I could not do all that you said: what you see above was done. Say "mine" to see what stands, and tell me the rest again.',
  suggestions: [{ label: 'Show my list', say: 'mine' }],
});

async function respondTo(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: HeardOne,
  beside: Beside,
  parts: readonly One[] = [heard.reading],
): Promise<Message[]> {
  const { text, reading, frame, books, asked } = heard;
  // Whoever has no part in a plan learns what that means, and nothing of what the plans hold.
  const setsUp =
    reading.kind === 'errand' && reading.errand.do === 'board' && reading.errand.what.is === 'set-up';
  const asksOfThemselves =
    reading.kind === 'errand' && reading.errand.do === 'how-i-work' && reading.errand.of === 'held';
  const answered = reading.kind === 'greeting' || setsUp || asksOfThemselves;
  if (books.length === 0 && !answered) return [help(app, origin, speaker, [])];
  switch (reading.kind) {
    case 'question': {
      const { question } = reading;
      return [
        ...(await questionTurn(app, origin, speaker, heard, question)),
        ...linkNotKept(origin, text, parts),
        ...(await stillWaiting(app, origin, speaker, frame, question, text)),
        ...(await notReported(app, origin, speaker, text)),
      ];
    }
    case 'reply': {
      const away = await awayTurn(app, origin, speaker, reading, heard);
      if (away) return away;
      const noWord = await noNews(app, origin, speaker, heard, reading);
      if (noWord) return [await askedBack(app, origin, speaker, text, noWord)];
      const { reply: said, notes: left, missed } = leftOut(heard, reading, parts);
      const { reply, notes } = onWorkingDay(said, momentIn(app, HOME_ZONE).today);
      const ofOne = await oneOfAll(app, origin, speaker, heard, reading);
      return [
        ...(await spokenOf(app, origin, speaker, frame, {
          ...reading,
          ask: withdrawalAsked(app, origin, speaker, heard, reading),
          reply,
          notes: [...ofOne, ...left, ...notes],
          missed,
          command: isCommand(text),
          asked,
          beside,
          books,
          named: namedItems(text, heard.lexicon, heard.context).refs,
        })),
        ...(await askAgain(app, origin, speaker, frame, reading.items)),
      ];
    }
    case 'meant': {
      const again = ofOthers(frame, reading.items);
      if (again) return questionTurn(app, origin, speaker, heard, again);
      return meantTurn(app, origin, speaker, heard, reading.items);
    }
    case 'set-up': {
      const plan = reading.plan ?? planInUse(books, frame);
      const book = books.find((one) => one.plan.id === plan);
      if (!book && books.length > 1 && origin.scope === 'personal')
        return [await whichPlan(app, origin, speaker, text, books)];
      return orderTurn(app, origin, speaker, frame, book, reading.request);
    }
    case 'errand':
      return errandTurn(app, origin, speaker, reading.errand, { ...heard, plan: reading.plan });
    case 'yes':
    case 'no': {
      const question = reading.kind === 'yes' ? offered(heard) : null;
      if (question) return questionTurn(app, origin, speaker, heard, question);
      return typedWord(app, origin, speaker, frame, reading.kind);
    }
    case 'help':
      return [help(app, origin, speaker, books, reading.about ?? null)];
    case 'greeting':
      return [reading.as ? courtesy(reading.as) : greeting(speaker, books, origin.scope)];
    case 'clarify':
      return [await askedBack(app, origin, speaker, text, reading)];
    case 'unclear':
      return [
        noticeCard({
          text:
            reading.says ??
            'I did not understand that, and nothing was changed. The nearest things I can do:',
          suggestions: reading.nearest,
        }),
      ];
  }
}

/** The setting is kept for the plan that is named next. */
async function whichPlan(
  app: App,
  origin: Origin,
  speaker: Speaker,
  text: string,
  books: Heard['books'],
): Promise<Message> {
  await reframe(app, origin, speaker.person.id, { lastSaid: keptWords(app, text) });
  return noticeCard({
    text: 'Which plan do you mean? Nothing was changed yet.',
    suggestions: books.map(({ plan: { title } }) => ({ label: title, say: title })),
  });
}

const keptWords = (app: App, text: string): Frame['lastSaid'] => ({
  kind: 'words',
  text: text.slice(0, KEPT),
  at: app.clock.now().toString(),
});

/** Most letters of a message that are kept, for "I meant 3.4". */
const KEPT = 1000;

async function askedBack(
  app: App,
  origin: Origin,
  speaker: Speaker,
  text: string,
  { ask, items, suggestions, wants }: Clarify,
): Promise<Message> {
  // What is asked about is what the answer is about, whatever was in hand before.
  if (items.length > 0) await takeInHand(app, origin, speaker, items);
  await reframe(app, origin, speaker.person.id, (before: Frame) => ({
    ...asking(app, wants === undefined ? null : { wants }, before.inHand),
    lastSaid: keptWords(app, text),
  }));
  return noticeCard({ text: ask, suggestions });
}
