/** A board is set up in its own channel: the channel is the one that was spoken in, and only an officer's word counts. */
import { channelBoardCard } from '../../cards/boards/channel.ts';
import { listed, longDay } from '../../cards/format.ts';
import type { Submit } from '../../cards/submit.ts';
import { summaryCard } from '../../cards/summary/summary.ts';
import { clip } from '../../cards/text.ts';
import { nextOccasion } from '../../domain/boards/occasion.ts';
import { boardsSetUp } from '../../domain/boards/set-up.ts';
import { weeklyPost } from '../../domain/boards/weekly-post.ts';
import type { Book } from '../../domain/book.ts';
import { isoWeek } from '../../domain/calendar.ts';
import { isChannelId } from '../../domain/channel-id.ts';
import { BeforeElections, Weekday } from '../../domain/kinds.ts';
import { may, mayInHouse } from '../../domain/permission.ts';
import type { Board } from '../../domain/plan.ts';
import { forBoards } from '../../domain/restricted.ts';
import { stamp } from '../../domain/stamp.ts';
import { slug } from '../../importing/slug.ts';
import { readForPost } from '../../store/board-posts.ts';
import { type App, momentIn } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Answer, Message, Origin } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { commitSetUp } from '../set-up/commit.ts';
import { notice } from './which-board.ts';

const OFFICERS = notice(
  'Thank you, but a board is set up by a strategy officer. Nothing was changed; please ask one of them.',
);
const IN_THE_CHANNEL = notice(
  'Nothing was changed. Please say that in the channel that the board reads: I take the channel from there.',
);

export async function channelSetUp(app: App, origin: Origin, speaker: Speaker): Promise<Message> {
  if (!mayInHouse(anybody(speaker), 'begin-board')) return OFFICERS;
  if (origin.channel === null || !isChannelId(origin.channel)) return IN_THE_CHANNEL;
  const books = await app.records.books(origin.tenant);
  const here = books.find(({ plan }) => plan.boards.some(({ channel }) => channel === origin.channel));
  const book = here ?? books[0];
  if (!book) return notice('There is no plan yet: send me one in our own chat first.');
  return card(origin.channel, books, book, standing(book, origin.channel), [], undefined);
}

/** Only an officer's press counts; anybody else is told, and the card stays as it is. */
export async function channelPressed(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'board-set-up' }>,
): Promise<Answer> {
  const kept = (message: Message): Answer => ({ say: [message], replace: null });
  const { channel } = origin;
  if (origin.scope !== 'channel' || channel === null || !isChannelId(channel)) return kept(IN_THE_CHANNEL);
  const books = await app.records.books(origin.tenant);
  const book = books.find(({ plan }) => plan.id === submit.plan);
  if (!book || !may(actorIn(app, book, origin, speaker), 'set-up-board', book, null)) return kept(OFFICERS);
  const stands = standing(book, channel);
  switch (submit.deed) {
    case 'plan':
      return { say: [], replace: card(channel, books, book, stands, [], undefined) };
    case 'test':
      return kept(
        stands
          ? await testPost(app, origin, book, stands)
          : notice('Save first: there is no board here yet.'),
      );
    case 'save': {
      const { today } = momentIn(app, book.plan.timezone);
      const asked = boardIn(submit, book, stands, channel);
      if ('faults' in asked)
        return { say: [], replace: card(channel, books, book, stands, asked.faults, undefined) };
      const saved = await commitSetUp(app, origin, speaker, book.plan.id, [], 'card', (current) => ({
        head: {
          ...current.plan,
          boards: boardsSetUp(
            current.plan.boards,
            withBoard(current.plan.boards, asked.board, channel),
            today,
          ),
        },
        edits: [],
      }));
      if (!saved)
        return kept(
          notice(
            'I could not finish: others are changing the plan right now. Please choose Save again in a minute.',
          ),
        );
      return {
        say: [],
        replace: card(channel, books, book, asked.board, [], savedWords(app, book, asked.board)),
      };
    }
  }
}

const standing = (book: Book, channel: string): Board | undefined =>
  book.plan.boards.find((board) => board.channel === channel);

