/** The cards of boards as samples: a preview, a held one, a correction, the set-up in a channel. */
import { channelBoardCard } from '../../src/cards/boards/channel.ts';
import { correctionCard } from '../../src/cards/boards/correction.ts';
import { boardHoldCard, boardPreviewCard, type Preview } from '../../src/cards/boards/preview.ts';
import { previewListCard } from '../../src/cards/boards/preview-list.ts';
import { removedWordsCard } from '../../src/cards/boards/removed-words.ts';
import { summaryCard } from '../../src/cards/summary/summary.ts';
import { freshPost } from '../../src/domain/boards/board-post.ts';
import { weeklyPost } from '../../src/domain/boards/weekly-post.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { longLines, summary, ZONE } from './lines.ts';

const AT = '2026-12-02T09:00:00Z';

export function samplePreview(over: Partial<Preview> = {}): Preview {
  const { book, milestones } = samplePlan();
  const [board] = book.plan.boards;
  if (!board) throw new Error('the sample plan has a board');
  const read = { milestones, previous: null, moves: [], said: null, people: [] };
  return {
    ...weeklyPost(book, board, read, Temporal.Instant.from(AT)),
    book,
    board,
    week: '2026-W49',
    milestones,
    said: null,
    reader: { person: 'olu', officer: true, holds: [], board: null },
    postsOn: '2026-12-04',
    time: '16:00',
    zone: ZONE,
    at: AT,
    ...over,
  };
}

const who = { by: 'p1', post: 'Head of Inclusion', at: AT };

export const boardSamples = () => ({
  preview: boardPreviewCard(samplePreview()),
  'previews of several boards': previewListCard(
    Array.from({ length: 14 }, (_, place) => {
      const preview = samplePreview();
      return {
        ...preview,
        board: { ...preview.board, body: `Board ${place} ${'of many words '.repeat(6)}` },
      };
    }),
  ),
  'hold a post': boardHoldCard(samplePreview({ listed: true }), 'Nothing was changed: please say why.'),
  'preview of a held post': boardPreviewCard(
    samplePreview({
      said: {
        ...freshPost('sample', 'partnership', '2026-W49'),
        comments: [{ ...who, by: 'olu', text: 'Two posts are being filled.' }],
        withheld: who,
        hold: { ...who, reason: 'The figures are being checked. '.repeat(12).trim() },
      },
      done: 'Held until it is released. Officers and the other leads are told.',
    }),
  ),
  'preview at its longest': boardPreviewCard(
    samplePreview({
      summary: summary({
        newlyOverdue: longLines(9),
        completed: longLines(9),
        goneRed: longLines(9),
        comingUp: longLines(9),
      }),
    }),
  ),
  'summary with words': summaryCard({
    summary: summary(),
    zone: ZONE,
    at: AT,
    words: {
      comments: [{ post: 'Head of Inclusion', text: 'Two posts are being filled.' }],
      said: new Map([['m-37a', 'HR freeze until January']]),
      lines: [
        { ref: '3.7(a)', post: 'Head of Inclusion', text: 'Please agree the budget.', asks: true },
        { ref: '3.3(b)', post: 'Head of Inclusion', text: 'Schools have answered.', asks: false },
      ],
    },
  }),
  correction: correctionCard({
    book: samplePlan().book,
    posted: {
      plan: 'sample',
      board: 'partnership',
      week: '2026-W49',
      at: AT,
      standings: { 'item-1.1(a)': 'complete', 'item-2.1(a)': 'on-track' },
    },
    on: '2026-12-04',
    wrong: [
      { item: 'item-1.1(a)', was: 'complete', right: 'at-risk', unevidenced: false },
      { item: 'item-2.1(a)', was: 'complete', right: 'complete', unevidenced: true },
    ],
  }),
  'words of a post removed': removedWordsCard(
    {
      plan: 'sample',
      board: 'partnership',
      week: '2026-W49',
      at: AT,
      standings: { 'item-1.1(a)': 'complete', 'item-2.1(a)': 'on-track' },
    },
    '2026-12-04',
  ),
  'board of a channel': channelBoardCard({
    plan: { id: 'sample', title: 'Sample Children and Schools Plan' },
    others: [{ id: 'other', title: 'Another plan' }],
    body: 'Sample Partnership Board',
    scope: ['1'],
    priorities: [
      { ref: '1', title: 'Early years' },
      { ref: '2', title: 'Attendance and belonging' },
    ],
    day: 'Friday',
    time: '16:00',
    beforeElections: 'post',
    stands: true,
    faults: ['Please choose a day and a time.'],
  }),
});
