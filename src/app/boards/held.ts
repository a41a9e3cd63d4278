/** "What is held?": the posts that somebody keeps from their boards, until when, and how they are released. */
import { longDay } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { BoardPost } from '../../domain/boards/board-post.ts';
import { lapseOf, type Occasion } from '../../domain/boards/occasion.ts';
import { mayToTheirs } from '../../domain/permission.ts';
import { boardPost } from '../../store/board-posts.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { occasionOf } from './preview-turn.ts';
import { boardsPreviewed, type FoundBoard, NOT_THEIRS, notice } from './which-board.ts';

type Held = { post: Occasion; hold: NonNullable<BoardPost['hold']> };

/** The post that somebody holds, of those that can still be released; null where none is. */
export async function heldPost(app: App, tenant: string, found: FoundBoard): Promise<Held | null> {
  const post = await occasionOf(app, tenant, found);
  const { book, board } = found;
  const said = await boardPost(app.store, tenant, book.plan.id, board.id, post.week);
  const hold = said?.doc.body.hold;
  return hold ? { post, hold } : null;
}

/** Whoever may see posts beforehand is told of those alone. */
export async function heldTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  plan: string | null,
): Promise<Message> {
  const theirs = await boardsPreviewed(app, origin, speaker, plan);
  if (theirs.length === 0) return notice(NOT_THEIRS);
  const all = await Promise.all(
    theirs.map(async (found) => ({ ...found, held: await heldPost(app, origin.tenant, found) })),
  );
  const some = all.flatMap(({ held, ...found }) => (held ? [{ ...found, ...held }] : []));
  if (some.length === 0) return notice('No post is held: each goes out at its time.');
  return noticeCard({
    text: some
      .map(({ book, board, post, hold }) => {
        const lapses = longDay(lapseOf(board, book.plan, post, app.clock.now()).day);
        return `The post to the ${board.body} of ${longDay(post.day)} is held by the ${hold.post}: “${hold.reason}” It lapses on ${lapses}, when the next one is due.`;
      })
      .join('\n'),
    suggestions: some
      .filter(({ actor, hold }) => mayToTheirs(actor, 'release-post', hold.by))
      .slice(0, 5)
      .map(({ board: { body } }) => ({ label: `Release: ${body}`, say: `release the post to the ${body}` })),
  });
}
