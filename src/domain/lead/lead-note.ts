/** What a lead is told of once a week: computed from the record, each action under what is to be mended about it. */
import { isLateGreen } from '../answers/rated.ts';
import { actionsOf, type Book } from '../book.ts';
import { addDays, localDate } from '../calendar.ts';
import type { Change } from '../change.ts';
import { type Line, lineOf, worstFirst } from '../line.ts';
import type { Milestone } from '../milestone.ts';
import { type Item, OwnerKey, type PlainDate, personBehind } from '../plan.ts';
import { silentAmong } from '../silence-asked.ts';
import { type ActionStanding, answersFor, hasNoDate, isOpenAction, standingsOf } from '../standing.ts';
import { isSilent } from './silence.ts';
import { type Reach, type Unreached, unreachedAmong } from './unreached.ts';

/** In the order in which a note tells of them. */
export const ACTION_SECTIONS = [
  /** Asked, two weeks past the date, and no word. */
  'silent',
  /** Declared on track, and overdue. */
  'late-green',
  /** Its owner expects a day after the agreed one. */
  'late-forecast',
  /** The agreed date moved later twice or more. */
  'slipped',
  /** Complete without evidence. */
  'unevidenced',
  'no-date',
  'no-owner',
  /** Handed over within the week, or not: decided by others. */
  'handed-over',
] as const;
export type ActionSection = (typeof ACTION_SECTIONS)[number];
export type Section = ActionSection | 'unreachable';

/** `moved`: how often its agreed date was moved later. */
export type LeadRow = { line: Line; moved: number; handOver?: HandedOver };

/** What became of a wish to hand it over; `from` is the day on which it begins, where that is to come. */
export type HandedOver = {
  to: { post: string | null; person: string | null };
  declined: boolean;
  from: PlainDate | null;
  on: PlainDate;
  reason: string | null;
};

/** `own`: what its reader leads. `unled`: what nobody in reach leads, for officers. `plan`: all of it. */
export type NoteScope = 'own' | 'unled' | 'plan';

/**
 * How much is silent (asked at least two working days ago, and not answered), overdue and off track: by number alone,
 * since a lead reads of nobody's silence before a card has said so. `part` is the one part that it is of.
 */
export type NoteFigures = {
  silent: number;
  overdue: number;
  offTrack: number;
  of: number;
  part: string | null;
};

/** Of one plan. A section without rows is not there. */
export type LeadNote = {
  plan: { id: string; title: string };
  figures: NoteFigures;
  sections: { section: ActionSection; rows: LeadRow[] }[];
  unreachable: Unreached[];
};

export type LeadFacts = {
  book: Book;
  /** Of the whole plan. */
  milestones: readonly Milestone[];
  /** Of the whole plan, since it began. */
  changes: readonly Change[];
  /** How each person stands who has no chat, or was refused a message; whoever is not named is reached. */
  reach: ReadonlyMap<string, Reach>;
  today: PlainDate;
};

export const isEmptyNote = ({ sections, unreachable }: LeadNote): boolean =>
  sections.length + unreachable.length === 0;

/** All that there is to look at in these notes. */
export const thingsIn = (notes: readonly LeadNote[]): number =>
  notes.reduce(
    (sum, { sections, unreachable }) =>
      sum + unreachable.length + sections.reduce((many, { rows }) => many + rows.length, 0),
    0,
  );

/** How many rows a note has in a section. */
export const countIn = (note: LeadNote, section: Section): number =>
  section === 'unreachable' ? note.unreachable.length : rowsIn(note, section).length;

export const rowsIn = ({ sections }: LeadNote, section: Section): LeadRow[] =>
  sections.find((one) => one.section === section)?.rows ?? [];

/**
 * The note of whoever leads these actions. A cross-reference is told of at its target, to whoever leads that; what
 * was past at go-live and has had no word since is told of elsewhere.
 */
export function leadNote(
  facts: LeadFacts,
  mine: (action: Item) => boolean,
  reader: string | null = null,
): LeadNote {
  const { book, milestones, today } = facts;
  const standings = standingsOf(book, actionsOf(book).filter(mine), milestones, today).filter(
    ({ chasedAt, standing }) => chasedAt === null && standing !== 'inherited',
  );
  const moved = movesOf(facts.changes);
  const handed = handedOver(facts, reader);
  const sections = ACTION_SECTIONS.map((section) => ({
    section,
    rows: orderedIn(
      section,
      standings.flatMap((one) => {
        const times = moved.get(one.action.id) ?? 0;
        const handOver = section === 'handed-over' ? handed.get(one.action.id) : undefined;
        const shown = handOver ? lastOf(one) : shownIn(section, one, times, facts);
        return shown
          ? [{ line: lineOf(book, shown, today), moved: times, ...(handOver && { handOver }) }]
          : [];
      }),
    ),
  }));
  return {
    plan: { id: book.plan.id, title: book.plan.title },
    figures: figuresOf(standings, mine, facts),
    sections: sections.filter(({ rows }) => rows.length > 0),
    unreachable: unreachedAmong(standings, facts),
  };
}

