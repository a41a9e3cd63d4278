/** Reads what a report or a paper is computed from, as the record stands now. */
import type { Book } from '../domain/book.ts';
import { isoWeek, localDate } from '../domain/calendar.ts';
import { boardPaper } from '../domain/papers/board-paper.ts';
import type { Decision } from '../domain/papers/decision.ts';
import type { MeetingDates } from '../domain/papers/meeting-dates.ts';
import type { Paper } from '../domain/papers/paper.ts';
import type { ReportKind, ReportPeriod } from '../domain/papers/periods.ts';
import type { Before, PaperRecord } from '../domain/papers/record.ts';
import { type SincePapers, sincePapers } from '../domain/papers/since.ts';
import { standingsAt } from '../domain/papers/standings-at.ts';
import { comparedFrom, periodReport } from '../domain/papers/termly.ts';
import { yearlyReview } from '../domain/papers/yearly.ts';
import type { Board, PlainDate } from '../domain/plan.ts';
import { stamp } from '../domain/stamp.ts';
import { paperBefore, readPaper } from './papers.ts';
import type { Records } from './records.ts';
import { snapshotId } from './snapshots.ts';
import { all, type Store } from './store.ts';

type Source = { store: Store; records: Records };

/** Before the first of any plan. */
const EVER = '1950-01-01T00:00:00.000Z';
/** How far back changes are read for a first paper, and updates for the last word on what moved. */
const BACK = Temporal.Duration.from({ hours: 24 * 100 });

export async function paperRecord(
  { store, records }: Source,
  tenant: string,
  book: Book,
  board: Board | null,
  before: Before | null,
  now: Temporal.Instant,
  since: string,
): Promise<PaperRecord> {
  const plan = book.plan.id;
  const [milestones, updates, changes, decisions, people] = await Promise.all([
    records.milestones(tenant, [{ field: 'plan', is: 'eq', to: plan }]),
    records.updatesOf(tenant, { plan, since }),
    records.changesOf(tenant, { plan, since }),
    decisionsOf(store, tenant, plan, board?.id ?? null),
    records.people(tenant),
  ]);
  return { book, board, milestones, updates, changes, decisions, people, before, at: stamp(now) };
}

/** The decisions of a board, or of all boards of the plan for null; without those that were taken back. */
export async function decisionsOf(
  store: Store,
  tenant: string,
  plan: string,
  board: string | null,
): Promise<Decision[]> {
  const of = { field: 'plan', is: 'eq', to: plan } as const;
  const where = board === null ? [of] : [of, { field: 'board', is: 'eq', to: board } as const];
  return (await all(store, tenant, { kind: 'decision', where })).flatMap(({ doc }) =>
    doc.body.takenBack === undefined ? [doc.body] : [],
  );
}

/** A report on a period as the record stands now; nothing is kept. */
export async function reportNow(
  source: Source,
  tenant: string,
  book: Book,
  board: Board | null,
  kind: ReportKind,
  period: ReportPeriod,
  now: Temporal.Instant,
): Promise<Paper> {
  const all = await paperRecord(source, tenant, book, board, null, now, EVER);
  const from = comparedFrom(book.plan, period);
  const isLive = from <= localDate(now, book.plan.timezone);
  const kept = board && isLive ? await figuresOn(source.store, tenant, book, board, from) : null;
  const record = { ...all, before: kept ?? (isLive ? standingsAt(book, all, from) : null) };
  return kind === 'yearly' ? yearlyReview(record, period) : periodReport(record, kind, period);
}

/** A board's paper as the record stands now; nothing is kept. */
export async function paperNow(
  source: Source,
  tenant: string,
  book: Book,
  board: Board,
  dates: MeetingDates,
  now: Temporal.Instant,
): Promise<Paper> {
  const before = (await paperBefore(source.store, tenant, book.plan.id, board.id, stamp(now))) ?? null;
  const since = before?.at ?? stamp(now.subtract(BACK));
  return boardPaper(await paperRecord(source, tenant, book, board, before, now, since), dates);
}

/** The board's figures that were posted on that very day; null where none were. */
async function figuresOn(
  store: Store,
  tenant: string,
  { plan }: Book,
  board: Board,
  day: PlainDate,
): Promise<Before | null> {
  const week = isoWeek(day);
  const stored = await store.get(tenant, 'snapshot', snapshotId(plan.id, board.id, week));
  const posted = stored?.doc.body;
  return posted && localDate(Temporal.Instant.from(posted.at), plan.timezone) === day
    ? { at: posted.at, standings: posted.standings }
    : null;
}

export type SinceNow = { since: SincePapers; paper: Paper };

/** What changed since the paper of a meeting was frozen; undefined while it is not. */
export async function sinceNow(
  source: Source,
  tenant: string,
  book: Book,
  board: Board,
  meeting: PlainDate,
  now: Temporal.Instant,
): Promise<SinceNow | undefined> {
  const named = { plan: book.plan.id, board: board.id, kind: 'paper', period: meeting } as const;
  const paper = await readPaper(source.store, tenant, named);
  if (!paper) return undefined;
  const record = await paperRecord(source, tenant, book, board, null, now, paper.at);
  return { since: sincePapers(record, paper), paper };
}
