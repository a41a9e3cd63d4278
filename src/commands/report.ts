/** `waymark report`: writes a board's report or paper, or the yearly review of a plan, as a document, a workbook or Markdown. */
import type { Config } from '../config.ts';
import { sameBody } from '../domain/body-names.ts';
import type { Book } from '../domain/book.ts';
import { localDate, localInstant } from '../domain/calendar.ts';
import { nextMeeting } from '../domain/papers/meeting-dates.ts';
import type { Paper, PaperKind } from '../domain/papers/paper.ts';
import { periodAt } from '../domain/papers/periods.ts';
import type { Board } from '../domain/plan.ts';
import { paperAsDocx } from '../exporting/papers/docx.ts';
import { paperAsMarkdown } from '../exporting/papers/markdown.ts';
import { paperAsXlsx } from '../exporting/papers/sheets.ts';
import { slug } from '../importing/slug.ts';
import { paperNow, reportNow } from '../store/paper-record.ts';
import { shownPaper } from '../store/papers.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { CallerFault } from './fault.ts';
import { dateOption, withStore } from './settings.ts';
import { tenantFor } from './tenant.ts';
import { written } from './written.ts';

export type ReportOptions = {
  plan: string;
  board?: string;
  kind: PaperKind;
  asAt?: string;
  out: string;
  tenant?: string;
};

export async function reportCommand(config: Config, options: ReportOptions): Promise<void> {
  const write = writerFor(options.out);
  await withStore(config, async (store) => {
    const tenant = await tenantFor(store, config, options.tenant);
    const records = openRecords(store);
    const book = await records.book(tenant, options.plan);
    if (!book) {
      const known = (await records.heads(tenant)).map(({ id }) => id);
      throw new CallerFault(
        `There is no plan "${options.plan}". ${known.length === 0 ? 'The record holds no plan yet.' : `There is ${known.join(', ')}.`}`,
      );
    }
    const now = momentOf(book, options.asAt);
    const paper = await paperOf(store, tenant, book, boardOf(book, options), options.kind, now);
    await written(options.out, await write(paper, book.plan.authority));
  });
}

type Write = (paper: Paper, authority: string) => Promise<Uint8Array | string>;

function writerFor(out: string): Write {
  switch (/\.(\w+)$/.exec(out)?.[1]?.toLowerCase()) {
    case 'docx':
      return (paper, authority) => paperAsDocx({ paper, authority });
    case 'xlsx':
      return (paper) => paperAsXlsx(paper);
    case 'md':
      return async (paper) => paperAsMarkdown(paper);
    default:
      throw new CallerFault(`--out names a .docx, .xlsx or .md file; "${out}" is none.`);
  }
}

/** Now, or the end of the day that was named: by it the period is chosen and lateness is counted. */
function momentOf({ plan }: Book, asAt: string | undefined): Temporal.Instant {
  const now = Temporal.Now.instant();
  if (asAt === undefined) return now;
  const day = dateOption('--as-at', asAt);
  return day === localDate(now, plan.timezone) ? now : localInstant(day, '23:59', plan.timezone);
}

function boardOf({ plan }: Book, { board, kind }: ReportOptions): Board | null {
  const [only, ...others] = plan.boards;
  if (board === undefined) {
    if (kind === 'yearly') return null;
    if (only && others.length === 0) return only;
    if (!only) throw new CallerFault(noBoard(plan.id));
    throw new CallerFault(`Which board? Name it with --board: ${boards(plan.boards)}.`);
  }
  const found = plan.boards.find(({ id, body }) => id === slug(board) || sameBody(body, board));
  if (!found && plan.boards.length === 0) throw new CallerFault(noBoard(plan.id));
  if (!found)
    throw new CallerFault(`Plan "${plan.id}" has no board "${board}". It has ${boards(plan.boards)}.`);
  return found;
}

const boards = (all: readonly Board[]): string => all.map(({ body }) => body).join('; ');

const noBoard = (plan: string): string =>
  `Plan "${plan}" names no board yet, and such a report is for one: add it to the plan file, or say "set up this board" in its channel. A yearly report of the whole plan needs none.`;

/** What was kept goes before what would be computed now: it is what the board has read. */
async function paperOf(
  store: Store,
  tenant: string,
  book: Book,
  board: Board | null,
  kind: PaperKind,
  now: Temporal.Instant,
): Promise<Paper> {
  const source = { store, records: openRecords(store) };
  const today = localDate(now, book.plan.timezone);
  const named = { plan: book.plan.id, board: board?.id ?? null, kind };
  if (kind === 'paper') {
    const dates = board && nextMeeting(board, today);
    if (!board || !dates)
      throw new CallerFault(
        'A paper is made for a meeting, and none of that board is known from that day on. An officer tells the bot: "the Partnership meets on 12 January".',
      );
    const kept = await shownPaper(store, tenant, book, { ...named, period: dates.meeting });
    return kept ?? paperNow(source, tenant, book, board, dates, now);
  }
  const period = periodAt(kind, book.plan, today);
  if (!period) throw new CallerFault(`No ${kind} period of plan "${book.plan.id}" is known on ${today}.`);
  const kept = await shownPaper(store, tenant, book, { ...named, period: period.key });
  return kept ?? reportNow(source, tenant, book, board, kind, period, now);
}
