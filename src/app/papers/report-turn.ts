/** Somebody wants a report or a paper: its main figures, and for leads and officers the document. */
import { longDay } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { paperCard } from '../../cards/papers/paper-card.ts';
import { nextMeeting } from '../../domain/papers/meeting-dates.ts';
import type { Paper, PaperKind } from '../../domain/papers/paper.ts';
import { may } from '../../domain/permission.ts';
import { stamp } from '../../domain/stamp.ts';
import type { App } from '../context.ts';
import { momentIn } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import { boardMeant, type OfBoard } from './boards.ts';
import { mayHavePaper, paperFor, reportFor } from './make.ts';

export const reportTurn: ErrandTurn<'report'> = async (app, origin, speaker, { kind, body }, heard) => {
  const { books } = heard;
  const [only, ...others] = books;
  const whole =
    kind === 'yearly' && body === null && origin.scope === 'personal' && only && others.length === 0;
  const meant = whole ? null : boardMeant(origin, heard, body, (named) => `${WORD[kind]} for the ${named}`);
  if (meant && !meant.ok) return [meant.ask];
  const of = meant?.of ?? null;
  const book = of?.book ?? only;
  if (!book) return [NOTHING];
  const actor = actorIn(app, book, origin, speaker);
  if (!may(actor, 'see-plan', book, null)) return [NOTHING];
  const documents = origin.scope === 'personal' && mayHavePaper(book, of?.board ?? null, actor);
  const today = momentIn(app, book.plan.timezone).today;
  if (kind === 'paper' && of) return paperTurn(app, origin, of, documents, today);
  const paper =
    kind === 'paper' ? undefined : await reportFor(app, origin.tenant, book, of?.board ?? null, kind, today);
  if (!paper) return [NOTHING];
  return [card(paper, book.plan, documents, [])];
};

const WORD: { readonly [K in PaperKind]: string } = {
  paper: 'paper',
  'half-termly': 'half-termly report',
  termly: 'termly report',
  yearly: 'yearly review',
};

/** The paper of the next meeting: before its freeze only whoever makes it sees how it would stand. */
async function paperTurn(
  app: App,
  origin: Origin,
  { book, board }: OfBoard,
  documents: boolean,
  today: string,
): Promise<Message[]> {
  const dates = nextMeeting(board, today);
  if (!dates) {
    const text = `I know of no meeting of ${board.body} to come. A strategy officer can tell me: “the ${board.body} meets on 12 January”.`;
    return [noticeCard({ text, suggestions: [] })];
  }
  const asked = stamp(app.clock.now());
  const paper = await paperFor(app, origin.tenant, book, board, dates.meeting);
  if (!paper) return [NOTHING];
  const isDraft = paper.at >= asked;
  // What is frozen is the board's from its dispatch on.
  if ((isDraft || today < dates.dispatch) && !documents) {
    const text = `The papers for ${longDay(dates.meeting)} are frozen on ${longDay(dates.freeze)} and go out on ${longDay(dates.dispatch)}.`;
    return [noticeCard({ text, suggestions: [] })];
  }
  const note = isDraft
    ? `A draft: the papers are frozen on ${longDay(dates.freeze)} and go out on ${longDay(dates.dispatch)}.`
    : `Frozen on ${longDay(paper.asAt)}. What changed after that: ask “what changed since papers”.`;
  return [card(paper, book.plan, documents, [note])];
}

const card = (
  paper: Paper,
  plan: { title: string; timezone: string },
  documents: boolean,
  notes: readonly string[],
): Message =>
  paperCard({
    paper,
    plan,
    documents,
    notes: documents
      ? notes
      : [
          ...notes,
          'The whole document is for strategy officers, and for those who lead in what it is about.',
        ],
  });

const NOTHING = noticeCard({
  text: 'There is no report to make: I see no plan, or no period, that it could be about.',
  suggestions: [],
});
