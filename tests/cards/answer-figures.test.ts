/** Figures in an answer add up for whoever reads them, and say what they leave out. */
import { answerCard } from '../../src/cards/answer/answer.ts';
import type { Answered } from '../../src/domain/answer.ts';
import type { Period } from '../../src/domain/question.ts';
import { cardText } from '../support/card-text.ts';
import { measure, viewOf } from './answer-samples.ts';
import { doneLine, line, overdueLine, question } from './lines.ts';

const textOf = (of: Partial<Answered>): string[] => cardText(answerCard(viewOf(of)).card);
const november: Period = { text: 'last month', from: '2026-10-01', to: '2026-10-31' };

test('how actions stand is told as a board’s post tells it: what is overdue is counted as that alone', () => {
  const stood = [
    { standing: 'on-track' as const, now: 3 },
    { standing: 'at-risk' as const, now: 2 },
    { standing: 'overdue' as const, now: 4 },
    { standing: 'inherited' as const, now: 0 },
  ];
  const rows = [line(), overdueLine()];
  const lateSaid = { offTrack: 1, atRisk: 2 };
  const of = { question: question({ intent: 'status' }), rows, stood, lateSaid, overdue: 4, actions: 9 };
  expect(textOf(of).slice(2, 4)).toEqual([
    'On track ● 3 · At risk ▲ 2 · Overdue ◆ 4',
    'Among the overdue: 1 off track, 2 at risk. The figures above count these as overdue only.',
  ]);
});

test('a list of what is at risk says which of them a board counts as overdue', () => {
  const of = { question: question({ intent: 'list', status: ['at-risk'] }), rows: [line(), overdueLine()] };
  expect(textOf({ ...of, actions: 2, overdue: 1 })).toContain(
    '1 of these is overdue: a board’s post counts it as that.',
  );
  expect(textOf({ ...of, actions: 2, overdue: 0 }).join()).not.toContain('counts it as that');
});

test('"how many are on track" says which were called so and do not count', () => {
  const asked = question({ intent: 'list', status: ['on-track'] });
  const among = { actions: 6, counts: [], lateGreen: 4 };
  expect(textOf({ question: asked, rows: [line()], actions: 1, among })).toContain(
    '4 others were called on track and are overdue, so they do not count as on track.',
  );
});

test('one figure: what is counted and listed at another action has an entry that says so', () => {
  const asked = question({ intent: 'list', owner: ['none'] });
  const unlisted = [
    { ref: '1.3(b)', title: 'Review the offer', refers: true, to: '3.3(b)' },
    { ref: '1.4', title: 'See priority 2', refers: true, to: null },
  ];
  const rows = Array.from({ length: 11 }, (_, at) => line({ ref: `5.${at}`, milestone: `m-5${at}` }));
  const of = { question: asked, rows, actions: 13, unlisted };
  expect(textOf(of)[0]).toBe('13 actions with no owner in Priority 3');
  expect(textOf(of)).toContain('Showing 1 to 10 of 13.');
  const last = cardText(answerCard(viewOf(of, { offset: 10 })).card);
  expect(last).toEqual(
    expect.arrayContaining([
      '1.3(b) Review the offer',
      'refers to 3.3(b), and is listed there',
      '1.4 See priority 2',
      'refers to another part of the plan',
    ]),
  );
  expect(textOf(of).join()).not.toMatch(/are listed|is listed:/);
});

test('more entries than actions are explained', () => {
  const rows = [line(), line({ ref: '3.4', label: 'Autumn 1' }), line({ ref: '3.4', label: 'Autumn 2' })];
  expect(textOf({ question: question({ intent: 'status' }), rows, actions: 2 })).toContain(
    'There are 3 entries for 2 actions: what comes round has one for each date that is late or runs now.',
  );
});

