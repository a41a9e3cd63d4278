/** Answers a question from the record, for whoever may see the plan that it is about. */
import { answerCard } from '../cards/answer.ts';
import { peopleIn } from '../cards/answer-people.ts';
import { noticeCard } from '../cards/notice.ts';
import { reminderCard } from '../cards/reminder.ts';
import { type Answered, answer } from '../domain/answer.ts';
import { needsOf } from '../domain/answers/needs.ts';
import { withoutNames } from '../domain/answers/unnamed.ts';
import { type Book, subtree } from '../domain/book.ts';
import { localDate } from '../domain/calendar.ts';
import { chasedAt } from '../domain/cross-reference.ts';
import { worstFirst } from '../domain/line.ts';
import { may } from '../domain/permission.ts';
import type { Actor } from '../domain/person.ts';
import type { Question } from '../domain/question.ts';
import { actionsAbout, isAboutAll } from '../domain/scope.ts';
import { stamp } from '../domain/stamp.ts';
import type { Condition } from '../store/store.ts';
import type { App } from './context.ts';
import type { Speaker } from './enrol.ts';
import { reframe } from './frame.ts';
import { actorIn, shownLine } from './lines.ts';
import type { Message, Origin } from './message.ts';
import { namedOwners } from './named-owners.ts';
import { pastOf } from './past.ts';
import { peopleKnown } from './people-known.ts';
import { whoIsMeant } from './which-owner.ts';

const PAGE = 10;

/**
 * The plans that the speaker may see here, with the speaker as an actor of each. Where others read along it is
 * the plan of the channel's own board and no other.
 */
export async function visible(
  app: App,
  origin: Origin,
  speaker: Speaker,
): Promise<{ book: Book; actor: Actor }[]> {
  const books = await app.records.books(origin.tenant);
  return books
    .map((book) => ({ book, actor: actorIn(app, book, origin, speaker) }))
    .filter(
      ({ book, actor }) =>
        may(actor, 'see-plan', book, null) && (origin.scope === 'personal' || actor.board !== null),
    );
}

export async function answerQuestion(
  app: App,
  origin: Origin,
  speaker: Speaker,
  question: Question,
  offset = 0,
): Promise<Message> {
  const plans = await visible(app, origin, speaker);
  const fitting = plans.filter(({ book }) => question.plan === null || book.plan.id === question.plan);
  const [only] = fitting;
  if (!only)
    return notice(
      'There is no plan here that you have a part in. An officer can give you an action or a post.',
    );
  if (fitting.length > 1) return whichPlan(fitting.map(({ book }) => book));
  const { book, actor } = only;
  const settled = { ...question, plan: book.plan.id };
  const now = app.clock.now();
  const today = localDate(now, book.plan.timezone);
  const scoped = withinBoard(book, actor, settled);
  if (!scoped)
    return notice(
      'That part of the plan is not for this board. Ask in your own chat with me, or ask an officer.',
    );
  const named = await namedOwners(app.records, origin.tenant, book, settled, today);
  if (named.kind !== 'found') return whoIsMeant(settled, named, origin);
  const milestones = await app.records.milestones(origin.tenant, milestonesOf(book, scoped));
  const needs = needsOf(scoped, book, milestones, today);
  const past = await pastOf(app.records, origin.tenant, book.plan.id, needs);
  const asker = { holds: actor.holds, named: named.keys };
  const own = isOwnList(settled, origin);
  const computed: Question = own ? { ...scoped, intent: 'status' } : scoped;
  const answered = answer(computed, book, milestones, asker, today, past);
  await reframe(app, origin, speaker.person.id, {
    lastQuestion: { question: settled, at: stamp(now) },
    ...inHandAfter(answered),
  });
  const list = own && (await ownList(app, origin, speaker, answered, book));
  if (list) return list;
  const personal = origin.scope === 'personal';
  const [row] = answered.rows;
  const item = row && book.byId.get(row.item);
  const told = personal ? answered : withoutNames(answered, await peopleKnown(app, origin.tenant, [book]));
  return answerCard({
    answered: told,
    offset,
    pageSize: PAGE,
    names: personal ? await app.records.names(origin.tenant, peopleIn(answered)) : null,
    posts: new Map(book.plan.posts.map(({ id, title }) => [id, title])),
    today,
    at: stamp(now),
    zone: book.plan.timezone,
    question: JSON.stringify(settled),
    mayList: personal,
    mayUpdate: personal && item !== undefined && may(actor, 'update-action', book, item),
  });
}

/** More items than these are read quicker with the whole plan. */
const MOST_ITEMS = 200;

/** What an answer is computed from: of some actions theirs alone, and those that they refer to. */
function milestonesOf(book: Book, question: Question): Condition[] {
  const ofPlan: Condition = { field: 'plan', is: 'eq', to: book.plan.id };
  if (isAboutAll({ ...question, owner: [] })) return [ofPlan];
  const about = actionsAbout(book, question).flatMap((action) => [
    action,
    chasedAt(action, book.byRef) ?? action,
  ]);
  const ids = [...new Set(about.map(({ id }) => id))];
  return ids.length > MOST_ITEMS ? [ofPlan] : [{ field: 'item', is: 'in', to: ids }];
}

/** "mine": all that is the speaker's, to be answered where it is listed. */
const isOwnList = (question: Question, origin: Origin): boolean =>
  origin.scope === 'personal' &&
  question.owner.join() === 'me' &&
  (question.intent === 'status' || (question.intent === 'list' && question.period === null)) &&
  question.groupBy === null &&
  !question.measure &&
  [question.items, question.status, question.topic, question.outcome, question.body].every(
    (filter) => filter.length === 0,
  );

/** The speaker's open actions as a card that takes answers; undefined when none is open. */
async function ownList(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { rows, asAt }: Answered,
  { plan }: Book,
): Promise<Message | undefined> {
  // A cross-reference is answered at its target, by whoever owns that.
  const own = rows.filter((line) => line.chasedAt === null);
  const open = worstFirst(own.filter((line) => line.open));
  if (open.length === 0) return undefined;
  const complete = own.filter((line) => line.status === 'complete').length;
  const plans = [{ id: plan.id, title: plan.title }];
  const { listed, ...message } = reminderCard({
    lines: open,
    plans,
    today: asAt,
    zone: plan.timezone,
    own: { complete },
  });
  await reframe(app, origin, speaker.person.id, { inHand: listed.map(shownLine) });
  return message;
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

function whichPlan(books: readonly Book[]): Message {
  const titles = books.map((book) => book.plan.title).join('; ');
  return notice(
    `Which plan do you mean? You have a part in ${titles}. Name it, or an action of it, such as "status of 3.3".`,
  );
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

/** In a board's channel a question sees what the board sees; undefined when it asks for what lies outside. */
function withinBoard(book: Book, actor: Actor, question: Question): Question | undefined {
  const board = book.plan.boards.find((candidate) => candidate.id === actor.board);
  if (!board || board.scope.length === 0) return question;
  if (question.items.length === 0) return { ...question, items: board.scope };
  const seen = new Set(board.scope.flatMap((ref) => refsUnder(book, ref)));
  return question.items.every((ref) => seen.has(ref)) ? question : undefined;
}

const refsUnder = (book: Book, ref: string): string[] => {
  const item = book.byRef.get(ref);
  return item ? subtree(book, item).map((below) => below.ref) : [];
};
