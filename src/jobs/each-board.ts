/** What the clock decides on for one board, done for every board of every plan. */
import type { Board, Plan } from '../domain/plan.ts';
import { orGoOn } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import type { Expected } from './report.ts';

type OfBoard = (
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
  dry: boolean,
) => Promise<Expected[]>;

const NOT_DECIDED = 'what a board gets could not be decided';

export const forEachBoard =
  (ofBoard: OfBoard) =>
  async (work: Clockwork, tenant: string, heads: readonly Plan[], dry: boolean): Promise<Expected[]> => {
    const expected: Expected[] = [];
    for (const plan of heads)
      for (const board of plan.boards)
        expected.push(
          ...(await orGoOn(work, NOT_DECIDED, () => ofBoard(work, tenant, plan, board, dry), [])),
        );
    return expected;
  };
