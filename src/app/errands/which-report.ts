/** A report for somebody, without its kind: which there are is said, and for which boards. */
import { listed } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { sameBody } from '../../domain/body-names.ts';
import { boardsHere } from '../papers/boards.ts';
import type { ErrandTurn } from './turns.ts';

const KINDS = 'a half-termly report, a termly report, a yearly review and the paper of a meeting';

export const whichReportTurn: ErrandTurn<'which-report'> = async (
  _app,
  origin,
  _speaker,
  { body },
  heard,
) => {
  const boards = boardsHere(origin, heard).map(({ board }) => board.body);
  if (boards.length === 0)
    return [
      noticeCard({
        text: 'No board of a plan is set up here, so there is nothing to report to. A strategy officer sets one up in the board’s channel.',
        suggestions: [{ label: 'Yearly review', say: 'yearly review' }],
      }),
    ];
  const named = body === null ? undefined : boards.find((one) => sameBody(one, body));
  const board = named ?? boards[0] ?? '';
  const miss =
    body === null || named !== undefined
      ? ''
      : `I know no board called “${clip(body, 60)}”, and nothing else of that name. `;
  const which =
    named === undefined
      ? `${boards.length === 1 ? 'The board is' : 'The boards are'} ${listed(boards.map((one) => `the ${one}`))}. `
      : '';
  return [
    noticeCard({
      text: `${miss}${which}For a board I make ${KINDS}. Which do you want?`,
      suggestions: [
        { label: 'Termly report', say: `termly report for the ${board}` },
        { label: 'Half-termly report', say: `half-termly report for the ${board}` },
        { label: 'Yearly review', say: `yearly review for the ${board}` },
        { label: 'Paper', say: `paper for the ${board}` },
        { label: 'Help', say: 'help with papers' },
      ],
    }),
  ];
};
