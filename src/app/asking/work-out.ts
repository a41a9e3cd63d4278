/** Computes an answer from the record, as whoever asks may see it where they ask. */
import { silentInNumbers, silentOfPart } from '../../cards/answer/answer-words.ts';
import { noticeCard } from '../../cards/notice.ts';
import { type Answered, answer } from '../../domain/answer.ts';
import { needsOf } from '../../domain/answers/needs.ts';
import { type Book, subtree } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import { chasedAt } from '../../domain/cross-reference.ts';
import {
  audienceIn,
  bookFor,
  changeFor,
  hiddenPercents,
  milestoneFor,
  updateFor,
} from '../../domain/measures/seen.ts';
import { may } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import { milestoneSeen } from '../../domain/restricted.ts';
import { actionsAbout, isAboutAll } from '../../domain/scope.ts';
import type { Condition } from '../../store/store.ts';
import { ownKeys } from '../away/presence.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { besideHistory } from './beside-history.ts';
import { NOT_THIS_BOARDS } from './channel-part.ts';
import { namedOwners } from './named-owners.ts';
import { pastOf } from './past.ts';
import { besidePercents } from './percents-told.ts';
import { visible } from './visible.ts';
import { whoIsMeant } from './which-owner.ts';

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

/**
 * Computes the answer as the speaker may see it here; `message` says what to ask instead, or which is meant. `asked` is
 * what it answers all the same, for what is asked next.
 */
export async function workOut(
  app: App,
  origin: Origin,
  speaker: Speaker,
  question: Question,
): Promise<WorkedOut | { message: Message; asked?: Question }> {
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
  if (!scoped) return { message: notice(NOT_THIS_BOARDS) };
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
    return { message: silentTold(answered, settled, actor, book), asked: settled };
  return { book, actor, settled, answered, own, today, now };
}

/** Of a part, or of somebody, the number would say who it is: it is told of all together, or not at all. */
function silentTold(answered: Answered, settled: Question, { board }: Actor, { plan }: Book): Message {
  const aside = board !== null;
  const whole = plan.boards.find(({ id }) => id === board)?.scope ?? [];
  const items = settled.items.join() === whole.join() ? [] : settled.items;
  const isWhole = isAboutAll({ ...settled, items }) && settled.status.length === 0;
  return isWhole
    ? notice(silentInNumbers(answered, aside))
    : noticeCard({ text: silentOfPart(aside), suggestions: WHOLE_SILENCE });
}

const WHOLE_SILENCE = [{ label: 'How many in all', say: 'who is silent' }];

/** Of their own silence everybody is told. */
const maySeeSilent = (actor: Actor, book: Book, { owner }: Question): boolean =>
  may(actor, 'see-people', book, null) || (actor.board === null && owner.join() === 'me');

/** What tells measures, or may: their figures are as the asker may see them. */
const asksMeasures = ({ measure, topic }: Question): boolean => measure || topic.length > 0;

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

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

const NO_PLAN = notice(
  'There is no plan here that you have a part in. An officer can give you an action or a post.',
);

function whichPlan(books: readonly Book[]): Message {
  const titles = books.map((book) => book.plan.title).join('; ');
  return notice(
    `Which plan do you mean? You have a part in ${titles}. Name it, or an action of it, such as "status of 3.3".`,
  );
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
