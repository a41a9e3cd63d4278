/** The answer to a question, computed from the record: rows, counts, and what was left out and why. */
import { type Asker, NO_PAST, type Past, periodUsed, toToday } from './answers/asked.ts';
import { asksWhatWasCompleted } from './answers/completed.ts';
import { type DigestTold, digestOf } from './answers/digest.ts';
import { type EventsTold, eventsOf } from './answers/events.ts';
import { type Group, groupedBy } from './answers/grouped.ts';
import { type MeasuresTold, measuresAsked, measuresOf } from './answers/measures.ts';
import { type MovesTold, movesOf } from './answers/moves.ts';
import { type OwnersTold, ownersOf } from './answers/owners.ts';
import { type Rated, ratedIn } from './answers/rated.ts';
import { type Day, doneBeside, isNobodys, nextOf, rowsFor } from './answers/rows.ts';
import { selectedBy } from './answers/selected.ts';
import { type SilentTold, silentOf } from './answers/silent.ts';
import { type SlippageTold, slippageOf } from './answers/slippage.ts';
import { type SupportTold, supportOf } from './answers/support.ts';
import { type TimelineRow, timelineRows } from './answers/timeline.ts';
import { type Book, upwards } from './book.ts';
import type { Line } from './line.ts';
import type { Milestone } from './milestone.ts';
import type { Item, PlainDate } from './plan.ts';
import type { Question } from './question.ts';
import { actionsAbout, isAboutAll, itemsNamed, withoutActions } from './scope.ts';
import { type ActionStanding, answersFor, hasNoDate, isOpenAction } from './standing.ts';
import { type LateSaid, lateSaid, type Stood, stoodIn } from './stood.ts';

/** What an intent tells that is no list of lines; `rows` for those that only list. */
export type Told =
  | { kind: 'rows' }
  | OwnersTold
  | SilentTold
  | MovesTold
  | DigestTold
  | SupportTold
  | EventsTold
  | SlippageTold
  | MeasuresTold
  /** Priorities and objectives below which nothing is an action. */
  | { kind: 'branches'; branches: { ref: string; title: string; level: string }[] };

/** `to` is the ref of the action at which it is chased; null where `refers` leads to no action. */
export type Unlisted = { ref: string; title: string; refers: boolean; to: string | null };

/** Its counts are of the selected actions. */
export type Answered = Rated & {
  /** As it was answered: with the period that was used, null where the intent takes none. */
  question: Question;
  /** The words of a period that was asked for and makes no difference to this answer. */
  leftOut: string | null;
  plan: { id: string; title: string };
  asAt: PlainDate;
  /** The named items with their titles, for "3.3 Reducing missing education"; empty when none was named. */
  about: { ref: string; title: string; level: string }[];
  /** Refs of the named items below which the plan has no action. */
  bare: string[];
  /**
   * All rows, worst first; the status of named items in the plan's order. A date is one row, whichever actions refer
   * to it; of a status each action is one, with what else it has to do counted beside.
   */
  rows: Line[];
  /** The line of the one action that the question names, where no more than one has a line to be spoken of. */
  only: Line | null;
  /** Subheadings over the rows, in their order; empty where none were asked for. */
  groups: Group[];
  told: Told;
  /** Rows of the plan's own timeline that a topic names. */
  timeline: TimelineRow[];
  /** Actions that the filters select, whether or not they became rows. */
  actions: number;
  /** Selected actions that no row shows: they refer to others, or have nothing to be asked about. */
  unlisted: Unlisted[];
  /** The same of all that the question is about, whatever time and statuses it asks for: what "of 22" means. */
  among: Rated & { actions: number };
  /** The rows are what was completed in the period, by the day on which it was. */
  completed: boolean;
  /** Dates of the period that are met already, where the rows are what is still to be done. */
  doneBeside: number;
  /** How the selected actions stand, as a board counts them. */
  stood: Stood[];
  /** What was said of those that are overdue. */
  lateSaid: LateSaid;
  /** Selected actions that are overdue; there may be more rows, one a milestone. */
  overdue: number;
  /** Selected actions that are not overdue and have a date to come, beyond the period where there is one. */
  later: number;
  /** The soonest of these dates. */
  next: { ref: string; due: PlainDate } | null;
  /** Selected open actions with no agreed date: they can't be overdue, and that is said. */
  noDate: number;
  /** Selected open actions of which nothing has a date but check-ins of nobody's: they can't be overdue either. */
  goingOn: number;
  /** Selected actions of which something is still to be done. */
  open: number;
  noOwner: number;
  inherited: number;
};

