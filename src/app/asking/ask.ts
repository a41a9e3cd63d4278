/** Answers a question from the record, for whoever may see the plan that it is about. */
import { answerCard } from '../../cards/answer/answer.ts';
import { peopleIn } from '../../cards/answer/answer-people.ts';
import { silentInNumbers } from '../../cards/answer/answer-words.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Back } from '../../cards/submit.ts';
import { type Answered, answer } from '../../domain/answer.ts';
import { needsOf } from '../../domain/answers/needs.ts';
import { withoutNames } from '../../domain/answers/unnamed.ts';
import { type Book, subtree } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import { chasedAt } from '../../domain/cross-reference.ts';
import { measureById } from '../../domain/measures/find.ts';
import {
  audienceIn,
  bookFor,
  changeFor,
  hiddenPercents,
  milestoneFor,
  updateFor,
} from '../../domain/measures/seen.ts';
import { may, mayReadMeasure } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { type Question, questionAbout, questionText } from '../../domain/question.ts';
import { isRestricted, milestoneSeen, seenBy } from '../../domain/restricted.ts';
import { actionsAbout, isAboutAll } from '../../domain/scope.ts';
import { stamp } from '../../domain/stamp.ts';
import type { Condition } from '../../store/store.ts';
import { ownKeys } from '../away/presence.ts';
import { shownAway } from '../away/shown-away.ts';
import type { App } from '../context.ts';
import { reframe } from '../conversation/frame.ts';
import { actorIn, shownLine } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { peopleKnown } from '../people/people-known.ts';
import { zoneOf } from '../people/zone.ts';
import { besideHistory } from './beside-history.ts';
import { namedOwners } from './named-owners.ts';
import { ownList } from './own-list.ts';
import { pastOf } from './past.ts';
import { besidePercents } from './percents-told.ts';
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
    )
    .map(({ book, actor }) => ({ book: seenBy(book, actor), actor }));
}

/** An answer as it was computed for somebody, before it is shown. */
export type WorkedOut = {
  book: Book;
  actor: Actor;
  /** The question with its plan. */
  settled: Question;
  answered: Answered;
  /** "mine" in their own chat: answered where it is listed. */
  own: boolean;
  today: PlainDate;
  now: Temporal.Instant;
};

/** Computes the answer as the speaker may see it here; `message` says what to ask instead, or which is meant. */
export async function workOut(
  app: App,
  origin: Origin,
  speaker: Speaker,
  question: Question,
): Promise<WorkedOut | { message: Message }> {
  const plans = await visible(app, origin, speaker);
  const fitting = plans.filter(({ book }) => question.plan === null || book.plan.id === question.plan);
  const [only] = fitting;
  if (!only) return { message: NO_PLAN };
  if (fitting.length > 1) return { message: whichPlan(fitting.map(({ book }) => book)) };
  const { book, actor } = only;
  const settled = { ...question, plan: book.plan.id };
  const now = app.clock.now();
  const today = localDate(now, book.plan.timezone);
  const scoped = withinBoard(book, actor, settled);
  if (!scoped) return { message: NOT_THIS_BOARDS };
  const named = await namedOwners(app.records, origin.tenant, book, settled, today);
  if (named.kind !== 'found') return { message: whoIsMeant(settled, named, origin) };
  const stored = await app.records.milestones(origin.tenant, milestonesOf(book, scoped));
  const reads = audienceIn(book, actor);
  const whole = stored.map((one) => milestoneSeen(book, one));
  const needs = needsOf(scoped, book, whole, today);
  const read = await pastOf(app.records, origin.tenant, book, needs);
  const told =
    scoped.intent === 'history' ? await besideHistory(app, origin.tenant, book, needs, read) : read;
  const beside = await besidePercents(app, origin, stored, reads);
  const hidden = hiddenPercents([...beside, ...told.updates]);
  const milestones = whole.map((one) => milestoneFor(one, reads(one.item), hidden));
  const past = {
    ...told,
    updates: told.updates.map((one) => updateFor(one, reads(one.item), hidden)),
    changes: told.changes.map((one) => changeFor(one, reads(one.item ?? ''))),
  };
  const mine = settled.owner.includes('me')
    ? await ownKeys(app, origin.tenant, speaker, book.plan, actor.holds, today)
    : actor.holds;
  const asker = { holds: mine, named: named.keys };
  const own = isOwnList(settled, origin);
  const computed: Question = own ? { ...scoped, intent: 'status' } : scoped;
  const answered = answer(
    computed,
    asksMeasures(computed) ? bookFor(book, actor) : book,
    milestones,
    asker,
    today,
    past,
  );
  if (answered.told.kind === 'silent' && !maySeeSilent(actor, book, settled))
    return { message: notice(silentInNumbers(answered, origin.scope === 'channel')) };
  return { book, actor, settled, answered, own, today, now };
}

/** Of their own silence everybody is told. */
const maySeeSilent = (actor: Actor, book: Book, { owner }: Question): boolean =>
  may(actor, 'see-people', book, null) || (actor.board === null && owner.join() === 'me');

/** The answer as it may be read here: where others read along, nobody is named. */
export const readHere = async (app: App, origin: Origin, { answered, book }: WorkedOut): Promise<Answered> =>
  origin.scope === 'personal'
    ? answered
    : withoutNames(answered, await peopleKnown(app, origin.tenant, [book]));

export async function answerQuestion(
  app: App,
  origin: Origin,
  speaker: Speaker,
  question: Question,
  offset = 0,
  back: Back | null = null,
): Promise<Message> {
  const worked = await workOut(app, origin, speaker, question);
  if ('message' in worked) return worked.message;
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
  return answerCard({
    answered: await readHere(app, origin, worked),
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

/** What tells measures, or may: their figures are as the asker may see them. */
const asksMeasures = ({ measure, topic }: Question): boolean => measure || topic.length > 0;

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

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

const NO_PLAN = notice(
  'There is no plan here that you have a part in. An officer can give you an action or a post.',
);
const NOT_THIS_BOARDS = notice(
  'That part of the plan is not for this board. Ask in your own chat with me, or ask an officer.',
);

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
