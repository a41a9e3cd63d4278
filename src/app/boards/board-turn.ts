/** Somebody speaks of a board's post, of what is restricted, or of elections: shown first, done after a yes. */
import { doubtWords } from '../../cards/boards/left-out.ts';
import { count, day as dayWords, listed, longDay } from '../../cards/format.ts';
import { noticeCard, yesOrNo } from '../../cards/notice.ts';
import { MOST_WORDS } from '../../domain/boards/board-post.ts';
import { aboutOf, wordsForBoards } from '../../domain/boards/board-words.ts';
import type { Book } from '../../domain/book.ts';
import { addDays } from '../../domain/calendar.ts';
import type { ReportKind } from '../../domain/papers/periods.ts';
import { may } from '../../domain/permission.ts';
import { isAction, type PlainDate } from '../../domain/plan.ts';
import { actionsUnder, itemsNamed } from '../../domain/scope.ts';
import { stamp } from '../../domain/stamp.ts';
import type { BoardErrand } from '../../understanding/errands/board-errand.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { wanting } from '../conversation/filling.ts';
import { proposing, reframe } from '../conversation/frame.ts';
import { actorIn } from '../conversation/lines.ts';
import { planInUse } from '../conversation/plan-in-use.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import { channelSetUp } from './channel-set-up.ts';
import { heldPost, heldTurn } from './held.ts';
import { occasionOf, previewCard, weekOf } from './preview-turn.ts';
import { editsOf, mayEdit, type PlanErrand } from './settings.ts';
import { type FoundBoard, notice, whichBoard } from './which-board.ts';

export const boardTurn: ErrandTurn<'board'> = async (app, origin, speaker, { what }, heard) => {
  if (what.is === 'set-up') return [await channelSetUp(app, origin, speaker)];
  if (origin.scope === 'channel')
    return [
      notice(
        'Nothing was changed here. A board’s posts and settings are for our own chat: please tell me there.',
      ),
    ];
  const plan = heard.plan ?? planInUse(heard.books, heard.frame);
  const propose = async (
    book: Book,
    board: string | null,
    text: string,
    asShown: BoardErrand = what,
  ): Promise<Message[]> => {
    const id = commandId(origin, `board:${what.is}`);
    const at = stamp(app.clock.now());
    await reframe(
      app,
      origin,
      speaker.person.id,
      proposing({ kind: 'board', id, at, plan: book.plan.id, board, what: asShown }),
    );
    return [
      noticeCard({
        text: `${text} Nothing is changed before your yes.`,
        suggestions: yesOrNo(id),
      }),
    ];
  };
  if (what.is === 'held') return [await heldTurn(app, origin, speaker, plan)];
  if (what.is === 'restrict' || what.is === 'elections' || what.is === 'line') {
    const found = heard.books.filter((one) => plan === null || one.plan.id === plan);
    const refs = what.is === 'restrict' ? what.items : what.is === 'line' ? [what.item] : [];
    const [book, ...others] = found.filter((one) => refs.every((ref) => one.byRef.has(ref)));
    if (!book || others.length > 0)
      return [
        notice(
          'Which plan do you mean? Nothing was changed. Ask about one of its actions first, for example "status of 3.3", and say it again.',
        ),
      ];
    const actor = actorIn(app, book, origin, speaker);
    if (what.is !== 'line') {
      if (!mayEdit(what, actor, book)) return [notice(what.is === 'restrict' ? RESTRICTS : ELECTIONS)];
      const { today } = momentIn(app, book.plan.timezone);
      const { head, edits } = editsOf(what, book, null, today);
      if (
        edits.length === 0 &&
        head.elections.join() === book.plan.elections.join() &&
        what.is === 'restrict'
      )
        return [notice('Nothing was changed: that is how it stands already.')];
      return propose(book, null, wordsOf(what, book));
    }
    const item = book.byRef.get(what.item);
    if (!item || !may(actor, 'speak-to-board', book, item))
      return [
        notice(`Nothing was kept: what a board reads of ${what.item} is for its lead or a strategy officer.`),
      ];
    if (what.text.length > MOST_WORDS)
      return [
        notice(`Nothing was kept: a board reads ${MOST_WORDS} letters at most. Please say it in fewer.`),
      ];
    const boards = book.plan.boards.filter(
      ({ scope }) => scope.length === 0 || actionsUnder(book, scope).some(({ id }) => id === item.id),
    );
    const [only, ...more] = boards;
    if (!only) return [notice(`Nothing was kept: no board sees ${what.item}.`)];
    const { today } = momentIn(app, book.plan.timezone);
    const asBoards = wordsForBoards(book.plan, await app.records.people(origin.tenant), today);
    const told = asBoards(what.text, aboutOf(book, item));
    const asRead = told === what.text ? '' : ', as a board reads it';
    const doubts = doubtWords(told);
    return propose(
      book,
      more.length === 0 ? only.id : null,
      `${what.asks ? 'Ask a decision of' : 'Tell'} the ${listed(boards.map(({ body }) => body))} in the next post, about ${item.ref}: “${told}”${asRead}?${doubts === '' ? '' : ` ${doubts}`}`,
    );
  }
  const say = (name: string): string => sentenceFor(what, name);
  const fits = (one: FoundBoard) => fitsTo(app, origin, what, one);
  const found = await whichBoard(app, origin, speaker, { plan, words: what.board, say, fits });
  if ('ask' in found) return [found.ask];
  const { book, board, actor } = found;
  if (what.is === 'preview')
    return [await previewCard(app, origin, found, await weekOf(app, origin.tenant, found))];
  if (what.is === 'before-elections') {
    if (!mayEdit(what, actor, book)) return [notice(ELECTIONS)];
    return propose(book, board.id, `In pre-election periods, ${BEFORE[what.how]} the ${board.body}?`);
  }
  if (what.is === 'reports') {
    if (!mayEdit(what, actor, book)) return [notice(REPORTS)];
    if (board.reports.includes(what.kind) === what.on)
      return [notice('Nothing was changed: that is how it stands already.')];
    const report = REPORT[what.kind];
    return propose(
      book,
      board.id,
      what.on
        ? `Post a ${report.name} to the ${board.body} by itself, after ${report.every}?`
        : `Post no ${report.name} to the ${board.body} by itself any more?`,
    );
  }
  if (what.is === 'release') return propose(book, board.id, `Release the post to the ${board.body}?`);
  const { day } = await occasionOf(app, origin.tenant, found);
  const { today } = momentIn(app, book.plan.timezone);
  const next = dayWords(day, today);
  const another = isOf(what.on, day, today)
    ? ''
    : `There is no post to the ${board.body} on ${spanWords(what.on, today)}. `;
  if (what.reason === null) {
    const forms = [`hold the post on ${day} to the ${board.body} because {}`];
    await reframe(app, origin, speaker.person.id, wanting(app, 'board', forms));
    return [
      notice(
        `${another}Why should the next post to the ${board.body}, on ${next}, be held? Nothing was changed. Say, for example, "hold the post because the figures are being checked", or only the reason.`,
      ),
    ];
  }
  const on = { from: day, to: day, weekday: false };
  return propose(
    book,
    board.id,
    `${another}Hold the next post to the ${board.body}, on ${next}, because “${what.reason}”? Officers and the other leads are told.`,
    { ...what, on },
  );
};