/** One channel is one board of a plan, and one board has one channel. */
function withBoard(boards: readonly Board[], board: Board, channel: string): Board[] {
  const place = boards.findIndex((one) => one.channel === channel || one.id === board.id);
  const others = boards.filter((one) => one.channel !== channel && one.id !== board.id);
  return place < 0 ? [...others, board] : [...others.slice(0, place), board, ...others.slice(place)];
}

type Asked = { board: Board } | { faults: string[] };

function boardIn(
  { inputs }: Extract<Submit, { do: 'board-set-up' }>,
  book: Book,
  stands: Board | undefined,
  channel: string,
): Asked {
  const body = inputs.get('body') ?? '';
  const day = Weekday.safeParse(inputs.get('day'));
  const time = inputs.get('time') ?? '';
  const near = BeforeElections.safeParse(inputs.get('near') ?? 'post');
  const scope = (inputs.get('scope') ?? '').split(',').filter((ref) => ref !== '');
  const faults = [
    ...(body === '' || body.length > 200 ? ['Please give the board’s name.'] : []),
    ...(day.success && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) && near.success
      ? []
      : ['Please choose a day and a time.']),
    ...(scope.every((ref) => book.byRef.get(ref)?.parent === null)
      ? []
      : ['Please choose what it sees from the list.']),
  ];
  if (faults.length > 0 || !day.success || !near.success) return { faults };
  // Its id is for ever: what was posted is kept under it.
  const known = stands ?? book.plan.boards.find(({ id }) => id === slug(body));
  return {
    board: {
      meetings: [],
      reports: [],
      quiet: null,
      ...known,
      id: known?.id ?? slug(body),
      body,
      channel,
      summary: { day: day.data, time },
      scope:
        scope.length > 0 || !known || known.scope.every((ref) => book.byRef.get(ref)?.parent === null)
          ? scope
          : known.scope,
      beforeElections: near.data,
    },
  };
}

/** "Saved: the Partnership gets a summary of 1 and 2 here, on Fridays at 16:00. The next is on Fri 11 Dec ..." */
function savedWords(app: App, { plan }: Book, board: Board): string {
  const { body, scope, summary } = board;
  const next = nextOccasion(board, plan.timezone, app.clock.now(), plan.about.terms);
  const what = scope.length === 0 ? 'the whole plan' : listed(scope.map((ref) => clip(ref, 30)));
  return `Saved: ${clip(body, 120)} gets a summary of ${what} here, on ${summary.day}s at ${summary.time}. The next is on ${longDay(next.day)}; those who lead see it beforehand.`;
}

function card(
  channel: string,
  books: readonly Book[],
  book: Book,
  board: Board | undefined,
  faults: readonly string[],
  saved: string | undefined,
): Message {
  const { plan } = book;
  const free = (plan.about.bodies ?? []).find(({ name }) => !plan.boards.some(({ body }) => body === name));
  const tops = forBoards(book).items.filter(({ parent, duty }) => parent === null && duty === null);
  return channelBoardCard({
    plan: { id: plan.id, title: plan.title },
    others: books.filter((one) => one !== book).map((one) => ({ id: one.plan.id, title: one.plan.title })),
    body: board?.body ?? free?.name ?? '',
    scope: board?.scope ?? [],
    priorities: tops.map(({ ref, title }) => ({ ref, title })),
    day: board?.summary.day ?? 'Friday',
    time: board?.summary.time ?? '09:00',
    beforeElections: board?.beforeElections ?? 'post',
    stands: board?.channel === channel,
    faults,
    ...(saved !== undefined && { saved }),
  });
}

/** As the post would look now, plainly a test: nothing is kept of it, and it counts as no post. */
async function testPost(app: App, origin: Origin, book: Book, board: Board): Promise<Message> {
  const now = app.clock.now();
  const { today, zone } = momentIn(app, book.plan.timezone);
  const week = isoWeek(today);
  const read = await readForPost(app.store, app.records, origin.tenant, {
    plan: book.plan.id,
    board: board.id,
    week,
  });
  const { summary } = weeklyPost(book, board, { ...read, said: null }, now);
  const message = summaryCard({
    summary,
    zone,
    at: stamp(now),
    banner: 'This is a test: not the weekly summary.',
  });
  return { ...message, summary: `Test: ${message.summary}` };
}
