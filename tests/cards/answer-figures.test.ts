/** Figures in an answer add up for whoever reads them, and say what they leave out. */
import { answerCard } from '../../src/cards/answer/answer.ts';
import type { Answered } from '../../src/domain/answer.ts';
import type { Period } from '../../src/domain/question.ts';
import { cardText } from '../support/card-text.ts';
import { measure, viewOf } from './answer-samples.ts';
import { doneLine, line, overdueLine, question } from './lines.ts';

const textOf = (of: Partial<Answered>): string[] => cardText(answerCard(viewOf(of)).card);
const november: Period = { text: 'last month', from: '2026-10-01', to: '2026-10-31' };

test('what was called on track and is overdue stands beside what is on track', () => {
  const counts = [
    { status: 'on-track' as const, count: 3 },
    { status: 'at-risk' as const, count: 2 },
  ];
  const rows = [line(), overdueLine()];
  const of = { question: question({ intent: 'status' }), rows, counts, lateGreen: 1, overdue: 2, actions: 6 };
  expect(textOf(of)[2]).toBe('On track ● 3 · At risk ▲ 2 · On track but overdue 1 · 2 overdue');
});

test('"how many are on track" says which were called so and do not count', () => {
  const asked = question({ intent: 'list', status: ['on-track'] });
  const among = { actions: 6, counts: [], lateGreen: 4 };
  expect(textOf({ question: asked, rows: [line()], actions: 1, among })).toContain(
    '4 others were called on track and are overdue, so they do not count as on track.',
  );
});

test('an action that has no entry of its own is told by its ref', () => {
  const asked = question({ intent: 'list', owner: ['none'] });
  const unlisted = [{ ref: '1.3(b)', refers: true }];
  expect(textOf({ question: asked, rows: [line()], actions: 2, unlisted })).toContain(
    '1 of the 2 actions is listed: 1.3(b) refers to another action.',
  );
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
