/** Makes the document of a report or a paper for whoever asks: from what was kept, or as the record stands now. */

import { longDay } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { PaperFormat } from '../../cards/papers-submit.ts';
import type { Submit } from '../../cards/submit.ts';
import type { Book } from '../../domain/book.ts';
import { cyclesOf } from '../../domain/papers/meeting-dates.ts';
import type { Paper, PaperKind } from '../../domain/papers/paper.ts';
import { periodAt, type ReportKind } from '../../domain/papers/periods.ts';
import { may, mayPreview } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { Board } from '../../domain/plan.ts';
import { paperAsDocx } from '../../exporting/papers/docx.ts';
import { paperAsXlsx } from '../../exporting/papers/sheets.ts';
import { slug } from '../../importing/slug.ts';
import { paperNow, reportNow } from '../../store/paper-record.ts';
import { shownPaper } from '../../store/papers.ts';
import type { App } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import { DOCX, XLSX } from '../offer/media-types.ts';
import { offerFile } from '../offer/offer-file.ts';
import { boardSight } from '../offer/sight.ts';
import type { Speaker } from '../people/enrol.ts';

/** Whether somebody may have the document: officers, and whoever leads in what it is about. */
export const mayHavePaper = (book: Book, board: Board | null, actor: Actor): boolean =>
  may(actor, 'export-plan', book, null) && (board === null || mayPreview(book, board, actor));

/** The report on the period that runs on a day: as it was kept, else as the record stands now. */
export async function reportFor(
  app: App,
  tenant: string,
  book: Book,
  board: Board | null,
  kind: ReportKind,
  day: string,
): Promise<Paper | undefined> {
  const period = periodAt(kind, book.plan, day);
  if (!period) return undefined;
  const named = { plan: book.plan.id, board: board?.id ?? null, kind, period: period.key };
  return (
    (await shownPaper(app.store, tenant, book, named)) ??
    reportNow(app, tenant, book, board, kind, period, app.clock.now())
  );
}

/** The paper of a meeting: frozen, or as it would be if it were frozen now. */
export async function paperFor(
  app: App,
  tenant: string,
  book: Book,
  board: Board,
  meeting: string,
): Promise<Paper | undefined> {
  const dates = cyclesOf(board).find((one) => one.meeting === meeting);
  if (!dates) return undefined;
  const named = { plan: book.plan.id, board: board.id, kind: 'paper', period: meeting } as const;
  return (
    (await shownPaper(app.store, tenant, book, named)) ??
    paperNow(app, tenant, book, board, dates, app.clock.now())
  );
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

/** "Word document" and "Excel workbook": the card's word is checked again. */
export async function makePaper(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Extract<Submit, { do: 'make-paper' }>,
): Promise<Message> {
  const book = await app.records.book(origin.tenant, submit.plan);
  const board = book?.plan.boards.find(({ id }) => id === submit.board) ?? null;
  if (!book || !mayHavePaper(book, board, actorIn(app, book, origin, speaker))) return NOT_THEIRS;
  if (submit.board !== null && !board) return GONE;
  const paper = await paperOf(app, origin.tenant, book, board, submit.kind, submit.period);
  if (!paper) return GONE;
  return offerFile(app, origin, speaker, await madeOf(paper, book, submit.format));
}

async function paperOf(
  app: App,
  tenant: string,
  book: Book,
  board: Board | null,
  kind: PaperKind,
  period: string,
): Promise<Paper | undefined> {
  if (kind === 'paper') return board ? paperFor(app, tenant, book, board, period) : undefined;
  const named = { plan: book.plan.id, board: board?.id ?? null, kind, period };
  const kept = await shownPaper(app.store, tenant, book, named);
  if (kept) return kept;
  const today = app.clock.now().toZonedDateTimeISO(book.plan.timezone).toPlainDate().toString();
  const running = periodAt(kind, book.plan, today);
  return running?.key === period ? reportFor(app, tenant, book, board, kind, today) : undefined;
}

async function madeOf(paper: Paper, book: Book, format: PaperFormat) {
  const { plan } = book;
  const isWord = format === 'docx';
  return {
    plan: plan.id,
    name: `${slug(paper.title)}.${format}`,
    type: isWord ? DOCX : XLSX,
    bytes: isWord ? await paperAsDocx({ paper, authority: plan.authority }) : await paperAsXlsx(paper),
    description: `${paper.title}, as at ${longDay(paper.asAt)}.`,
    sight: boardSight(book),
  };
}

const NOT_THEIRS = notice(
  'No document was made: it is for strategy officers, and for those who lead in what it is about. Please ask one of them.',
);
const GONE = notice(
  'That report can no longer be made: its period is over, and it was not kept. Say "termly report for" and the board’s name for the one that runs now.',
);
