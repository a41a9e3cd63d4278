/** Sample lines and updates, and one of every card in its fullest and its barest form. */
import { answerCard } from '../../src/cards/answer.ts';
import { chooseCard } from '../../src/cards/choose.ts';
import { confirmCard } from '../../src/cards/confirm.ts';
import { shownOf } from '../../src/cards/line-words.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import { receiptCard } from '../../src/cards/receipt.ts';
import { reminderCard } from '../../src/cards/reminder.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import { severalReceiptCard } from '../../src/cards/several-receipt.ts';
import type { Typed } from '../../src/cards/submit.ts';
import { summaryCard } from '../../src/cards/summary.ts';
import { updateFormCard } from '../../src/cards/update-form.ts';
import { welcomeCard } from '../../src/cards/welcome.ts';
import type { Answered } from '../../src/domain/answer.ts';
import type { Line } from '../../src/domain/line.ts';
import type { Question } from '../../src/domain/question.ts';
import type { Summary } from '../../src/domain/summary.ts';
import type { Said, Update } from '../../src/domain/update.ts';

export const TODAY = '2026-11-22';
export const ZONE = 'Europe/London';
export const NOW = '2026-11-22T15:30:00Z';
export const NAMES = new Map([
  ['p1', 'Alex Sample'],
  ['p2', 'Bola Sample'],
]);

export const line = (over: Partial<Line> = {}): Line => ({
  plan: 'wigan',
  milestone: 'm-33b',
  item: 'i-33b',
  ref: '3.3(b)',
  title: 'Agree the missing education protocol',
  under: 'Attendance and inclusion',
  owner: { key: 'post:access', post: 'Head of Access', person: 'p1' },
  firstDue: '2026-12-04',
  due: '2026-12-04',
  forecast: null,
  byWhen: null,
  status: 'not-started',
  percent: null,
  reason: null,
  evidence: null,
  lastUpdate: null,
  completedOn: null,
  overdue: false,
  inherited: false,
  open: true,
  ...over,
});

export const overdueLine = (over: Partial<Line> = {}): Line =>
  line({
    milestone: 'm-37a',
    item: 'i-37a',
    ref: '3.7(a)',
    title: 'Publish the attendance dashboard',
    firstDue: '2026-10-02',
    due: '2026-11-13',
    forecast: '2026-12-11',
    status: 'at-risk',
    percent: 60,
    reason: 'HR freeze until January',
    lastUpdate: { id: 'u-1', at: '2026-11-19T10:00:00Z', by: 'p1' },
    overdue: true,
    ...over,
  });

export const doneLine = (over: Partial<Line> = {}): Line =>
  line({
    milestone: 'm-12',
    item: 'i-12',
    ref: '1.2',
    title: 'Open the family hub',
    status: 'complete',
    open: false,
    completedOn: '2026-11-20',
    lastUpdate: { id: 'u-9', at: '2026-11-20T10:00:00Z', by: 'p2' },
    ...over,
  });

export const update = (said: Said, over: Partial<Update> = {}): Update => ({
  id: 'u-2',
  plan: 'wigan',
  item: 'i-37a',
  milestone: 'm-37a',
  at: NOW,
  by: 'p1',
  through: 'card',
  said,
  corrects: null,
  left: { status: said.status ?? 'at-risk', percent: null, due: '2026-11-13', forecast: null },
  ...over,
});

export const nothingTyped: Typed = { status: '', percent: '', reason: '', forecast: '', evidence: '' };

export const question = (over: Partial<Question> = {}): Question => ({
  intent: 'overdue',
  plan: 'wigan',
  items: ['3'],
  owner: null,
  status: [],
  period: null,
  ...over,
});

export const answered = (over: Partial<Answered> = {}): Answered => ({
  question: question(),
  plan: { id: 'wigan', title: 'Wigan education strategy' },
  asAt: TODAY,
  about: [{ ref: '3', title: 'Attendance and inclusion', level: 'Priority' }],
  rows: [overdueLine()],
  actions: 22,
  counts: [],
  overdue: 1,
  noDate: 7,
  noOwner: 3,
  inherited: 2,
  ...over,
});

