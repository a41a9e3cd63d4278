/** The week's summary for a board, computed from the record and last week's snapshot. */
import { type Book, topOf } from './book.ts';
import { addDays, isoWeek, localDate } from './calendar.ts';
import { type Line, lineOf, worstFirst } from './line.ts';
import type { Milestone } from './milestone.ts';
import type { Board, PlainDate } from './plan.ts';
import { isRestricted } from './restricted.ts';
import { actionsUnder } from './scope.ts';
import { silentAmong } from './silence-asked.ts';
import type { Snapshot, Standing } from './snapshot.ts';
import { stamp } from './stamp.ts';
import { type ActionStanding, answersFor, hasNoDate, isOpenAction, standingsOf } from './standing.ts';
import { stoodIn } from './stood.ts';

export type Summary = {
  plan: { id: string; title: string };
  board: { id: string; body: string };
  /** The date in the plan's zone. */
  asAt: PlainDate;
  week: string;
  /** Actions in scope, withdrawn ones left out. */
  actions: number;
  /**
   * Every standing but withdrawn in a fixed order: together they are all the actions. `change` since the previous
   * snapshot, null when there is none.
   */
  counts: { standing: Standing; now: number; change: number | null }[];
  /** The date of the previous snapshot. */
  since: PlainDate | null;
  /** One line an action, of the milestone that decides how it stands; so too in the next two lists. */
  newlyOverdue: Line[];
  /** An occurrence that was completed is among them, though its recurrence goes on. */
  completed: Line[];
  /** How many of these are one time of an action that goes on. */
  rounds: number;
  /** Off-track before at-risk, overdue or not. */
  atRisk: Line[];
  /** One line a milestone, soonest agreed date first; routine check-ins are left out. */
  comingUp: Line[];
  /** Overdue or off track before, on track or in progress now. */
  recovered: Line[];
  /** Off track now, overdue or not, and not so before. */
  goneRed: Line[];
  /** What the board can help with: off track first, then blocked, then slipped twice or more. */
  needs: { line: Line; why: Need[]; slips: number }[];
  /** By top-level item, in the plan's order: the parts add up to all the actions. */
  priorities: { ref: string; title: string; actions: number; overdue: number; complete: number }[];
  overdue: number;
  /** Asked, and not answered: see `silence-asked`. */
  silent: number;
  /** Complete, and nothing shows it. */
  unevidenced: number;
  /** Open actions with no agreed date. */
  noDate: number;
  /** Open actions that nobody is accountable for. */
  noOwner: number;
  inherited: number;
  restricted: number;
};

export type Need = 'off-track' | 'blocked' | 'slipped';

const COMING_DAYS = 14;
/** How far a first summary looks back. */
const LAST_DAYS = 7;

/** How often an agreed date is moved before the board hears of it. */
const SLIPPED_TWICE = 2;

/**
 * The summary as of an instant, and the figures to keep for the next one. `slips` counts by item how often its agreed
 * date was moved.
 */
