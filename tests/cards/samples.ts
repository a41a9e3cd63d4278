/** One of every card, in its fullest and its barest form. */
import { answerCard } from '../../src/cards/answer/answer.ts';
import { whichPlanCard } from '../../src/cards/answer/which-plan.ts';
import { chooseCard } from '../../src/cards/choose.ts';
import { confirmCard } from '../../src/cards/confirm.ts';
import { shownOf } from '../../src/cards/line-words.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import { putBackCard } from '../../src/cards/put-back.ts';
import { receiptCard } from '../../src/cards/receipt.ts';
import { reminderCard } from '../../src/cards/reminder.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import { severalReceiptCard } from '../../src/cards/several-receipt.ts';
import { summaryCard } from '../../src/cards/summary/summary.ts';
import { updateFormCard } from '../../src/cards/update-form.ts';
import { welcomeCard } from '../../src/cards/welcome.ts';
import type { Said } from '../../src/domain/update.ts';
import { answerSamples } from './answer-samples.ts';
import { awaySamples } from './away-samples.ts';
import { boardSamples } from './board-samples.ts';
import { evidenceSamples } from './evidence-samples.ts';
import { helpSamples } from './help-samples.ts';
import { leadSamples } from './lead-samples.ts';
import {
  answered,
  doneLine,
  LONG_NAMES,
  line,
  longLines,
  NAMES,
  NOW,
  nothingTyped,
  overdueLine,
  question,
  summary,
  TODAY,
  update,
  ZONE,
} from './lines.ts';
import { measuresSamples } from './measures-samples.ts';
import { noteSamples } from './note-samples.ts';
import { papersSamples } from './papers-samples.ts';
import { privacySamples } from './privacy-samples.ts';
import { requestsSamples } from './requests-samples.ts';
import { setUpSamples } from './set-up-samples.ts';
import { teamsSamples } from './teams-samples.ts';

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
      cardsPerWeek: 2,
      part: { owns: true, contributes: true, leads: true, standsIn: true, officer: true },
    }),
    'welcome with nothing due': welcomeCard({
      firstName: 'Alex',
      plans: [],
      dueCount: 0,
      cardsPerWeek: 2,
      part: { owns: false, contributes: false, leads: false, standsIn: false, officer: false },
    }),
    ...helpSamples(),
    reminder: reminderCard({ lines, plans: PLANS.slice(0, 1), today: TODAY, zone: ZONE }),
    'reminder of one': reminderCard({ lines: [line()], plans: PLANS.slice(0, 1), today: TODAY, zone: ZONE }),
    'own actions': reminderCard({
      lines: longLines(13),
      plans: PLANS.slice(0, 1),
      today: TODAY,
      zone: ZONE,
      own: { mine: 9, needNow: 5, complete: 2 },
    }),
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
    'receipt with files': receiptCard({
      line: doneLine(),
      update: update({
        status: 'complete',
        evidence: ['minutes.pdf', 'photo.png'].map((name) => ({ kind: 'file', file: name, name })),
      }),
      who: 'Alex Sample',
      ...moments,
      list: [],
      notes: [],
    }),
    confirm: confirmCard({
      line: overdueLine(),
      recorded: { forecast: '2027-03-12' },
      implied: { status: 'at-risk' },
      proposal: 'q-1',
      today: moments.today,
    }),
    'confirm with a question': confirmCard({
      line: overdueLine(),
      recorded: {},
      implied: { handOver: { name: 'Beth Sample', from: '2027-07-01' }, blocked: true },
      proposal: 'q-1',
      today: moments.today,
      notes: ['3.7(a) stays with the Head of Access until its lead or an officer gives it to somebody else.'],
      ask: { words: 'What date do you expect?', suggestions: [{ label: 'Next week', say: 'next week' }] },
    }),
    'put back and recorded instead': putBackCard({
      wrong: { line: doneLine(), said: { status: 'at-risk', percent: 60, reason: null } },
      meant: { line: overdueLine(), said: { status: 'complete' } },
      proposal: 'q-1',
      today: moments.today,
      notes: ['A file stays where it was placed: “Take file off” on its receipt removes it.'],
    }),
    'receipt with a question': receiptCard({
      line: overdueLine(),
      update: update(
        {
          status: 'at-risk',
          snooze: '2027-01-11',
          figures: [
            { value: 98, of: 132, target: null, unit: 'audits returned' },
            { value: 78, of: null, target: 80, unit: '% take-up' },
          ],
        },
        { onBehalf: 'Kim Sample' },
      ),
      who: 'Alex Sample',
      ...moments,
      list: [],
      notes: [],
      ask: { words: 'What is holding it up?', suggestions: [] },
    }),
    'which plan': whichPlanCard({
      plans: [
        { id: 'wigan', title: 'Children and Young People’s Plan' },
        { id: 'other', title: 'The other plan' },
      ],
      question: question(),
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
    ...answerSamples(),
    ...awaySamples(),
    ...measuresSamples(),
    ...setUpSamples(),
    ...teamsSamples(),
    ...privacySamples(),
    ...noteSamples(),
    ...requestsSamples(),
    ...papersSamples(),
    ...leadSamples(),
    ...boardSamples(),
    ...evidenceSamples(),
  };
};