export const summary = (over: Partial<Summary> = {}): Summary => ({
  plan: { id: 'wigan', title: 'Wigan education strategy' },
  board: { id: 'epb', body: 'Education Partnership Board' },
  asAt: '2026-12-04',
  week: '2026-W49',
  actions: 34,
  counts: [
    { standing: 'complete', now: 4, change: 3 },
    { standing: 'on-track', now: 8, change: 0 },
    { standing: 'in-progress', now: 0, change: 0 },
    { standing: 'at-risk', now: 3, change: -1 },
    { standing: 'off-track', now: 1, change: 1 },
    { standing: 'overdue', now: 6, change: 2 },
    { standing: 'not-started', now: 10, change: -5 },
    { standing: 'inherited', now: 2, change: 0 },
  ],
  since: '2026-11-27',
  newlyOverdue: [overdueLine()],
  completed: [
    doneLine({ evidence: { count: 1, latest: { kind: 'link', url: 'https://example.org/minutes' } } }),
    doneLine({ ref: '1.3', milestone: 'm-13', owner: { key: 'person:p2', post: null, person: 'p2' } }),
  ],
  atRisk: [overdueLine({ status: 'off-track' })],
  comingUp: [line({ due: '2026-12-11' }), line({ ref: '4.1', due: '2026-12-18', owner: null })],
  overdue: 6,
  noDate: 14,
  noOwner: 3,
  inherited: 2,
  ...over,
});

const LONG =
  'A long title that goes on about partners, schools and services until it is one hundred letters lon';
/** Ten lines as large as they come: long titles, names, reasons, links, ids. */
export const longLines = (many = 10): Line[] =>
  Array.from({ length: many }, (_, index) =>
    overdueLine({
      ref: `${index}.10(b)`,
      title: `${LONG} ${index}`,
      milestone: `wigan-2022-3.10(b)-${index}-2026`,
      item: `item-${index}`,
      lastUpdate: { id: `u${index}PF0aQ9rT2xLw8Zk3mBn`, at: '2026-11-19T10:00:00Z', by: 'p1' },
      owner: { key: 'post:x', post: 'Assistant Director, Education and Early Help', person: 'long' },
      reason: 'Waiting for a decision that nobody has taken. '.repeat(20),
      evidence: { count: 3, latest: { kind: 'link', url: `https://example.org/${'minutes/'.repeat(30)}` } },
    }),
  );
export const LONG_NAMES = new Map([
  ['long', 'Alexandra Wilhelmina Fitzgerald-Montgomery Sample of Somewhere'],
]);

const PLANS = [
  { id: 'wigan', title: 'Wigan education strategy' },
  { id: 'salford', title: 'Salford inclusion plan' },
];
const FAULTS = [
  { field: 'percent', message: '140 is more than 100: give a number from 0 to 100.' },
  { field: 'forecast', message: '1 Nov is before today: give a date from today on.' },
  { field: 'evidence', message: 'That is not a link: it must start with http:// or https://.' },
] as const;
const moments = { at: NOW, zone: ZONE, today: TODAY };
const view = {
  offset: 0,
  pageSize: 10,
  names: NAMES,
  today: TODAY,
  zone: ZONE,
  at: NOW,
  question: '{"intent":"overdue"}',
};