export function summarise(
  book: Book,
  board: Board,
  milestones: readonly Milestone[],
  previous: Snapshot | null,
  at: Temporal.Instant,
  slips: ReadonlyMap<string, number> = new Map(),
): { summary: Summary; snapshot: Snapshot } {
  const { plan } = book;
  const today = localDate(at, plan.timezone);
  const since = previous && localDate(Temporal.Instant.from(previous.at), plan.timezone);
  const inScope = standingsOf(book, actionsUnder(book, board.scope), milestones, today);
  const count = (holds: (one: ActionStanding) => boolean): number => inScope.filter(holds).length;
  const lineIn = ({ action, chasedAt }: ActionStanding, milestone: Milestone): Line =>
    lineOf(book, milestone, today, chasedAt === null ? undefined : action);
  const lines = (found: readonly ActionStanding[]): Line[] =>
    worstFirst(found.flatMap((one) => (one.decisive === null ? [] : [lineIn(one, one.decisive)])));
  const stoodBefore = (one: ActionStanding): Standing | null => previous?.standings[one.action.id] ?? null;
  const lookBack = since ?? addDays(today, -LAST_DAYS);
  const isNewlyOverdue = (one: ActionStanding): boolean =>
    one.standing === 'overdue' &&
    (previous ? stoodBefore(one) !== 'overdue' : isOnOrAfter(lookBack, one.decisive?.due));
  // What came into scope complete is news only if it was completed since.
  const isNewlyComplete = (one: ActionStanding): boolean =>
    one.standing === 'complete' &&
    (stoodBefore(one) === null
      ? isOnOrAfter(lookBack, one.decisive?.completedOn)
      : stoodBefore(one) !== 'complete');

  const wasRed = (one: ActionStanding): boolean =>
    previous?.red === undefined ? stoodBefore(one) === 'off-track' : previous.red.includes(one.action.id);
  const isGoneRed = (one: ActionStanding): boolean =>
    isRed(one) && !wasRed(one) && (previous !== null || isSaidSince(one, lookBack, plan.timezone));
  const isRecovered = (one: ActionStanding): boolean =>
    (one.standing === 'on-track' || one.standing === 'in-progress') &&
    // That the next time of it has not begun is no recovery: somebody has to have said so.
    typeof one.decisive?.lastUpdate?.at === 'string' &&
    (stoodBefore(one) === 'overdue' || stoodBefore(one) === 'off-track');
  const slipsOf = (one: ActionStanding): number => slips.get((one.chasedAt ?? one.action).id) ?? 0;
  const whyOf = (one: ActionStanding): Need[] =>
    isOpenAction(one) && one.standing !== 'inherited'
      ? [
          ...(isRed(one) ? (['off-track'] as const) : []),
          ...(one.decisive?.blocked ? (['blocked'] as const) : []),
          ...(slipsOf(one) >= SLIPPED_TWICE ? (['slipped'] as const) : []),
        ]
      : [];

  const occurrencesDone = inScope
    .filter((one) => one.chasedAt === null && one.standing !== 'complete')
    .flatMap((one) =>
      one.milestones
        .filter(({ kind, status }) => kind === 'occurrence' && status === 'complete')
        .filter((milestone) => isDoneSince(milestone, previous, lookBack))
        .map((milestone) => lineIn(one, milestone)),
    );

  const summary: Summary = {
    plan: { id: plan.id, title: plan.title },
    board: { id: board.id, body: board.body },
    asAt: today,
    week: isoWeek(today),
    actions: count((one) => one.standing !== 'withdrawn'),
    counts: stoodIn(inScope).map(({ standing, now }) => ({
      standing,
      now,
      change: previous && now - count((one) => stoodBefore(one) === standing),
    })),
    since,
    newlyOverdue: lines(inScope.filter(isNewlyOverdue)),
    completed: worstFirst([...lines(inScope.filter(isNewlyComplete)), ...occurrencesDone]),
    rounds: occurrencesDone.length,
    atRisk: offTrackFirst(lines(inScope.filter(isAtRisk))),
    comingUp: worstFirst(
      inScope
        .filter((one) => one.chasedAt === null || !inScope.some(({ action }) => action === one.chasedAt))
        .flatMap((one) =>
          one.milestones
            .filter((milestone) => isComing(milestone, today))
            .map((milestone) => lineIn(one, milestone)),
        ),
    ),
    recovered: lines(inScope.filter(isRecovered)),
    goneRed: lines(inScope.filter(isGoneRed)),
    needs: inScope
      .flatMap((one) => {
        const why = whyOf(one);
        return why.length === 0 || one.decisive === null
          ? []
          : [{ line: lineIn(one, one.decisive), why, slips: slipsOf(one) }];
      })
      .sort((a, b) => NEEDS.indexOf(a.why[0]) - NEEDS.indexOf(b.why[0])),
    priorities: prioritiesOf(book, inScope),
    overdue: count((one) => one.standing === 'overdue'),
    silent: silentAmong(inScope, plan.timezone, today).length,
    unevidenced: count(
      (one) =>
        (one.standing === 'complete' || one.standing === 'awaiting-check') && one.decisive?.evidence === null,
    ),
    restricted: count((one) => one.standing !== 'withdrawn' && isRestricted(book, one.action)),
    noDate: count(hasNoDate),
    noOwner: count((one) => isOpenAction(one) && answersFor(one) === null),
    inherited: count((one) => one.standing === 'inherited'),
  };
  const snapshot: Snapshot = {
    plan: plan.id,
    board: board.id,
    week: summary.week,
    at: stamp(at),
    standings: Object.fromEntries(inScope.map((one) => [one.action.id, one.standing])),
    red: inScope.filter(isRed).map(({ action }) => action.id),
  };
  return { summary, snapshot };
}

const NEEDS: readonly (Need | undefined)[] = ['off-track', 'blocked', 'slipped'];

/** Off track, overdue or not. */
export const isRed = (one: ActionStanding): boolean =>
  isOpenAction(one) && one.standing !== 'inherited' && one.decisive?.status === 'off-track';

const isSaidSince = ({ decisive }: ActionStanding, day: PlainDate, zone: string): boolean => {
  const said = decisive?.lastUpdate?.at;
  return said !== undefined && localDate(Temporal.Instant.from(said), zone) >= day;
};

function prioritiesOf(book: Book, inScope: readonly ActionStanding[]): Summary['priorities'] {
  const counted = inScope.filter(({ standing }) => standing !== 'withdrawn');
  const under = Map.groupBy(counted, ({ action }) => topOf(book, action));
  return [...under].map(([{ ref, title }, ones]) => ({
    ref,
    title,
    actions: ones.length,
    overdue: ones.filter(({ standing }) => standing === 'overdue').length,
    complete: ones.filter(({ standing }) => standing === 'complete').length,
  }));
}

const isOnOrAfter = (from: PlainDate, day: PlainDate | null | undefined): boolean =>
  typeof day === 'string' && day >= from;

/** A day tells nothing of whether it was before or after that day's post: then its last word does. */
const isDoneSince = (milestone: Milestone, previous: Snapshot | null, lookBack: PlainDate): boolean =>
  previous !== null && milestone.completedOn === lookBack
    ? (milestone.lastUpdate?.at ?? '') > previous.at
    : isOnOrAfter(lookBack, milestone.completedOn);

const isAtRisk = ({ standing, decisive }: ActionStanding): boolean =>
  standing !== 'inherited' && (decisive?.status === 'at-risk' || decisive?.status === 'off-track');

const offTrackFirst = (lines: readonly Line[]): Line[] => [
  ...lines.filter((line) => line.status === 'off-track'),
  ...lines.filter((line) => line.status !== 'off-track'),
];

/** A check-in is nothing that a board waits for. */
const isComing = (milestone: Milestone, today: PlainDate): boolean =>
  milestone.open &&
  milestone.kind !== 'check-in' &&
  milestone.due !== null &&
  milestone.due >= today &&
  milestone.due <= addDays(today, COMING_DAYS);
