/** A board's post as it would be, for those who lead in its scope: they add words, or hold it, and change no figure. */
import type { BoardPost } from '../../domain/boards/board-post.ts';
import { MOST_WORDS } from '../../domain/boards/board-post.ts';
import { aboutOf } from '../../domain/boards/board-words.ts';
import { postingOn } from '../../domain/boards/elections.ts';
import type { WeeklyPost } from '../../domain/boards/weekly-post.ts';
import type { Book } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Line } from '../../domain/line.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { may, mayToTheirs } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { Board, PlainDate } from '../../domain/plan.ts';
import { isRestricted } from '../../domain/restricted.ts';
import { type Button, button } from '../button.ts';
import { longDay, nearDay } from '../format.ts';
import { type CardMessage, compile } from '../render.ts';
import { textInput } from '../submit.ts';
import { summaryCard } from '../summary/summary.ts';
import { alarm, bold, clip, escapeMarkdown, literal, type Run, run, subtle } from '../text.ts';
import { careful } from '../words-of-care.ts';
import { doubtWords } from './left-out.ts';
import template from './preview.json' with { type: 'json' };

const fill = compile(template);
const MOST_REASONS = 3;

export type Preview = WeeklyPost & {
  book: Book;
  board: Board;
  week: string;
  milestones: readonly Milestone[];
  said: BoardPost | null;
  reader: Actor;
  /** The day of the post; null once it is past, and the post was held. */
  postsOn: PlainDate | null;
  time: string;
  /** The day of the post after it: what is held until then is not posted any more. */
  lapses?: PlainDate;
  zone: string;
  /** When the figures were taken, an ISO instant. */
  at: string;
  /** What the last button came to. */
  done?: string;
  /** Whether it was opened from a list of posts: then it has the way back. */
  listed?: boolean;
};

export function boardPreviewCard(preview: Preview): CardMessage {
  const { book, board, week, summary, words, said, zone, at, postsOn, time, done, listed = false } = preview;
  const pressed = { do: 'board-post', plan: book.plan.id, board: board.id, week, listed } as const;
  const when = postsOn === null ? '' : ` on ${postWhen(postsOn, time)}`;
  const own = fill({
    heading: escapeMarkdown(
      said?.hold
        ? `Held: nothing goes to the ${clip(board.body, 80)}`
        : `Preview: what the ${clip(board.body, 80)} will see${when}`,
    ),
    notes: notesOf(preview, done),
    reasons: reasonsOf(preview).map(({ line, update, marked, text }) => ({
      words: [
        bold(clip(line.ref, 30)),
        run(` “${clip(text, 200)}”`),
        subtle(` · ${willSee(words.said.has(line.milestone), marked)}`),
        ...leftOut(line.reason ?? '', text).map((one) => subtle(` · ${one}`)),
      ],
      buttons: [
        button(
          marked ? 'Do not show' : 'Show to the board',
          {
            ...pressed,
            deed: marked ? 'hide' : 'show',
            milestone: line.milestone,
            update,
          },
          {
            tooltip: `${marked ? 'Do not show' : 'Show'} the reason of ${clip(line.ref, 30)}`,
            associatedInputs: 'none',
          },
        ),
      ],
    })),
    inputs: [
      {
        id: textInput('comment'),
        label: careful('Your comment to the board, signed with your post'),
        value: commentOf(preview),
      },
    ],
    buttonSets: [{ buttons: buttonsOf(preview, pressed) }],
  });
  const post = summaryCard({
    summary,
    words,
    zone,
    at,
    banner: 'As it would be posted now:',
    within: PREVIEW_ROOM,
  });
  return {
    summary: `Preview of the post to the ${clip(board.body, 80)}`,
    card: { ...own, body: [...bodyOf(own), ...bodyOf(post.card)] },
  };
}

/** Bytes of the post within a preview: the rest of the card has the others. */
const PREVIEW_ROOM = 15_000;

const bodyOf = (card: Record<string, unknown>): unknown[] => (Array.isArray(card.body) ? card.body : []);

const commentOf = ({ said, reader }: Preview): string =>
  literal(said?.comments.find(({ by }) => by === reader.person)?.text ?? '').slice(0, MOST_WORDS);

/** "Fri 4 Dec 2026 at 16:00"; a board that is posted to at midnight was given no hour. */
export const postWhen = (day: PlainDate, time: string): string =>
  time === '00:00' ? longDay(day) : `${longDay(day)} at ${time}`;

/** What the board will not read as it was written, and what it may read that it should not. */
function leftOut(written: string, told: string): string[] {
  const doubts = doubtWords(told);
  return [
    ...(literal(written) === literal(told)
      ? []
      : [`written as “${clip(written, 200)}”: names and small counts are left out`]),
    ...(doubts === '' ? [] : [doubts]),
  ];
}