/** One of every card, by name. */
export const samples = (): Record<string, CardMessage> => {
  const many = longLines();
  const list = many.map(shownOf);
  const lines = [
    overdueLine(),
    line({ due: TODAY }),
    line({ ref: '4.1', milestone: 'm-41', due: null, byWhen: 'Year 1-2' }),
  ];
  const said: Said = {
    status: 'complete',
    percent: 100,
    reason: 'Sorted',
    forecast: '2027-03-12',
    evidence: [{ kind: 'link', url: 'https://example.org/minutes' }],
  };
  return {
    welcome: welcomeCard({
      firstName: 'Alex',
      plans: ['Wigan education strategy'],
      dueCount: 3,
      sayings: ['mine', "what's overdue", 'help'],
    }),
    'welcome with nothing due': welcomeCard({ firstName: 'Alex', plans: [], dueCount: 0, sayings: [] }),
    reminder: reminderCard({ lines, plans: PLANS.slice(0, 1), today: TODAY, zone: ZONE }),
    'reminder of one': reminderCard({ lines: [line()], plans: PLANS.slice(0, 1), today: TODAY, zone: ZONE }),
    'reminder at its longest': reminderCard({ lines: longLines(13), plans: PLANS, today: TODAY, zone: ZONE }),
    form: updateFormCard({
      line: overdueLine(),
      typed: nothingTyped,
      faults: [],
      corrects: null,
      list: [],
      today: TODAY,
    }),
    'form at its longest': updateFormCard({
      line: many[0] ?? line(),
      typed: {
        status: 'at-risk',
        percent: '140',
        reason: 'Why. '.repeat(300),
        forecast: '2026-11-01',
        evidence: 'minutes',
      },
      faults: FAULTS,
      corrects: 'u-1',
      list,
      today: TODAY,
      notice: 'Bola Sample has updated this since: look before you save.',
    }),
    'form with words for numbers': updateFormCard({
      line: line({ due: null }),
      typed: { ...nothingTyped, percent: 'most', forecast: '12 March' },
      faults: FAULTS.slice(0, 1),
      corrects: null,
      list: [],
      today: TODAY,
    }),
    receipt: receiptCard({
      line: overdueLine(),
      update: update(said),
      who: 'Alex Sample',
      ...moments,
      list: list.slice(0, 3),
      notes: ['Your lead sees the new date.'],
    }),
    'receipt without evidence': receiptCard({
      line: doneLine(),
      update: update({ status: 'complete' }),
      who: 'Alex Sample',
      ...moments,
      list: [],
      notes: [],
    }),
    'several receipts': severalReceiptCard({
      recorded: many.slice(0, 9).map((one) => ({
        line: one,
        update: update({ status: 'on-track' }, { id: `u${one.item}`, milestone: one.milestone }),
      })),
      skipped: many
        .slice(9)
        .map((one) => ({ line: one, why: 'Bola Sample has updated it since this card was shown.' })),
      who: 'Alex Sample',
      ...moments,
      list,
    }),
    confirm: confirmCard({
      line: overdueLine(),
      recorded: { forecast: '2027-03-12' },
      implied: { status: 'at-risk' },
      proposal: 'q-1',
      today: moments.today,
    }),
    choose: chooseCard({
      question: 'Which one is done?',
      options: many.slice(0, 5).map((one) => ({ shown: shownOf(one), ref: one.ref, title: one.title })),
      proposal: 'q-1',
    }),
    'answer overdue': answerCard({
      ...view,
      answered: answered({
        rows: [overdueLine(), overdueLine({ ref: '3.1(c)', item: 'i-31c', owner: null, due: '2026-11-21' })],
        overdue: 2,
      }),
    }),
    'answer at its longest': answerCard({
      ...view,
      names: LONG_NAMES,
      answered: answered({ rows: longLines(34) }),
      question: JSON.stringify(question()),
    }),
    'answer with no rows': answerCard({ ...view, answered: answered({ rows: [], overdue: 0 }) }),
    'answer due': answerCard({
      ...view,
      answered: answered({
        question: question({
          intent: 'due',
          items: [],
          period: { text: 'this week', from: '2026-11-23', to: '2026-11-29' },
        }),
        about: [],
        rows: [line({ due: '2026-11-27' })],
      }),
    }),
    'answer status': answerCard({
      ...view,
      answered: answered({
        question: question({ intent: 'status' }),
        rows: [overdueLine(), line(), doneLine()],
        actions: 3,
        counts: [
          { status: 'not-started', count: 1 },
          { status: 'at-risk', count: 1 },
          { status: 'complete', count: 1 },
        ],
      }),
    }),
    'answer about one action': answerCard({
      ...view,
      mayUpdate: true,
      answered: answered({
        question: question({ intent: 'status', items: ['3.7(a)'] }),
        rows: [
          overdueLine({
            evidence: { count: 2, latest: { kind: 'link', url: 'https://example.org/minutes' } },
          }),
        ],
        actions: 1,
      }),
    }),
    summary: summaryCard({ summary: summary(), zone: ZONE, at: '2026-12-04T08:30:00Z' }),
    'summary at its longest': summaryCard({
      summary: summary({
        newlyOverdue: longLines(9),
        completed: longLines(9),
        atRisk: longLines(9),
        comingUp: longLines(9),
      }),
      zone: ZONE,
      at: '2026-12-04T08:30:00Z',
    }),
    notice: noticeCard({
      title: 'I did not understand that',
      text: 'I can tell you what is overdue, what is due, and how an action stands.',
      suggestions: [
        { label: "What's overdue", say: "what's overdue" },
        { label: 'My actions', say: 'mine' },
        { label: 'Help', say: 'help' },
      ],
    }),
  };
};