/** Only what is held can be released; and a post of a day is held of the board that posts on it. */
async function fitsTo(app: App, origin: Origin, what: BoardErrand, found: FoundBoard): Promise<boolean> {
  if (what.is === 'release') return (await heldPost(app, origin.tenant, found)) !== null;
  if (what.is !== 'hold') return true;
  const { day } = await occasionOf(app, origin.tenant, found);
  return isOf(what.on, day, momentIn(app, found.book.plan.timezone).today);
}

type Days = Extract<BoardErrand, { is: 'hold' }>['on'];

/** Whether the post of that day was meant; on the day itself a weekday may be the next of its name. */
const isOf = (on: Days, day: PlainDate, today: PlainDate): boolean =>
  on === null ||
  (day >= on.from && day <= on.to) ||
  (on.weekday && on.from === today && day === addDays(today, 7));

const spanWords = (on: Days, today: PlainDate): string =>
  on === null
    ? ''
    : on.from === on.to
      ? dayWords(on.from, today)
      : `${dayWords(on.from, today)} to ${dayWords(on.to, today)}`;

const BEFORE = {
  post: 'post as usual to',
  'without-narrative': 'post figures and actions without words to',
  hold: 'post nothing to',
} as const;

const REPORT: { readonly [K in ReportKind]: { name: string; every: string } } = {
  'half-termly': { name: 'half-termly report', every: 'each half-term' },
  termly: { name: 'termly report', every: 'each term' },
  yearly: { name: 'yearly review', every: 'each school year' },
};

const REPORTS =
  'Nothing was changed: what a board gets by itself is set by a strategy officer. Please ask one of them.';
const RESTRICTS =
  'Nothing was changed: an action is restricted by its lead or a strategy officer. Please ask one of them.';
const ELECTIONS =
  'Nothing was changed: pre-election periods are set by a strategy officer. Please ask one of them.';

function wordsOf(what: Extract<PlanErrand, { is: 'restrict' | 'elections' }>, book: Book): string {
  if (what.is === 'elections')
    return what.span === null
      ? 'Take back the pre-election periods that are not over?'
      : `Set a pre-election period from ${longDay(what.span.from)} to ${longDay(what.span.to)}?`;
  const actions = actionsUnder(book, what.items);
  const many = itemsNamed(book, what.items).every(isAction) ? '' : ` (${count(actions.length, 'action')})`;
  return what.on
    ? `Restrict ${listed(what.items)}${many}? It is counted everywhere, and its title and words are shown to its lead, its owner and officers alone.`
    : `Show ${listed(what.items)}${many} like any other action again?`;
}

/** The same sentence with the board's name in it, for a button. */
function sentenceFor(what: Extract<BoardErrand, { board: string | null }>, name: string): string {
  switch (what.is) {
    case 'preview':
      return `preview of the summary for the ${name}`;
    case 'release':
      return `release the post to the ${name}`;
    case 'hold':
      return `hold the post${what.on === null ? '' : ` on ${what.on.from}`} to the ${name}${what.reason === null ? '' : ` because ${what.reason}`}`;
    case 'reports':
      return what.on
        ? `send the ${name} a ${REPORT[what.kind].name} every ${REPORT[what.kind].every.replace(/^each (?:school )?/, '')}`
        : `stop the ${REPORT[what.kind].name} for the ${name}`;
    case 'before-elections':
      return { hold: 'hold posts', 'without-narrative': 'post without words', post: 'post as usual' }[
        what.how
      ].concat(` before elections for the ${name}`);
  }
}