function figuresOf(
  standings: readonly ActionStanding[],
  mine: (action: Item) => boolean,
  { book, today }: LeadFacts,
): NoteFigures {
  const open = standings.filter(isOpenAction);
  const [part, ...others] = new Set(standings.map(({ action }) => topOf(book, action)));
  const whole = actionsOf(book).every((one) => topOf(book, one) !== part || mine(one));
  return {
    silent: silentAmong(open, book.plan.timezone, today).length,
    overdue: open.filter(({ standing }) => standing === 'overdue').length,
    offTrack: open.filter(({ status }) => status === 'off-track').length,
    of: open.length,
    part:
      part && others.length === 0 && whole
        ? `${book.plan.levels[part.level] ?? ''} ${part.ref}`.trim()
        : null,
  };
}

function topOf(book: Book, item: Item): Item {
  const above = item.parent === null ? undefined : book.byId.get(item.parent);
  return above ? topOf(book, above) : item;
}

/** The milestone by which an action stands in a section; undefined where it does not. */
function shownIn(
  section: ActionSection,
  one: ActionStanding,
  moved: number,
  { book, changes, today }: LeadFacts,
): Milestone | undefined {
  const { milestones } = one;
  const decisive = one.decisive ?? undefined;
  switch (section) {
    case 'silent':
      return milestones.find((each) => isSilent(each, book.plan.timezone, today));
    case 'late-green':
      return isLateGreen(one) ? decisive : undefined;
    case 'late-forecast':
      return milestones.find((each) => isExpectedLater(each) && !isKept(each, changes));
    case 'slipped':
      return isOpenAction(one) && moved >= 2 ? decisive : undefined;
    case 'unevidenced':
      return milestones.findLast(isUnevidenced);
    case 'no-date':
      return hasNoDate(one) ? decisive : undefined;
    case 'no-owner':
      return isOpenAction(one) && answersFor(one) === null ? decisive : undefined;
    case 'handed-over':
      return undefined;
  }
}

const lastOf = ({ decisive, milestones }: ActionStanding): Milestone | undefined =>
  decisive ?? milestones.at(-1);

/** Of each action the last word on a hand-over within the week, by anybody but the reader. */
function handedOver({ book, changes, today }: LeadFacts, reader: string | null): Map<string, HandedOver> {
  const found = new Map<string, HandedOver>();
  const since = addDays(today, -7);
  for (const change of changes.toSorted((a, b) => a.at.localeCompare(b.at))) {
    const { item, what, from, to, at, by, reason, proposed } = change;
    const on = localDate(Temporal.Instant.from(at), book.plan.timezone);
    const isAnswer =
      what === 'hand-over-declined' ||
      what === 'hand-over-agreed' ||
      (what === 'owners' && proposed !== undefined);
    if (!isAnswer || item === null || on <= since || by === reader) continue;
    const key = OwnerKey.safeParse(to?.split(' ')[0]).data;
    const post = book.plan.posts.find(({ id }) => key === `post:${id}`)?.title ?? null;
    const person = key === undefined ? null : personBehind(book.plan, key, today);
    found.set(item, {
      to: { post, person },
      declined: what === 'hand-over-declined',
      from: what === 'hand-over-agreed' ? from : null,
      on,
      reason,
    });
  }
  return found;
}

const isExpectedLater = ({ open, due, forecast }: Milestone): boolean =>
  open && due !== null && forecast !== null && forecast > due;

/** Its lead has said already that the agreed date stands, whatever is expected. */
const isKept = ({ item, due, forecast }: Milestone, changes: readonly Change[]): boolean =>
  changes.some(
    (change) =>
      change.what === 'date-kept' && change.item === item && change.from === due && change.to === forecast,
  );

/** What supported an earlier word of it proves no completion. */
const isUnevidenced = ({ status, evidence, unproven }: Milestone): boolean =>
  status === 'complete' && (evidence === null || unproven === true);

/** How often each item's agreed date was moved later; a first date, and an earlier one, is no slip. */
function movesOf(changes: readonly Change[]): Map<string, number> {
  const moved = new Map<string, number>();
  for (const { what, item, from, to } of changes)
    if (what === 'due' && item !== null && from !== null && to !== null && to > from)
      moved.set(item, (moved.get(item) ?? 0) + 1);
  return moved;
}

function orderedIn(section: ActionSection, rows: readonly LeadRow[]): LeadRow[] {
  const place = new Map(worstFirst(rows.map(({ line }) => line)).map((line, index) => [line, index]));
  const worst = rows.toSorted((a, b) => (place.get(a.line) ?? 0) - (place.get(b.line) ?? 0));
  switch (section) {
    case 'slipped':
      return worst.sort((a, b) => b.moved - a.moved);
    case 'unevidenced':
      return worst.sort((a, b) => (b.line.completedOn ?? '').localeCompare(a.line.completedOn ?? ''));
    default:
      return worst;
  }
}
