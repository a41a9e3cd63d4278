/** Answers a question from the record, for whoever may see the plan that it is about. */
import { answerCard } from '../../cards/answer/answer.ts';
import { peopleIn } from '../../cards/answer/answer-people.ts';
import type { Back } from '../../cards/submit.ts';
import type { Answered } from '../../domain/answer.ts';
import { type Unwritten, withoutWords } from '../../domain/answers/unwritten.ts';
import type { Book } from '../../domain/book.ts';
import { measureById } from '../../domain/measures/find.ts';
import { may, mayReadMeasure } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import { type Question, questionAbout, questionText } from '../../domain/question.ts';
import { isRestricted } from '../../domain/restricted.ts';
import { stamp } from '../../domain/stamp.ts';
import { shownAway } from '../away/shown-away.ts';
import type { App } from '../context.ts';
import { reframe } from '../conversation/frame.ts';
import { shownLine } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { chosenWords } from './chosen-words.ts';
import { ownList } from './own-list.ts';
import { type WorkedOut, workOut } from './work-out.ts';

const PAGE = 10;

/** The answer as it may be read here: where others read along, what people wrote is left out. */
export async function readHere(
  app: App,
  origin: Origin,
  { answered, book, actor }: WorkedOut,
): Promise<Unwritten> {
  if (origin.scope === 'personal') return { answered, kept: false };
  const chosen = actor.board === null ? [] : await chosenWords(app, origin.tenant, book.plan.id, actor.board);
  return withoutWords(answered, chosen);
}

export async function answerQuestion(
  app: App,
  origin: Origin,
  speaker: Speaker,
  question: Question,
  offset = 0,
  back: Back | null = null,
): Promise<Message> {
  const worked = await workOut(app, origin, speaker, question);
  if ('message' in worked) {
    if (worked.asked)
      await reframe(app, origin, speaker.person.id, {
        lastQuestion: { question: worked.asked, at: stamp(app.clock.now()) },
      });
    return worked.message;
  }
  const { book, actor, settled, answered, own, today, now } = worked;
  await reframe(app, origin, speaker.person.id, {
    lastQuestion: { question: settled, at: stamp(now) },
    ...inHandAfter(answered),
  });
  const list = own && (await ownList(app, origin, speaker, answered, book));
  if (list) return list;
  const personal = origin.scope === 'personal';
  const [row] = answered.rows;
  const item = row && book.byId.get(row.item);
  const here = await readHere(app, origin, worked);
  return answerCard({
    answered: here.answered,
    wordsKept: here.kept,
    offset,
    pageSize: PAGE,
    names: personal ? await app.records.names(origin.tenant, peopleIn(answered)) : null,
    ...(personal && {
      away: await shownAway(app, origin.tenant, speaker, peopleIn(answered), today),
    }),
    posts: new Map(book.plan.posts.map(({ id, title }) => [id, title])),
    today,
    at: stamp(now),
    zone: personal ? zoneOf(speaker.person, book.plan.timezone) : book.plan.timezone,
    question: questionText(settled),
    back,
    mayList: personal,
    redacts: personal ? redactsIn(settled, book, actor) : null,
    readable: personal ? readableOf(answered, book, actor) : null,
    restricted: personal && item !== undefined && isRestricted(book, item),
    mayUpdate: personal && item !== undefined && may(actor, 'update-action', book, item),
  });
}

/** The ref of the one action whose history is asked for, where the asker may redact what was said of it. */
const redactsIn = ({ intent, items }: Question, book: Book, actor: Actor): string | null =>
  intent === 'history' && items.length === 1 && may(actor, 'redact', book, null) ? (items[0] ?? null) : null;

/** The one measure that was told, where the asker may give its readings. */
function readableOf({ told }: Answered, book: Book, actor: Actor): { plan: string; measure: string } | null {
  if (told.kind !== 'measures') return null;
  const [only, ...others] = told.measures;
  const placed = only && others.length === 0 ? measureById(book, only.measure.id) : undefined;
  if (!placed || !mayReadMeasure(actor, book, placed.item, placed.measure)) return null;
  return { plan: book.plan.id, measure: placed.measure.id };
}

/** "mine" again, as the card on which nothing was picked, with what keeps it from being saved. */
export async function ownListAgain(
  app: App,
  origin: Origin,
  speaker: Speaker,
  plan: string,
  fault: string,
): Promise<Message | undefined> {
  const worked = await workOut(app, origin, speaker, questionAbout('status', { plan, owner: ['me'] }));
  return 'message' in worked ? undefined : ownList(app, origin, speaker, worked.answered, worked.book, fault);
}

/**
 * After an answer about one action, "it" and "done" mean that action; a cross-reference is too little to say so, and
 * after a list it could be any. What names several leaves nothing of an older answer in hand.
 */
function inHandAfter({ only, question, rows, actions }: Answered): {
  inHand?: ReturnType<typeof shownLine>[];
} {
  if (only) return { inHand: [shownLine(only)] };
  const [row, ...others] = rows;
  if (!row) return actions > 0 && question.intent === 'owner' ? { inHand: [] } : {};
  const single = question.intent === 'status' && row.chasedAt === null && others.length === 0;
  return { inHand: single ? [shownLine(row)] : [] };
}
