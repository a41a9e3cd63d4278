/** "What does the board need to decide": where that stands, and what can be asked for now. */
import { listed } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { boardsHere } from '../papers/boards.ts';
import type { ErrandTurn } from './turns.ts';

/** Nothing of a post is told before it goes out: it may be held. */
export const boardNeedsTurn: ErrandTurn<'board-needs'> = async (_app, origin, _speaker, _errand, heard) => {
  const boards = boardsHere(origin, heard).map(({ board }) => board);
  const when = boards.map(({ body, summary: { day, time } }) => `the ${clip(body, 80)}, ${day}s at ${time}`);
  const [only, ...others] = boards;
  const where =
    only === undefined
      ? 'No board is set up here, so nothing waits for one.'
      : `What needs a board, and each decision that is asked of it, stands in its weekly summary under “Needs the board”: ${listed(when)}. I tell nothing of a summary before it is posted.`;
  return [
    noticeCard({
      text: `${where}\nYou can ask now for what is off track, stuck or past its date.`,
      suggestions: [
        { label: 'What’s off track', say: 'what is off track' },
        { label: 'What’s stuck', say: "what's stuck" },
        { label: 'What’s overdue', say: "what's overdue" },
        ...(only !== undefined && others.length === 0
          ? [{ label: 'Decisions so far', say: `decisions of the ${only.body}` }]
          : []),
      ],
    }),
  ];
};
