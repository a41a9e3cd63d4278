/** A yes or a no to what somebody asked about boards: judged again on the record as it stands, then carried out. */
import { longDay } from '../../cards/format.ts';
import type { PostDeed } from '../../domain/boards/board-post.ts';
import { MOST_WORDS } from '../../domain/boards/board-post.ts';
import { actionsUnder } from '../../domain/scope.ts';
import { type App, momentIn } from '../context.ts';
import { type Proposal, settled } from '../conversation/frame.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { commitSetUp } from '../set-up/commit.ts';
import { gone, unfinished } from '../set-up/said.ts';
import { doToPost } from './post-deed.ts';
import { occasionOf } from './preview-turn.ts';
import { editsOf, mayEdit } from './settings.ts';
import { type FoundBoard, NOT_THEIRS, notice } from './which-board.ts';

export async function settleBoard(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { id, plan, board: boardId, what }: Extract<Proposal, { kind: 'board' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  const done = (text: string) => settled(app, origin, speaker.person.id, id, notice(text));
  if (word === 'no') return done('All right: nothing was changed.');
  const book = await app.records.book(origin.tenant, plan);
  if (!book) return gone;
  const actor = actorIn(app, book, origin, speaker);
  if (
    what.is === 'restrict' ||
    what.is === 'elections' ||
    what.is === 'before-elections' ||
    what.is === 'reports'
  ) {
    if (!mayEdit(what, actor, book)) return done(NOT_THEIRS);
    const { today } = momentIn(app, book.plan.timezone);
    const edits = await commitSetUp(app, origin, speaker, plan, [], 'message', (current) =>
      editsOf(what, current, boardId, today),
    );
    if (!edits) return unfinished;
    return done(
      what.is === 'restrict'
        ? what.on
          ? `Restricted: ${what.items.join(', ')}. Say "unrestrict ${what.items.join(', ')}" to take it back.`
          : `${what.items.join(', ')}: shown like any other action again.`
        : 'Set. It stands in the history of the plan.',
    );
  }
  const deed = deedOf(what, book.byRef.get(what.is === 'line' ? what.item : '')?.id ?? null);
  if (deed === null) return done('Nothing was changed: that is no longer in the plan.');
  const boards = book.plan.boards.filter((board) =>
    boardId === null
      ? deed.do === 'line' &&
        (board.scope.length === 0 ||
          actionsUnder(book, board.scope).some((action) => action.id === deed.item))
      : board.id === boardId,
  );
  const said: string[] = [];
  for (const board of boards) {
    const found: FoundBoard = { book, board, actor };
    const { week, day } = await occasionOf(app, origin.tenant, found);
    // The yes is to the post of the day that was shown.
    if (what.is === 'hold' && what.on !== null && what.on.from !== day) {
      said.push(
        `Nothing was changed: that post is out. The next to the ${board.body} is on ${longDay(day)}.`,
      );
      continue;
    }
    const result = await doToPost(app, origin, speaker, found, week, deed);
    said.push(boards.length > 1 ? `${board.body}: ${result.said}` : result.said);
  }
  return done(said.join('\n') || 'Nothing was changed: that board is no longer there.');
}

function deedOf(
  what: Exclude<
    Extract<Proposal, { kind: 'board' }>['what'],
    { is: 'restrict' | 'elections' | 'before-elections' | 'reports' }
  >,
  item: string | null,
): PostDeed | null {
  switch (what.is) {
    case 'hold':
      return what.reason === null ? null : { do: 'hold', reason: what.reason.slice(0, MOST_WORDS) };
    case 'release':
      return { do: 'release' };
    case 'line':
      return item === null
        ? null
        : { do: 'line', item, text: what.text.slice(0, MOST_WORDS), asks: what.asks };
    default:
      return null;
  }
}