test('what was completed in a time is headed and counted so', () => {
  const asked = question({ intent: 'list', status: ['complete'], period: november });
  const text = textOf({ question: asked, completed: true, rows: [doneLine()], actions: 1 });
  expect(text[0]).toBe('1 completed last month in Priority 3');
  expect(text.join()).toContain(
    'Counted: Priority 3 (Attendance and inclusion); completed Thu 1 Oct to Sat 31 Oct.',
  );
  expect(textOf({ question: asked, completed: true, rows: [], actions: 0 })[0]).toBe(
    'Nothing was completed last month in Priority 3',
  );
});

test('what was due in a time that is over says how much of it is done', () => {
  const asked = question({ intent: 'due', period: november });
  expect(textOf({ question: asked, rows: [overdueLine(), doneLine()] })[0]).toBe(
    '2 due last month in Priority 3, 1 of them complete',
  );
  expect(textOf({ question: asked, rows: [overdueLine()], doneBeside: 2 })).toContain(
    '2 more due then are complete already.',
  );
});

test('one red among many is told with its number, one action that was named as that action', () => {
  const asked = question({ intent: 'status', status: ['off-track'] });
  const rows = [overdueLine({ status: 'off-track' })];
  const among = (actions: number) => ({ actions, counts: [], lateGreen: 0 });
  expect(textOf({ question: asked, rows, actions: 1, among: among(27) })[0]).toBe(
    '1 of 27 actions off track in Priority 3',
  );
  expect(textOf({ question: asked, rows, actions: 1, among: among(1) })[0]).toBe(
    '3.7(a) Publish the attendance dashboard',
  );
});

test('what was said of something that goes well is not what holds it up', () => {
  const facts = (status: 'on-track' | 'at-risk') =>
    textOf({
      question: question({ intent: 'status' }),
      rows: [line({ status, reason: 'Hall booked' })],
    });
  expect(facts('on-track')).toContain('Last said: Hall booked');
  expect(facts('at-risk')).toContain('What is holding it up: Hall booked');
});

test('measures without any reading tell nothing of how they move', () => {
  const told = {
    kind: 'measures' as const,
    measures: [
      { of: { ref: '3.1', title: 'Fewer days lost' }, measure, latest: null, standing: [], wanted: null },
    ],
  };
  expect(textOf({ question: question({ intent: 'status', measure: true }), rows: [], told })).toContain(
    'No reading has been recorded for any of these, so I can’t say how they are moving.',
  );
});

test('"completed without evidence" names these first, with their number', () => {
  const told = { kind: 'support' as const, proofs: [], unevidenced: [doneLine()], without: 0 };
  const asked = question({ intent: 'evidence', status: ['complete'] });
  const text = textOf({ question: asked, rows: [], told });
  expect(text[0]).toBe('1 complete without evidence in Priority 3');
  expect(text[2]).toBe('Complete, without evidence (1)');
});

test('a page beyond the last is the first', () => {
  const { card } = answerCard(viewOf({ rows: [overdueLine()] }, { offset: 99_999 }));
  expect(cardText(card).join()).toContain('Publish the attendance dashboard');
  expect(cardText(card).join()).not.toContain('Showing');
});

test('that an owner is away is said once above their lines, and beside a single one', () => {
  const away = new Map([['p1', 'away until Fri 27 Nov, Beth Sample covers']]);
  const rows = [overdueLine(), line(), line({ ref: '3.9', milestone: 'm-39' })];
  const words = (some: typeof rows) => cardText(answerCard(viewOf({ rows: some }, { away })).card);
  const many = words(rows);
  expect(many[2]).toBe('Alex Sample is away until Fri 27 Nov, Beth Sample covers.');
  expect(many.join('\n').match(/Beth Sample covers/g)).toHaveLength(1);
  expect(many.join()).toContain('Head of Access (Alex Sample)');
  expect(words([overdueLine(), line({ ref: '3.9', owner: null })]).join()).toContain(
    '(Alex Sample, away until Fri 27 Nov, Beth Sample covers)',
  );
});
