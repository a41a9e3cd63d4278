/** The cards of the set-up in their fullest and their barest form. All people are sample people. */

import { type PlanReport, planReportCard } from '../../src/cards/plans/plan-report.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import { type Inherited, inheritedCard } from '../../src/cards/set-up/inherited.ts';
import { type GapRow, type Missing, missingCard } from '../../src/cards/set-up/missing.ts';
import { setUpPreviewCard } from '../../src/cards/set-up/set-up-preview.ts';
import { setUpReceiptCard } from '../../src/cards/set-up/set-up-receipt.ts';
import type { SetUpSaid } from '../../src/cards/set-up/set-up-words.ts';
import { line, longLines, NOW, TODAY, ZONE } from './lines.ts';

export const PLAN = { id: 'wigan', title: 'Wigan education strategy' };
export const LONG = 'long words of a plan '.repeat(60);
const ID = '0123456789abcdefghijk';

export const actionGap = (over: Partial<GapRow> = {}): GapRow => ({
  gap: { of: 'action', item: 'i-33b', lacks: ['date', 'owner'] },
  ref: '3.3(b)',
  title: 'Agree the missing education protocol',
  byWhen: null,
  resolved: null,
  ...over,
});

export const toConfirm = (over: Partial<GapRow> = {}): GapRow =>
  actionGap({
    gap: { of: 'action', item: 'i-41', lacks: ['confirmation'] },
    ref: '4.1',
    title: 'Train the panel',
    byWhen: 'Year 1-2',
    resolved: '2024-08-31',
    ...over,
  });

export const measureGap = (over: Partial<GapRow> = {}): GapRow =>
  actionGap({
    gap: {
      of: 'measure',
      item: 'i-33b',
      measure: 'me-1',
      lacks: ['owner', 'frequency', 'baseline', 'target'],
    },
    title: 'Children missing education, per thousand',
    ...over,
  });

export const OWNERS: Missing['owners'] = [
  { key: 'post:access', label: 'Head of Access' },
  { key: 'post:skills', label: 'Head of Skills' },
  { key: 'person:p1', label: 'Alex Sample' },
];
/** As many posts and people as a council has. */
export const MANY_OWNERS: Missing['owners'] = Array.from({ length: 200 }, (_, place) => ({
  key: place < 40 ? `post:${ID}${place}` : `person:${ID}${place}`,
  label: `${place < 40 ? 'Assistant Director of Something Number' : 'Alexandra Sample-Name'} ${place}`,
}));

export const missing = (over: Partial<Missing> = {}) =>
  missingCard({
    plan: PLAN,
    walk: { plan: PLAN.id, items: [], after: null },
    rows: [actionGap(), toConfirm(), measureGap()],
    left: 12,
    total: 114,
    owners: OWNERS,
    today: TODAY,
    ...over,
  });

export const inheritedLine = (over: Partial<Parameters<typeof line>[0]> = {}) =>
  line({ due: '2026-09-30', inherited: true, ...over });

export const inherited = (over: Partial<Inherited> = {}) =>
  inheritedCard({
    plan: PLAN,
    walk: { plan: PLAN.id, items: [], after: null },
    lines: [inheritedLine(), inheritedLine({ milestone: 'm-2', item: 'i-2', ref: '1.2', owner: null })],
    left: 7,
    goLive: '2026-11-01',
    today: TODAY,
    ...over,
  });

export const report = (over: Partial<PlanReport> = {}) =>
  planReportCard({
    draft: 'd-1',
    title: PLAN.title,
    source: 'plan.docx',
    read: ['5 priorities, 37 key objectives, 152 actions', '4 posts, 2 of them vacant'],
    missing: ['114 actions have no date', '90 actions have no owner'],
    findings: [
      { kind: 'repaired', what: '5.3 is printed under Priority 3: read as 3.3.', where: 'page 12' },
      { kind: 'inferred', what: '3.3(b) is asked about every half-term.', where: 'page 12' },
      { kind: 'unplaced', what: 'A paragraph that belongs to no action.', where: 'page 2' },
    ],
    difference: null,
    goLive: TODAY,
    ...over,
  });

const entries = (many: number, title: string) =>
  Array.from({ length: many }, (_, place) => ({ ref: `3.${place}(b)`, title }));