function notesOf(preview: Preview, done: string | undefined): Run[][] {
  const { book, board, said, postsOn, at, zone, told } = preview;
  const comment = commentOf(preview);
  const silent = postsOn !== null && postingOn(book.plan, board, postsOn) !== 'post';
  const today = localDate(Temporal.Instant.from(at), zone);
  return [
    ...(done === undefined ? [] : [[bold(done)]]),
    ...(said?.hold
      ? [
          [
            alarm(`Held by the ${clip(said.hold.post, 80)}: `),
            run(
              `“${clip(said.hold.reason, 300)}” An officer, or whoever held it, releases it.${lapseWords(preview)}`,
            ),
          ],
        ]
      : []),
    ...(said?.withheld
      ? [
          [
            run(
              `The ${clip(said.withheld.post, 80)} keeps the words back: figures and actions alone are posted.`,
            ),
          ],
        ]
      : []),
    ...(silent
      ? [[run('In the pre-election period this board gets figures and actions, and no words.')]]
      : []),
    ...(comment === '' ? [] : leftOut(comment, told(comment)).map((one) => [run(`Your comment: ${one}`)])),
    [
      subtle(
        `Figures are counted again when it is posted${postsOn === null ? '' : ` (${nearDay(postsOn, today)})`}, and nobody can change them here. Restricted actions are counted and not named.`,
      ),
    ],
  ];
}

/** Until when a held post can be released. */
const lapseWords = ({ lapses, time }: Preview): string =>
  lapses === undefined
    ? ''
    : ` If nobody does, it lapses on ${postWhen(lapses, time)}, when the next one is due.`;

const willSee = (shown: boolean, marked: boolean): string =>
  shown
    ? 'the board will see this'
    : marked
      ? 'chosen for the board, and kept back with the other words'
      : 'the board will not see this';

/** Reasons of lines of this post that the reader may show, as the board would read them; those first that need it. */
function reasonsOf({ book, summary, milestones, said, reader, told }: Preview) {
  const lines = [
    ...summary.needs.map(({ line }) => line),
    ...summary.goneRed,
    ...summary.newlyOverdue,
    ...summary.atRisk,
  ];
  const once = [...new Map(lines.map((line): [string, Line] => [line.milestone, line])).values()];
  return once
    .flatMap((line) => {
      const milestone = milestones.find(({ id }) => id === line.milestone);
      const item = book.byId.get(line.item);
      const update = milestone?.lastUpdate?.id;
      if (line.reason === null || !item || update === undefined || isRestricted(book, item)) return [];
      if (!may(reader, 'speak-to-board', book, item)) return [];
      const marked =
        said?.marks.some((mark) => mark.milestone === line.milestone && mark.update === update) ?? false;
      return [{ line, update, marked, text: told(line.reason, aboutOf(book, item)) }];
    })
    .slice(0, MOST_REASONS);
}

type OnPost = { do: 'board-post'; plan: string; board: string; week: string; listed: boolean };

function buttonsOf({ said, reader }: Preview, pressed: OnPost): Button[] {
  type Deed = 'comment' | 'withhold' | 'restore' | 'ask-hold' | 'release' | 'list';
  const of = (title: string, deed: Deed) =>
    button(
      title,
      { ...pressed, deed, milestone: null, update: null },
      deed === 'comment' ? {} : { associatedInputs: 'none' },
    );
  const mayRelease = said?.hold && mayToTheirs(reader, 'release-post', said.hold.by);
  const holding = mayRelease ? [of('Release the post', 'release')] : [];
  return [
    of('Save comment', 'comment'),
    said?.withheld ? of('Post the words too', 'restore') : of('Post figures without words', 'withhold'),
    ...(said?.hold ? holding : [of('Hold the post…', 'ask-hold')]),
    ...(pressed.listed ? [of('Back to all posts', 'list')] : []),
  ];
}

/** A step of its own: what would keep a post from its board is not typed beside what is written to it. */
export function boardHoldCard(
  { book, board, week, listed = false }: Pick<Preview, 'book' | 'board' | 'week' | 'listed'>,
  fault?: string,
): CardMessage {
  const pressed = { do: 'board-post', plan: book.plan.id, board: board.id, week, listed } as const;
  const of = (title: string, deed: 'hold' | 'open', look: { associatedInputs?: 'none' } = {}) =>
    button(title, { ...pressed, deed, milestone: null, update: null }, look);
  const heading = `Hold the post to the ${clip(board.body, 80)}?`;
  const card = fill({
    heading: escapeMarkdown(heading),
    notes: [
      ...(fault === undefined ? [] : [[alarm(fault)]]),
      [
        run(
          'Nothing is posted until you or an officer release it. Officers and the other leads are told, with your reason.',
        ),
      ],
    ],
    reasons: [],
    inputs: [{ id: textInput('reason'), label: careful('Why the board should not get it yet'), value: '' }],
    buttonSets: [
      { buttons: [of('Hold the post', 'hold'), of('Back', 'open', { associatedInputs: 'none' })] },
    ],
  });
  return { summary: heading, card };
}
