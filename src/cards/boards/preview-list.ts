/** The posts that boards are about to see, when there are several: one message, in which each opens in place. */
import type { BoardPost } from '../../domain/boards/board-post.ts';
import type { Board, PlainDate } from '../../domain/plan.ts';
import type { Summary } from '../../domain/summary.ts';
import { button } from '../button.ts';
import template from '../evidence/for-which.json' with { type: 'json' };
import { count, longDay } from '../format.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { headlineOf } from '../summary/summary-words.ts';
import { alarm, clip, dotted, escapeMarkdown, run, subtle } from '../text.ts';
import { postWhen } from './preview.ts';

const fill = compile(template);
const MOST = 12;

export type NearPost = {
  book: { plan: { id: string; title: string } };
  board: Board;
  week: string;
  summary: Summary;
  said: BoardPost | null;
  /** Null once its day is past, and it was held. */
  postsOn: PlainDate | null;
  time: string;
  lapses?: PlainDate;
};

export function previewListCard(posts: readonly NearPost[]): CardMessage {
  const heading = `Preview: what ${count(posts.length, 'board')} will see`;
  return fitting(Math.max(1, Math.min(MOST, posts.length)), (size) => {
    const left = posts.length - size;
    const card = fill({
      heading: escapeMarkdown(heading),
      notes: [
        [
          run(
            'Open one to add a comment, to choose which reasons the board reads, to keep the words back, or to hold the post.',
          ),
        ],
      ],
      options: posts.slice(0, size).map((post) => ({
        pick: opening(post),
        title: [
          run(clip(post.board.body, 100), { weight: 'Bolder' }),
          subtle(` ${clip(post.book.plan.title, 100)}`),
        ],
        due: dotted([whenOf(post), [subtle(headlineOf(post.summary))]]),
      })),
      footnotes:
        left > 0
          ? [[subtle(`and ${left} more: say “preview of the summary for” and the board’s name.`)]]
          : [],
      buttons: [],
    });
    return { summary: heading, card };
  });
}

const opening = ({ book: { plan }, board, week }: NearPost) =>
  button(
    'Preview',
    {
      do: 'board-post',
      deed: 'open',
      plan: plan.id,
      board: board.id,
      week,
      milestone: null,
      update: null,
      listed: true,
    },
    { tooltip: clip(`Preview of the post to the ${board.body}`, 120), associatedInputs: 'none' },
  );

function whenOf({ said, postsOn, time, lapses }: NearPost) {
  if (said?.hold) {
    const until = lapses === undefined ? '' : `, lapses on ${longDay(lapses)}`;
    return [alarm(`held by the ${clip(said.hold.post, 80)}${until}`)];
  }
  return postsOn === null ? [] : [run(postWhen(postsOn, time))];
}