/**
 * Pure; `asker` are the owner keys of the asker and of those named, `past` what `needsOf` asks for. Refs of the
 * question that the plan lacks are ignored, and when it lacks them all, nothing is selected.
 */
export function answer(
  question: Question,
  book: Book,
  milestones: readonly Milestone[],
  asker: Asker,
  today: PlainDate,
  past: Past = NO_PAST,
): Answered {
  const named = itemsNamed(book, question.items);
  const about = actionsAbout(book, question);
  const completed = asksWhatWasCompleted(question, about);
  const asked: Question = completed
    ? { ...question, intent: 'list', period: toToday(question.period, today) }
    : { ...question, period: periodUsed(question, about.length, today) };
  const { among, chosen } = selectedBy(asked, book, milestones, asker, today);
  const found = toldOf(asked, chosen, named, milestones, past, { book, today });
  const { rows, told } = found;
  const by = asked.groupBy;
  const count = (holds: (one: ActionStanding) => boolean): number => chosen.filter(holds).length;
  // Where nothing is planned for the time asked about, when it is planned is told.
  const ahead = datesAhead(asked.intent === 'list' && chosen.length === 0 ? among : chosen, asked, today);
  return {
    question: asked,
    leftOut: question.period !== null && asked.period === null ? question.period.text : null,
    plan: { id: book.plan.id, title: book.plan.title },
    asAt: today,
    about: named.map((item) => titleOf(item, book)),
    bare: withoutActions(book, question.items)
      .filter((item) => named.includes(item))
      .map(({ ref }) => ref),
    ...(by === null ? { rows, groups: found.groups ?? [] } : groupedBy(rows, by, book)),
    told,
    only: onlyOf(chosen, asked, { book, today }),
    timeline: timelineRows(book, asked),
    actions: chosen.length,
    unlisted: told.kind === 'rows' ? unlistedOf(chosen, rows, asked) : [],
    ...ratedIn(chosen),
    among: { actions: among.length, ...ratedIn(among) },
    completed,
    doneBeside: doneBeside(chosen, asked, { book, today }),
    stood: stoodIn(chosen),
    lateSaid: lateSaid(chosen),
    overdue: count((one) => one.standing === 'overdue'),
    ...ahead,
    noDate: count(hasNoDate),
    goingOn: count(
      (one) =>
        isOpenAction(one) && !hasNoDate(one) && one.milestones.every((part) => !part.open || isNobodys(part)),
    ),
    open: count(isOpenAction),
    noOwner: count((one) => isOpenAction(one) && answersFor(one) === null),
    inherited: count((one) => one.standing === 'inherited'),
  };
}

const titleOf = ({ ref, title, level }: Item, { plan }: Book): Answered['about'][number] => ({
  ref,
  title,
  level: plan.levels[level] ?? 'Item',
});

