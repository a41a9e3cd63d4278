/** A board's paper as it is frozen: how its actions stand, what needs the board, what moved since the last paper. */

import { topOf } from '../book.ts';
import { addDays } from '../calendar.ts';
import type { Milestone } from '../milestone.ts';
import type { PlainDate } from '../plan.ts';
import { answersFor, isOpenAction } from '../standing.ts';
import { decisionSection } from './decisions.ts';
import {
  headlineOf,
  honestLines,
  movementSections,
  standingFigures,
  standingsByItem,
  standingTable,
} from './figures.ts';
import { measureSection } from './measures.ts';
import type { MeetingDates } from './meeting-dates.ts';
import { type Block, heading, type Paper, section, text } from './paper.ts';
import { type PaperRecord, type Scoped, scoped } from './record.ts';
import { dayWords, milestoneWords, ownerWords, STANDING_WORD } from './words.ts';

/** How far ahead of the meeting a paper looks, and how far back the first one does. */
const AHEAD_DAYS = 56;
const BACK_DAYS = 90;

/** A first paper goes back some way, and never before the plan was live: nothing was asked then. */
function firstFrom(goLive: PlainDate, today: PlainDate): PlainDate {
  const back = addDays(today, -BACK_DAYS);
  return goLive > back && goLive <= today ? goLive : back;
}

/** `record.before` holds the figures of the last paper; null for the first one. */
export function boardPaper(record: PaperRecord, dates: MeetingDates): Paper {
  const scope = scoped(record);
  const { book, board, before, at, today } = scope;
  const from = before === null ? firstFrom(book.plan.goLive, today) : scope.dayOf(before.at);
  const since = before?.at ?? `${from}T00:00:00Z`;
  return {
    plan: book.plan.id,
    board: board?.id ?? null,
    kind: 'paper',
    period: dates.meeting,
    at,
    asAt: today,
    title: `Paper for ${board?.body ?? 'the board'}, ${dayWords(dates.meeting)}`,
    headline: headlineOf(scope, from),
    figures: standingFigures(scope),
    standings: standingsByItem(scope),
    blocks: [
      text(
        `${book.plan.title}, ${book.plan.authority}. Officers’ working information, frozen on ${dayWords(today)}. What changed after that is listed apart, as “since papers”. ${
          before === null
            ? 'This is the first paper: changes are shown from the next one.'
            : `Changes are shown since the last paper was frozen, on ${dayWords(from)}.`
        }`,
      ),
      ...standingTable(scope),
      ...needsBoard(scope),
      ...movementSections(scope, from, since),
      ...comingUp(scope, dates),
      ...measureSection(scope),
      ...decisionSection(scope, addDays(from, -1)),
      ...honestLines(scope),
      ...everyAction(scope),
    ],
  };
}

const NEEDS = ['overdue', 'off-track', 'at-risk'];

function needsBoard(scope: Scoped): Block[] {
  const found = scope.standings
    .filter(({ standing }) => NEEDS.includes(standing))
    .sort((a, b) => NEEDS.indexOf(a.standing) - NEEDS.indexOf(b.standing));
  return section(
    'What needs the board',
    ['Ref', 'Action', 'Owner', 'How it stands', 'First agreed', 'Agreed', 'Expected'],
    found.map((one) => [
      one.action.ref,
      one.action.title,
      ownerWords(scope, answersFor(one)),
      STANDING_WORD[one.standing],
      ...datesOf(one.decisive),
    ]),
    'Nothing is overdue, off track or at risk.',
  );
}

/** First, agreed and forecast dates stand side by side: none hides another. */
const datesOf = (milestone: Milestone | null): string[] => [
  dayWords(milestone?.firstDue ?? null),
  dayWords(milestone?.due ?? null),
  milestone?.forecast ? dayWords(milestone.forecast) : 'as agreed',
];

function comingUp(scope: Scoped, { meeting }: MeetingDates): Block[] {
  const last = addDays(meeting, AHEAD_DAYS);
  const rows = scope.standings
    .filter(({ chasedAt }) => chasedAt === null)
    .flatMap(({ action, milestones }) => milestones.map((milestone) => ({ action, milestone })))
    .filter(
      ({ milestone: { open, kind, due } }) =>
        open && kind !== 'check-in' && due !== null && due >= scope.today && due <= last,
    )
    .sort((a, b) => (a.milestone.due ?? '').localeCompare(b.milestone.due ?? ''))
    .map(({ action, milestone }) => [
      action.ref,
      milestoneWords(action, milestone),
      ownerWords(scope, milestone.owner),
      dayWords(milestone.due),
    ]);
  return section(
    'Coming up',
    ['Ref', 'Action', 'Owner', 'Due'],
    rows,
    `Nothing is due by ${dayWords(last)}.`,
  );
}

/** Each action with its status, a table for each of the topmost parts. */
function everyAction(scope: Scoped): Block[] {
  const parts = Map.groupBy(scope.standings, ({ action }) => topOf(scope.book, action));
  const blocks = [...parts].flatMap(([top, ones]): Block[] => {
    const name = `${top.ref} ${top.title}`;
    return [
      heading(name, 3),
      {
        is: 'table',
        name,
        header: ['Ref', 'Action', 'Owner', 'How it stands', 'First agreed', 'Agreed', 'Expected'],
        rows: ones.map((one) => [
          one.action.ref,
          one.action.title,
          ownerWords(scope, answersFor(one)),
          STANDING_WORD[one.standing],
          ...(isOpenAction(one) ? datesOf(one.decisive) : closedDates(one.decisive)),
        ]),
      },
    ];
  });
  return blocks.length === 0 ? [] : [heading('Every action'), ...blocks];
}

const closedDates = (milestone: Milestone | null): string[] => [
  dayWords(milestone?.firstDue ?? null),
  dayWords(milestone?.due ?? null),
  milestone?.completedOn ? `done ${dayWords(milestone.completedOn)}` : 'closed',
];
