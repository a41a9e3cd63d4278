/** What help's buttons say, and the plan's own actions and boards that its sentences take as examples. */
import { type Book, topOf } from '../../domain/book.ts';
import { type Item, isAction } from '../../domain/plan.ts';
import type { Suggestion } from '../../understanding/intent.ts';
import type { Speaker } from '../people/enrol.ts';

export const SAY = {
  mine: { label: 'My actions', say: 'mine' },
  roundUp: { label: 'My round-up', say: 'my round-up' },
  dueSoon: { label: 'Due this half term', say: 'what have I got due this half term' },
  allDue: { label: 'Due this half term', say: "what's due this half term" },
  overdue: { label: "What's overdue?", say: "what's overdue" },
  changed: { label: 'What changed this week?', say: 'what changed this week' },
  unreported: { label: "Who hasn't reported?", say: "who hasn't reported this month" },
  undated: { label: 'What has no date?', say: 'what has no date' },
  leadsWeek: { label: 'My week as a lead', say: 'my week as a lead' },
  reach: { label: 'Who can I reach?', say: 'who can I reach?' },
  requests: { label: 'What waits for me?', say: "what's waiting for me" },
  preview: { label: 'See the next summary', say: 'preview of the summary' },
  missing: { label: "What's missing?", say: "what's missing" },
  inherited: { label: "What's inherited?", say: "what's inherited" },
  setUpBoard: { label: 'Set up this board', say: 'set up this board' },
  workingDays: { label: 'My working days', say: 'my working days' },
  back: { label: "I'm back", say: "I'm back" },
  readings: { label: 'My readings', say: 'my readings' },
  unread: { label: 'Measures without a reading', say: 'measures without a reading' },
  meetings: { label: 'Next meetings', say: 'when does the board meet' },
  sincePapers: { label: 'Changed since papers', say: 'what changed since papers' },
  yearly: { label: 'Yearly review', say: 'yearly review' },
  redactions: { label: 'Redactions', say: 'redactions' },
  help: { label: 'Help', say: 'help' },
} as const satisfies { readonly [name: string]: Suggestion };

/** An action, what it stands under as the plan calls it, and a board and a post where the plan has one. */
export type Example = {
  action: string;
  part: string;
  /** The same of what the speaker leads; of anything where they may set all. */
  led: { action: string; part: string };
  board: string | null;
  post: string | null;
};

/** An action of the speaker's own where there is one. `leads`: whether they lead it. */
export function exampleIn(
  books: readonly Book[],
  { person, officer }: Speaker,
  leads: (book: Book, item: Item) => boolean,
): Example {
  const isTheirs = ({ plan }: Book, { owners }: Item): boolean =>
    owners.some(
      ({ key }) =>
        key === `person:${person.id}` ||
        plan.posts.some(({ id, holders }) => key === `post:${id}` && holders.at(-1)?.person === person.id),
    );
  const book =
    books.find((one) => one.items.some((item) => isAction(item) && isTheirs(one, item))) ?? books[0];
  const actions = book?.items.filter(isAction) ?? [];
  const action = actions.find((item) => book && isTheirs(book, item)) ?? actions[0];
  const theirs = { action: action?.ref ?? 'it', part: book && action ? partOf(book, action) : 'the plan' };
  const [led] = books.flatMap((one) =>
    one.items
      .filter((item) => isAction(item) && leads(one, item))
      .slice(0, 1)
      .map((item) => ({ action: item.ref, part: partOf(one, item) })),
  );
  const leadsTheirs = officer || (book && action && leads(book, action));
  return {
    ...theirs,
    led: leadsTheirs ? theirs : (led ?? theirs),
    board: book?.plan.boards[0]?.body ?? null,
    post: book?.plan.posts[0]?.title ?? null,
  };
}

/** What an action stands under, as the plan calls it: "Priority 3". */
function partOf(book: Book, action: Item): string {
  const level = book.plan.levels[0];
  return `${level === undefined ? '' : `${level} `}${topOf(book, action).ref}`;
}
