/** Sample lines, updates, answers and figures for the cards' tests. All people are sample people. */
import type { Typed } from '../../src/cards/submit.ts';
import type { Answered } from '../../src/domain/answer.ts';
import type { Line } from '../../src/domain/line.ts';
import { type Question, questionAbout } from '../../src/domain/question.ts';
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
  note: null,
  kind: 'delivery',
  label: null,
  start: null,
  under: 'Attendance and inclusion',
  owner: { key: 'post:access', post: 'Head of Access', person: 'p1' },
  firstDue: '2026-12-04',
  due: '2026-12-04',
  forecast: null,
  byWhen: null,
  status: 'not-started',
  percent: null,
  reason: null,
  blocked: false,
  evidence: null,
  lastUpdate: null,
  completedOn: null,
  overdue: false,
  inherited: false,
  open: true,
  snoozedUntil: null,
  handOver: null,
  askOn: null,
  chasedAt: null,
  others: null,
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
  onBehalf: null,
  at: NOW,
  by: 'p1',
  through: 'card',
  said,
  corrects: null,
  left: { status: said.status ?? 'at-risk', percent: null, due: '2026-11-13', forecast: null },
  ...over,
});

export const nothingTyped: Typed = { status: '', percent: '', reason: '', forecast: '', evidence: '' };

export const question = (over: Partial<Question> = {}): Question =>
  questionAbout('overdue', {
    plan: 'wigan',
    items: ['3'],
    ...over,
    ...(over.intent && { intent: over.intent }),
  });

export const answered = (over: Partial<Answered> = {}): Answered => ({
  question: question(),
  leftOut: null,
  plan: { id: 'wigan', title: 'Wigan education strategy' },
  asAt: TODAY,
  about: [{ ref: '3', title: 'Attendance and inclusion', level: 'Priority' }],
  bare: [],
  rows: [overdueLine()],
  only: null,
  groups: [],
  told: { kind: 'rows' },
  timeline: [],
  actions: 22,
  counts: [],
  lateGreen: 0,
  unlisted: [],
  among: { actions: over.actions ?? 22, counts: [], lateGreen: 0 },
  completed: false,
  doneBeside: 0,
  stood: [],
  lateSaid: { offTrack: 0, atRisk: 0 },
  overdue: 1,
  later: 0,
  next: null,
  noDate: 7,
  goingOn: 0,
  open: 22,
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
  rounds: 0,
  completed: [
    doneLine({ evidence: { count: 1, latest: { kind: 'link', url: 'https://example.org/minutes' } } }),
    doneLine({ ref: '1.3', milestone: 'm-13', owner: { key: 'person:p2', post: null, person: 'p2' } }),
  ],
  atRisk: [overdueLine({ status: 'off-track' })],
  recovered: [],
  goneRed: [overdueLine({ status: 'off-track' })],
  needs: [{ line: overdueLine({ status: 'off-track' }), why: ['off-track'], slips: 0 }],
  priorities: [
    { ref: '1', title: 'Early years', actions: 12, overdue: 0, complete: 3 },
    { ref: '3', title: 'Attendance and inclusion', actions: 22, overdue: 6, complete: 1 },
  ],
  comingUp: [line({ due: '2026-12-11' }), line({ ref: '4.1', due: '2026-12-18', owner: null })],
  overdue: 6,
  noDate: 14,
  silent: 2,
  unevidenced: 1,
  restricted: 1,
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
