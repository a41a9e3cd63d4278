/** "What changed since papers": what stands otherwise than in the paper that was frozen last. */
import { longDay } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { sinceCard } from '../../cards/papers/paper-card.ts';
import { cyclesOf } from '../../domain/papers/meeting-dates.ts';
import { may } from '../../domain/permission.ts';
import { sinceNow } from '../../store/paper-record.ts';
import { readPaper } from '../../store/papers.ts';
import { type App, momentIn } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import { boardMeant, type OfBoard } from './boards.ts';
import { mayHavePaper } from './make.ts';

export const sincePapersTurn: ErrandTurn<'since-papers'> = async (app, origin, speaker, { body }, heard) => {
  const meant = boardMeant(
    origin,
    heard,
    body,
    (named) => `what changed since papers for the ${named}`,
    ({ meetings }) => meetings.length > 0,
  );
  if (!meant.ok) return [meant.ask];
  const { book, board } = meant.of;
  const actor = actorIn(app, book, origin, speaker);
  if (!may(actor, 'see-plan', book, null)) return [];
  const isMaker = origin.scope === 'personal' && mayHavePaper(book, board, actor);
  const meeting = await lastPaper(app, origin.tenant, meant.of, isMaker);
  const found =
    meeting === null ? undefined : await sinceNow(app, origin.tenant, book, board, meeting, app.clock.now());
  if (!found || meeting === null) {
    const text = `No papers for ${board.body} are out yet, so there is nothing to compare with.`;
    return [
      noticeCard({
        text,
        suggestions: [{ label: 'When does it meet?', say: `when does the ${board.body} meet` }],
      }),
    ];
  }
  return [
    sinceCard({
      since: found.since,
      board,
      plan: book.plan,
      frozen: longDay(found.since.frozen),
      meeting: longDay(meeting),
    }),
  ];
};

/** The latest meeting whose paper is there: from the freeze on for whoever makes it, for others from its dispatch. */
async function lastPaper(
  app: App,
  tenant: string,
  { book, board }: OfBoard,
  isMaker: boolean,
): Promise<string | null> {
  const { today } = momentIn(app, book.plan.timezone);
  for (const { meeting, freeze, dispatch } of cyclesOf(board).reverse()) {
    if ((isMaker ? freeze : dispatch) > today) continue;
    const named = { plan: book.plan.id, board: board.id, kind: 'paper', period: meeting } as const;
    if (await readPaper(app.store, tenant, named)) return meeting;
  }
  return null;
}
