/** When a board meets: told with its four dates, and set by an officer after a yes. */
import { isDeepStrictEqual } from 'node:util';
import { noticeCard } from '../../cards/notice.ts';
import { papersAskCard } from '../../cards/papers/ask-card.ts';
import { listCard } from '../../cards/papers/list-card.ts';
import { addDays, isWorkingDay } from '../../domain/calendar.ts';
import { cyclesOf, meetingDates, nextMeeting, outOfOrder } from '../../domain/papers/meeting-dates.ts';
import { dayWords } from '../../domain/papers/words.ts';
import { may } from '../../domain/permission.ts';
import type { Board, PlainDate } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import type { Errand } from '../../understanding/errands/errand.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { type Proposal, proposing, reframe, settled } from '../conversation/frame.ts';
import { actorIn } from '../conversation/lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { commitSetUp } from '../set-up/commit.ts';
import { gone, unfinished } from '../set-up/said.ts';
import { boardMeant, type OfBoard } from './boards.ts';
import { IN_OUR_CHAT, OFFICERS_RECORD } from './decisions-said.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const meetingsTurn: ErrandTurn<'meetings'> = async (app, origin, speaker, { body }, heard) => {
  const meant = boardMeant(
    origin,
    heard,
    body,
    (named) => `when does the ${named} meet`,
    ({ meetings }) => meetings.length > 0,
  );
  if (!meant.ok) return [meant.ask];
  const { book, board } = meant.of;
  if (!may(actorIn(app, book, origin, speaker), 'see-plan', book, null)) return [OFFICERS_RECORD];
  const { today } = momentIn(app, book.plan.timezone);
  const ahead = cyclesOf(board).filter(({ meeting }) => meeting >= today);
  if (ahead.length === 0)
    return [
      notice(
        `I know of no meeting of ${board.body} to come. A strategy officer can tell me: “the ${board.body} meets on 12 January”.`,
      ),
    ];
  return [
    listCard({
      kicker: `${board.body}: ${book.plan.title}`,
      heading: `${board.body} meets next on ${dayWords(ahead[0]?.meeting ?? null)}`,
      lines: ahead.map(({ meeting, dispatch, freeze, call }) => ({
        first: dayWords(meeting),
        text: `papers go out ${dayWords(dispatch)}, frozen ${dayWords(freeze)}, called for ${dayWords(call)}`,
        last: '',
      })),
      notes: [],
    }),
  ];
};

type Meeting = Board['meetings'][number];
type MeetingSet = Extract<Errand, { do: 'meeting-set' }>;
type Decided = { meetings: Meeting[]; meeting: PlainDate; title: string } | { refused: string };

export const meetingSetTurn: ErrandTurn<'meeting-set'> = async (app, origin, speaker, errand, heard) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const meant = boardMeant(
    origin,
    heard,
    errand.body,
    (named) => sentenceOf(errand, named),
    (board) => isOf(board, errand),
  );
  if (!meant.ok) return [meant.ask];
  const { book, board } = meant.of;
  if (!may(actorIn(app, book, origin, speaker), 'set-up-board', book, null)) return [OFFICERS_RECORD];
  const { today } = momentIn(app, book.plan.timezone);
  const decided = decide(board, errand, today);
  if ('refused' in decided) return [notice(`Nothing was changed: ${decided.refused}`)];
  return [await asked(app, origin, speaker, meant.of, decided, false)];
};

/** A new meeting may be any board's; papers are of one that meets, and only what is set can be taken back. */
const isOf = (board: Board, { what, day }: MeetingSet): boolean =>
  what === 'meeting' ||
  (what === 'cancel'
    ? board.meetings.some(({ meeting }) => meeting === day)
    : nextMeeting(board, addDays(day, 1)) !== null);

const sentenceOf = ({ what, day }: MeetingSet, named: string): string =>
  what === 'meeting'
    ? `the ${named} meets on ${day}`
    : what === 'cancel'
      ? `the ${named} does not meet on ${day}`
      : `papers for the ${named} ${what === 'freeze' ? 'are frozen' : 'go out'} on ${day}`;

/** The board's meetings as they would be; those that were stay, so that old papers keep theirs. */
function decide(board: Board, { what, day }: MeetingSet, today: PlainDate): Decided {
  if (day < today) return { refused: `${dayWords(day)} is over.` };
  const { meetings, body } = board;
  if (what === 'meeting') {
    if (meetings.some(({ meeting }) => meeting === day))
      return { refused: `${body} meets on that day already.` };
    return {
      meetings: inOrder([...meetings, { meeting: day }]),
      meeting: day,
      title: `${body} meets on ${dayWords(day)}?`,
    };
  }
  if (what === 'cancel') {
    if (!meetings.some(({ meeting }) => meeting === day))
      return { refused: `I know of no meeting of ${body} on ${dayWords(day)}.` };
    return {
      meetings: meetings.filter(({ meeting }) => meeting !== day),
      meeting: day,
      title: `${body} does not meet on ${dayWords(day)}?`,
    };
  }
  const next = nextMeeting(board, addDays(day, 1));
  if (!next)
    return { refused: `I know of no meeting of ${body} after ${dayWords(day)}. Tell me that first.` };
  const changed = meetings.map((one) => (one.meeting === next.meeting ? { ...one, [what]: day } : one));
  const dates = changed.find(({ meeting }) => meeting === next.meeting);
  const wrong = dates && outOfOrder(meetingDates(dates));
  if (wrong) return { refused: WRONG[wrong] };
  return { meetings: changed, meeting: next.meeting, title: `${TITLE[what]} on ${dayWords(day)}?` };
}

