/** Renders the posts and messages about reports and papers from what was kept: their numbers never change. */
import type { Destination } from '../../app/ports.ts';
import { longDay } from '../../cards/format.ts';
import { paperCard, sinceCard } from '../../cards/papers/paper-card.ts';
import { nextMeeting } from '../../domain/papers/meeting-dates.ts';
import type { Paper } from '../../domain/papers/paper.ts';
import { ReportKind } from '../../domain/papers/periods.ts';
import { isNothing } from '../../domain/papers/since.ts';
import { paperShown, withheldWords } from '../../domain/papers/withheld.ts';
import { isOfficer, type Person } from '../../domain/person.ts';
import type { Board, Plan } from '../../domain/plan.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { TENANT } from '../../store/ids.ts';
import { sinceNow } from '../../store/paper-record.ts';
import { readPaper } from '../../store/papers.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';

const GONE = 'the board, its plan or its paper is no longer there';

/** `papers:<plan>:<board>:<meeting>` and `report:<plan>:<board>:<kind>:<period>`, to the board's channel. */
export async function composeBoardPaper(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  planId: string,
  boardId: string,
): Promise<Composed> {
  const [, , , first = '', second = ''] = row.key.split(':');
  const kind = ReportKind.safeParse(first);
  const named = kind.success
    ? ({ kind: kind.data, period: second } as const)
    : ({ kind: 'paper', period: first } as const);
  const found = await kept(work, tenant, { plan: planId, board: boardId, ...named });
  if (!found) return apart('dropped', GONE);
  const { paper, plan, board } = found;
  const serviceUrl = (await work.store.get(tenant, 'tenant', TENANT))?.doc.body.serviceUrl;
  if (!serviceUrl) return apart('unreachable', 'nobody of this tenant has met the bot yet');
  const to: Destination = { tenant, serviceUrl, conversation: board.channel, as: 'thread' };
  const where = kind.success
    ? 'The whole report is a document: your strategy officer can open it in their own chat with me.'
    : `The papers for ${longDay(paper.period)} are with your strategy officer, as a Word document and a workbook. Ask me here what changed since papers.`;
  const message = paperCard({ paper, plan, documents: false, notes: [where] });
  return { kind: 'message', to, message, listed: [], onceSent: async () => [] };
}

/** `papers:<plan>:<board>:<meeting>:[since:]<person>`, to an officer. */
export async function composeOfficerPaper(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  officer: Person,
  to: Destination,
): Promise<Composed> {
  if (!isOfficer(officer, work.officers)) return apart('dropped', 'is no longer named as an officer');
  const [, plan = '', board = '', period = '', which] = row.key.split(':');
  const found = await kept(work, tenant, { plan, board, kind: 'paper', period });
  if (!found) return apart('dropped', GONE);
  const notes = [
    `The board meets on ${longDay(period)}. The documents are yours to send on; the channel has been told that they are with you.`,
  ];
  const message =
    which === 'since'
      ? await sinceMessage(work, tenant, found, period)
      : paperCard({
          paper: found.paper,
          plan: found.plan,
          documents: true,
          notes: found.withheld.length === 0 ? notes : [...notes, withheldWords(found.withheld)],
        });
  if (!message) return apart('dropped', 'nothing has changed since papers');
  return { kind: 'message', to, message, listed: [], onceSent: async () => [] };
}

/** `withheld` are refs of what was restricted after the freeze. */
type Kept = { paper: Paper; plan: Plan; board: Board; withheld: string[] };

async function kept(
  work: Clockwork,
  tenant: string,
  named: { plan: string; board: string; kind: Paper['kind']; period: string },
): Promise<Kept | undefined> {
  const book = await work.records.book(tenant, named.plan);
  const board = book?.plan.boards.find(({ id }) => id === named.board);
  const paper = await readPaper(work.store, tenant, named);
  if (!book || !board || !paper) return undefined;
  const { paper: shown, refs } = paperShown(paper, book);
  return { paper: shown, plan: book.plan, board, withheld: refs };
}

async function sinceMessage(work: Clockwork, tenant: string, { plan, board }: Kept, meeting: string) {
  const book = await work.records.book(tenant, plan.id);
  const found = book && (await sinceNow(work, tenant, book, board, meeting, work.asOf.now()));
  if (!found || isNothing(found.since)) return undefined;
  const dates = nextMeeting(board, meeting);
  return sinceCard({
    since: found.since,
    board,
    plan,
    frozen: longDay(found.since.frozen),
    meeting: longDay(dates?.meeting ?? meeting),
  });
}
