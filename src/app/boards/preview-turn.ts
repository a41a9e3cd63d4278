/** The preview of a board's post in a chat: shown on request, and again after each of its buttons. */
import { boardPreviewCard } from '../../cards/boards/preview.ts';
import type { Submit } from '../../cards/submit.ts';
import { MOST_WORDS, type PostDeed } from '../../domain/boards/board-post.ts';
import { latestOccasion, nextOccasion } from '../../domain/boards/occasion.ts';
import { weeklyPost } from '../../domain/boards/weekly-post.ts';
import { mayPreview } from '../../domain/permission.ts';
import { stamp } from '../../domain/stamp.ts';
import { boardPost, readForPost } from '../../store/board-posts.ts';
import type { App } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { doToPost } from './post-deed.ts';
import { type FoundBoard, NOT_THEIRS, notice } from './which-board.ts';

/** The week whose post is spoken of: one that is held and still to be released, else the next. */
export async function weekOf(app: App, tenant: string, { book, board }: FoundBoard): Promise<string> {
  const now = app.clock.now();
  const last = latestOccasion(board, book.plan.timezone, now, book.plan.about.terms).week;
  const held = (await boardPost(app.store, tenant, book.plan.id, board.id, last))?.doc.body.hold;
  return held ? last : nextOccasion(board, book.plan.timezone, now, book.plan.about.terms).week;
}

export async function previewCard(
  app: App,
  origin: Origin,
  { book, board, actor }: FoundBoard,
  week: string,
  done?: string,
): Promise<Message> {
  const now = app.clock.now();
  // What a lead may not read is left out of their own book; the post is made from the whole.
  const whole = (await app.records.book(origin.tenant, book.plan.id)) ?? book;
  const read = await readForPost(app.store, app.records, origin.tenant, {
    plan: book.plan.id,
    board: board.id,
    week,
  });
  const next = nextOccasion(board, book.plan.timezone, now, book.plan.about.terms);
  return boardPreviewCard({
    ...weeklyPost(whole, board, read, now),
    book: whole,
    board,
    week,
    milestones: read.milestones,
    said: read.said,
    reader: actor,
    postsOn: next.week === week ? next.day : null,
    time: board.summary.time,
    zone: book.plan.timezone,
    at: stamp(now),
    ...(done !== undefined && { done }),
  });
}

/** A button of a preview: all that it names is the sender's word, and is looked up again. */
export async function previewPressed(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'board-post' }>,
): Promise<Message> {
  const book = await app.records.book(origin.tenant, submit.plan);
  const board = book?.plan.boards.find(({ id }) => id === submit.board);
  if (!book || !board) return notice('Nothing was changed: that board is no longer there.');
  const actor = actorIn(app, book, origin, speaker);
  if (!mayPreview(book, board, actor)) return notice(NOT_THEIRS);
  const found = { book, board, actor };
  if (submit.week !== (await weekOf(app, origin.tenant, found)))
    return notice(
      'Nothing was changed: that post is out, and its figures stand. Say "preview of the summary" for the next one.',
    );
  const deed = deedOf(submit);
  if (deed === null)
    return previewCard(
      app,
      origin,
      found,
      submit.week,
      'Nothing was changed: please say why it should be held.',
    );
  const done = await doToPost(app, origin, speaker, found, submit.week, deed);
  return previewCard(app, origin, found, submit.week, done.said);
}

function deedOf({ deed, inputs, milestone, update }: Extract<Submit, { do: 'board-post' }>): PostDeed | null {
  const typed = (name: string): string | null => inputs.get(name)?.slice(0, MOST_WORDS) ?? null;
  switch (deed) {
    case 'comment':
      return { do: 'comment', text: typed('comment') };
    case 'hold': {
      const reason = typed('reason');
      return reason === null ? null : { do: 'hold', reason };
    }
    case 'show':
    case 'hide':
      return { do: 'mark', milestone: milestone ?? '', update: update ?? '', on: deed === 'show' };
    default:
      return { do: deed };
  }
}