const WRONG = {
  dispatch: 'papers go out before the meeting.',
  freeze: 'papers are frozen before they go out. Set that day first.',
  call: 'the call comes before the freeze. Set that day first.',
} as const;
const TITLE = {
  dispatch: 'Papers go out',
  freeze: 'Papers are frozen',
  call: 'Updates are called for',
} as const;

const inOrder = (meetings: readonly Meeting[]): Meeting[] =>
  meetings.toSorted((a, b) => a.meeting.localeCompare(b.meeting));

/** Shows the four dates, and how many clear days they leave. */
async function asked(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { book, board }: OfBoard,
  { meetings, meeting, title }: Exclude<Decided, { refused: string }>,
  again: boolean,
): Promise<Message> {
  const id = `${commandId(origin, 'meeting')}.${board.id}`;
  const at = stamp(app.clock.now());
  const proposal: Proposal = {
    kind: 'meeting',
    id,
    at,
    plan: book.plan.id,
    board: board.id,
    meeting,
    title,
    was: board.meetings,
    meetings,
  };
  await reframe(app, origin, speaker.person.id, proposing(proposal));
  const set = meetings.find((one) => one.meeting === meeting);
  return papersAskCard({
    question: title,
    plan: book.plan,
    facts: set ? factsOf(set) : [{ label: 'Papers', value: 'none are made for that day' }],
    proposal: id,
    again,
  });
}

const CLEAR = 5;

function factsOf(set: Meeting): { label: string; value: string }[] {
  const { call, freeze, dispatch, meeting } = meetingDates(set);
  const clear = clearDays(dispatch, meeting);
  return [
    { label: 'Call', value: `${dayWords(call)}: whoever has not reported is asked` },
    { label: 'Freeze', value: `${dayWords(freeze)}, at the end of the day` },
    {
      label: 'Papers go out',
      value: `${dayWords(dispatch)}, ${clear} clear ${clear === 1 ? 'day' : 'days'} ahead${clear < CLEAR ? `; ${CLEAR} are usual` : ''}`,
    },
    { label: 'Meeting', value: dayWords(meeting) },
  ];
}

/** Working days between, neither the day of dispatch nor that of the meeting among them. */
function clearDays(dispatch: PlainDate, meeting: PlainDate): number {
  let clear = 0;
  for (let day = addDays(dispatch, 1); day < meeting; day = addDays(day, 1))
    if (isWorkingDay(day)) clear += 1;
  return clear;
}

/** A yes or a no to a date of a board's cycle. */
export async function settleMeeting(
  app: App,
  origin: Origin,
  speaker: Speaker,
  proposal: Extract<Proposal, { kind: 'meeting' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  const done = (message: Message) => settled(app, origin, speaker.person.id, proposal.id, message);
  if (word === 'no') return done(notice('Nothing was changed.'));
  const book = await app.records.book(origin.tenant, proposal.plan);
  const board = book?.plan.boards.find(({ id }) => id === proposal.board);
  if (!book || !board) return gone;
  if (!may(actorIn(app, book, origin, speaker), 'set-up-board', book, null)) return OFFICERS_RECORD;
  const { was, meetings, meeting, title } = proposal;
  const isSet = isDeepStrictEqual(board.meetings, meetings);
  if (!isSet && !isDeepStrictEqual(board.meetings, was))
    return done(
      notice(
        'Nothing was changed: somebody else has set a meeting of this board meanwhile. Please tell me again.',
      ),
    );
  const changed = await commitSetUp(app, origin, speaker, book.plan.id, [], 'card', (current) => ({
    head: {
      ...current.plan,
      boards: current.plan.boards.map((one) =>
        one.id === board.id && isDeepStrictEqual(one.meetings, was) ? { ...one, meetings } : one,
      ),
    },
    edits: [],
  }));
  if (!changed) return unfinished;
  const set = meetings.find((one) => one.meeting === meeting);
  const dates = set && meetingDates(set);
  return done(
    notice(
      `Set: ${title.replace(/\?$/, '')}.${dates ? ` Updates are called for on ${dayWords(dates.call)}, the papers are frozen on ${dayWords(dates.freeze)} and go out on ${dayWords(dates.dispatch)}.` : ''}`,
    ),
  );
}