export const difference = (many: number, words: string): NonNullable<PlanReport['difference']> => ({
  added: entries(many, words),
  removed: entries(many, words),
  reworded: entries(many, words).map((entry) => ({ ...entry, from: words, to: `${words} anew` })),
  redated: entries(many, words).map((entry) => ({ ...entry, from: null, to: '2027-02-12' })),
  changed: entries(many, words).map((entry) => ({ ...entry, fields: ['the owner', words] })),
  head: entries(many, words).map(({ title }) => title),
  doubts: entries(many, words).map((entry) => ({ ...entry, record: { ref: '3.9', title: words } })),
  conflicts: entries(many, words).map((entry, place) => ({
    ...entry,
    id: `${ID}${place}:due`,
    what: 'due date',
    record: '12 February 2027',
    file: '31 March 2027',
  })),
});

export const assigned = (
  many: number,
  title = 'Agree the protocol',
  to: string | null = 'the Head of Skills',
): SetUpSaid => ({
  do: 'assign',
  to,
  changes: entries(many, title).map((entry, place) => ({
    ...entry,
    from: place % 2 === 0 ? null : 'Head of Access',
  })),
});

export const said: Record<string, SetUpSaid> = {
  'one owner': assigned(1),
  'many owners': assigned(23),
  'no owner': assigned(2, 'Agree the protocol', null),
  lead: { do: 'lead', to: 'Kay Sample', changes: [{ ref: '3', title: 'Inclusion for all', from: null }] },
  date: {
    do: 'date',
    due: '2027-02-12',
    changes: [{ ref: '3.3(b)', title: 'Agree the protocol', from: '2026-12-04' }],
  },
  holder: {
    do: 'holder',
    post: 'Head of Skills',
    holders: [
      { who: 'Kay Sample', from: null },
      { who: 'Sam Sample', from: '2027-01-01' },
    ],
    actions: 23,
  },
  rhythm: {
    do: 'rhythm',
    rule: 'half-termly',
    from: '2026-09-01',
    changes: [{ ref: '3.3(b)', title: 'Report on it', from: null }],
  },
};

export const preview = (what: SetUpSaid) => setUpPreviewCard({ said: what, plan: PLAN, proposal: 'q-1' });
export const receipt = (what: SetUpSaid, notes: string[] = []) =>
  setUpReceiptCard({ said: what, plan: PLAN, who: 'Alex Sample', at: NOW, zone: ZONE, notes });

export const setUpSamples = (): Record<string, CardMessage> => ({
  missing: missing(),
  'missing one thing': missing({ rows: [toConfirm()], left: 1, owners: [] }),
  'missing, with what was refused': missing({
    notice: 'Saved 2 of 3.',
    rows: [
      actionGap({
        typed: { due: '12 March', owner: 'somebody', frequency: '', baseline: '', target: '' },
        faults: [
          { field: 'due', message: '12 March is no date: give one such as 2027-03-12.' },
          { field: 'owner', message: 'Nobody is known as “somebody”. Give an e-mail address.' },
        ],
      }),
    ],
  }),
  'missing at its longest': missing({
    rows: Array.from({ length: 5 }, (_, place) =>
      measureGap({
        gap: {
          ...measureGap().gap,
          of: 'measure',
          item: 'i',
          measure: `${ID}${place}`,
          lacks: ALL_OF_A_MEASURE,
        },
        title: LONG,
      }),
    ),
    owners: MANY_OWNERS,
  }),
  inherited: inherited(),
  'one inherited': inherited({ lines: [inheritedLine()], left: 1, notice: 'Settled 4 of 5.' }),
  'inherited at its longest': inherited({ lines: longLines(9), left: 9 }),
  'draft report': report(),
  'draft report with a wrong date': report({ goLive: '12 March', fault: '12 March is no date.' }),
  'draft report of a later edition': report({
    difference: difference(2, 'Agree the protocol'),
    goLive: null,
  }),
  'draft report at its longest': report({
    title: LONG,
    source: LONG,
    read: Array.from({ length: 40 }, () => LONG),
    missing: Array.from({ length: 40 }, () => LONG),
    findings: (['inferred', 'repaired', 'unplaced'] as const).flatMap((kind) =>
      Array.from({ length: 500 }, () => ({ kind, what: LONG, where: LONG })),
    ),
    difference: difference(500, LONG),
  }),
  ...Object.fromEntries(
    Object.entries(said).flatMap(([name, what]) => [
      [`preview: ${name}`, preview(what)],
      [`set: ${name}`, receipt(what, ['They are not in Teams yet.'])],
    ]),
  ),
  'preview at its longest': preview(assigned(3000, LONG)),
  'set at its longest': receipt(
    assigned(3000, LONG),
    Array.from({ length: 50 }, () => LONG),
  ),
});

const ALL_OF_A_MEASURE: ('owner' | 'frequency' | 'baseline' | 'target')[] = [
  'owner',
  'frequency',
  'baseline',
  'target',
];
