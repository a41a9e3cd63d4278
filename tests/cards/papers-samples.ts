/** The cards of reports, papers, meetings and decisions, in their fullest and their barest form. */
import { papersAskCard } from '../../src/cards/papers/ask-card.ts';
import { listCard } from '../../src/cards/papers/list-card.ts';
import { paperCard, sinceCard } from '../../src/cards/papers/paper-card.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import type { Paper } from '../../src/domain/papers/paper.ts';
import { STANDING_WORD } from '../../src/domain/papers/words.ts';

const LONG =
  'A sample priority with a title that goes on for as long as any council has ever written one, and on';

export const samplePaper = (over: Partial<Paper> = {}): Paper => ({
  plan: 'sample',
  board: 'partnership',
  kind: 'paper',
  period: '2027-01-12',
  at: '2026-12-29T17:00:00Z',
  asAt: '2026-12-29',
  title: 'Paper for the Sample Partnership Board, Tue 12 Jan 2027',
  headline: '3 of 8 actions are overdue, 1 more than before; 2 were completed',
  figures: Object.values(STANDING_WORD).map((label, place) => ({ label, value: place, change: place - 3 })),
  standings: {},
  blocks: [],
  ...over,
});

const plan = { title: 'Sample Children and Schools Plan', timezone: 'Europe/London' };
const lines = (many: number): string[] =>
  Array.from({ length: many }, (_, place) => `3.${place}(a) ${LONG}: Overdue, now On track (green)`);

export const papersSamples = (): Record<string, CardMessage> => ({
  'paper for an officer': paperCard({
    paper: samplePaper({ title: LONG.repeat(3), headline: LONG.repeat(4) }),
    plan,
    documents: true,
    notes: ['The board meets on Tue 12 Jan 2027.', LONG],
  }),
  'report in a channel': paperCard({
    paper: samplePaper({ kind: 'termly', figures: [] }),
    plan,
    documents: false,
    notes: [],
  }),
  'since papers': sinceCard({
    since: { frozen: '2026-12-29', completed: lines(20), moved: lines(20), redated: lines(20), updated: 41 },
    board: { body: LONG },
    plan,
    frozen: 'Tue 29 Dec 2026',
    meeting: 'Tue 12 Jan 2027',
  }),
  'since papers, nothing': sinceCard({
    since: { frozen: '2026-12-29', completed: [], moved: [], redated: [], updated: 0 },
    board: { body: 'Sample Partnership Board' },
    plan,
    frozen: 'Tue 29 Dec 2026',
    meeting: 'Tue 12 Jan 2027',
  }),
  'decisions of a board': listCard({
    kicker: LONG,
    heading: '14 decisions of the Sample Partnership Board',
    lines: lines(14).map((text) => ({ first: 'Tue 12 Jan 2027', text: text.repeat(3), last: 'no action' })),
    notes: [],
  }),
  'meeting asked for': papersAskCard({
    question: 'Sample Partnership Board meets on Tue 12 Jan 2027?',
    plan,
    facts: [
      { label: 'Call', value: 'Fri 11 Dec 2026: whoever has not reported is asked' },
      { label: 'Papers go out', value: LONG },
    ],
    proposal: 'proposal-1',
    again: true,
  }),
});