function toldOf(
  asked: Question,
  chosen: readonly ActionStanding[],
  named: readonly Item[],
  milestones: readonly Milestone[],
  past: Past,
  day: Day,
): { rows: Line[]; groups?: Group[]; told: Told } {
  const { book, today } = day;
  if (asked.measure) {
    const told = measuresOf(book, asked, today);
    // Where nothing is measured, how the actions stand is the next best thing to tell.
    return { rows: told.measures.length > 0 ? [] : rowsFor(chosen, { ...asked, intent: 'list' }, day), told };
  }
  if (asked.status.includes('no-actions')) return { rows: [], told: branchesOf(book, asked) };
  const whole = isAboutAll(asked);
  const isAbout = aboutOf(asked, chosen, named, book);
  switch (asked.intent) {
    case 'overdue':
    case 'due':
    case 'list':
    case 'status':
      return {
        rows: rowsFor(chosen, asked, day),
        told: measuresAsked(book, asked, today) ?? { kind: 'rows' },
      };
    case 'owner':
      return { rows: [], told: ownersOf(chosen, named, book, today, whole) };
    case 'no-update':
      return silentOf(chosen, asked.period, past.updates, day);
    case 'changes': {
      const period = asked.period ?? { text: '', from: null, to: null };
      const scene = { book, milestones, today, period };
      return { rows: [], told: movesOf(scene, past, isAbout, whole, asked.status) };
    }
    case 'summary':
      return { rows: [], told: digestOf(chosen, asked.period, day) };
    case 'evidence':
      return { rows: [], told: supportOf(chosen, asked.period, past.updates, day) };
    case 'slippage':
      return { rows: [], told: slippageOf(chosen, past) };
    case 'history':
      return { rows: [], told: eventsOf({ book, milestones }, past, isAbout, whole, asked) };
  }
}

/** What the past is told of: the selected actions and, unless they are a person's, the named items and what has left the plan below. */
function aboutOf(
  asked: Question,
  chosen: readonly ActionStanding[],
  named: readonly Item[],
  book: Book,
): (item: Item) => boolean {
  if (isAboutAll(asked)) return ({ duty }) => duty === null;
  const ids = new Set(chosen.flatMap(({ action, chasedAt }) => [action.id, chasedAt?.id ?? []].flat()));
  const byItemsAlone = isAboutAll({ ...asked, items: [] });
  const roots = new Set(byItemsAlone ? named.map(({ id }) => id) : []);
  return (item) => ids.has(item.id) || upwards(book, item).some(({ id }) => roots.has(id));
}

/** Named by its ref or its words, and not found by how it stands or whose it is. */
function onlyOf(chosen: readonly ActionStanding[], asked: Question, day: Day): Line | null {
  if (asked.items.length + asked.topic.length === 0 || asked.measure) return null;
  if (asked.status.length + asked.owner.length > 0 || chosen.length > 1) return null;
  const [line, ...others] = rowsFor(chosen, { ...asked, intent: 'status', period: null }, day);
  return line && line.chasedAt === null && others.length === 0 ? line : null;
}

function branchesOf(book: Book, { items }: Question): Told {
  return { kind: 'branches', branches: withoutActions(book, items).map((item) => titleOf(item, book)) };
}

/** Of dates one may have none in the rows; of a list of actions each is counted. */
function unlistedOf(
  chosen: readonly ActionStanding[],
  rows: readonly Line[],
  { intent }: Question,
): Answered['unlisted'] {
  if (intent !== 'list' && intent !== 'status') return [];
  const shown = new Set(rows.map(({ ref }) => ref));
  return chosen.flatMap(({ action: { ref, title, nature }, chasedAt: at }) =>
    shown.has(ref) ? [] : [{ ref, title, refers: nature === 'cross-reference', to: at?.ref ?? null }],
  );
}

function datesAhead(
  chosen: readonly ActionStanding[],
  { intent, period }: Question,
  today: PlainDate,
): Pick<Answered, 'later' | 'next'> {
  const after = intent === 'due' ? (period?.to ?? null) : null;
  const dates = chosen
    .filter((one) => one.standing !== 'overdue' || intent === 'due')
    .flatMap((one) => {
      const open = one.milestones.filter(
        (part) => part.open && !isNobodys(part) && part.due !== null && after !== null && part.due > after,
      );
      const soonest = after === null ? nextOf(one, today) : open[0];
      const due = soonest?.due ?? soonest?.forecast ?? null;
      return soonest?.open && due !== null ? [{ ref: one.action.ref, due }] : [];
    })
    .sort((a, b) => a.due.localeCompare(b.due));
  return { later: dates.length, next: dates[0] ?? null };
}
