import type { Question } from '../../src/domain/question.ts';
import { bothPlans, holding, quiet } from './fixture.ts';
import { asked, read } from './reading.ts';

const overdue = { intent: 'overdue' };
const inThree = { plan: 'sample', items: ['3'] };
const inHandB = { plan: 'sample', items: ['3.3(b)'] };
const open = ['not-started', 'in-progress', 'on-track', 'at-risk', 'off-track'];

describe('what people ask', () => {
  test.each<[string, object]>([
    ["what's overdue in Priority 3", { ...overdue, ...inThree }],
    ['what’s overdue in Priority 3?', { ...overdue, ...inThree }],
    ['whats overdue', overdue],
    ['overdue', overdue],
    ['overdue p3', { ...overdue, ...inThree }],
    ['P3 overdue?', { ...overdue, ...inThree }],
    ['p3 overdue by owner', { ...overdue, ...inThree }],
    ["Hi, what's over due in p3 please", { ...overdue, ...inThree }],
    ["what's late", overdue],
    ['my overdue actions', { ...overdue, owner: 'me' }],
    ['overdue p2 and p3', { ...overdue, plan: 'sample', items: ['2', '3'] }],
    ['status of 3.3', { intent: 'status', plan: 'sample', items: ['3.3'] }],
    ['3.3b?', { intent: 'status', ...inHandB }],
    ['3.3b', { intent: 'status', ...inHandB }],
    ['obj 3.3', { intent: 'status', plan: 'sample', items: ['3.3'] }],
    ["how's p3 doing", { intent: 'status', ...inThree }],
    ['where are we with inclusion', { intent: 'status', ...inThree }],
    ['update on 3.3b', { intent: 'status', ...inHandB }],
    ['is 3.3b done?', { intent: 'status', ...inHandB }],
    ['3.3b done?', { intent: 'status', ...inHandB }],
    ['who owns 3.3b', { intent: 'status', ...inHandB }],
    ['when is 3.3b due', { intent: 'due', ...inHandB }],
    ['what have I got due', { intent: 'due', owner: 'me' }],
    ['mine', { intent: 'status', owner: 'me' }],
    ['my actions', { intent: 'status', owner: 'me' }],
    ["what's at risk in priority 2", { intent: 'status', plan: 'sample', items: ['2'], status: ['at-risk'] }],
    ['at risk in priority 2', { intent: 'status', plan: 'sample', items: ['2'], status: ['at-risk'] }],
    ["what's slipping", { intent: 'status', status: ['at-risk', 'off-track'] }],
    ['how many are complete', { intent: 'status', status: ['complete'] }],
    ['how many reds do we have', { intent: 'status', status: ['off-track'] }],
    ["what's left in p3", { intent: 'status', ...inThree, status: open }],
    ["what's not started", { intent: 'status', status: ['not-started'] }],
    ['what has no owner', { intent: 'status', owner: 'none' }],
    ['what has no date', { intent: 'status', dated: 'none' }],
    ['no date', { intent: 'status', dated: 'none' }],
    ['which actions in p3 have no deadline', { intent: 'status', ...inThree, dated: 'none' }],
    ['no owner', { intent: 'status', owner: 'none' }],
    ["which ones haven't got an owner", { intent: 'status', owner: 'none' }],
    ['overdue in wellbeing', { ...overdue, plan: 'sample', items: ['2'] }],
    ['overdue in welbeing', { ...overdue, plan: 'sample', items: ['2'] }],
    ['status of chldren missing from school', { intent: 'status', plan: 'sample', items: ['3.3'] }],
    ['whos doing the carreers fair', { intent: 'status', plan: 'sample', items: ['5.3(b)'] }],
    ['EHE update?', { intent: 'status', ...inHandB }],
    ['EHE in priority 3', { intent: 'status', ...inHandB }],
    ['careers', { intent: 'status', plan: 'sample', items: ['5'] }],
  ])('%s', (text, question) => {
    expect(asked(text)).toEqual(question);
  });
});

describe('what is no question, or one that is not fully understood', () => {
  test.each([
    ['overdue for Priya', 'Priya'],
    ["what's due before half term", 'before half term'],
    ['whats due in year 1', 'year 1'],
    ['who hasnt replied this month', 'replied'],
    ['what went red this week', 'went'],
  ])('%s: asked back, since leaving %j out would answer another question', (text, strange) => {
    expect(read(text)).toMatchObject({ kind: 'clarify', ask: expect.stringContaining(strange) });
  });

  test.each([
    'I need to get this done',
    'Silver award!!',
    'chase me thurs',
    'needs to be done by Friday',
    'was on track',
  ])('%s: a report, with an action in hand', (text) => {
    expect(asked(text, holding('3.3(b)'))).not.toHaveProperty('intent');
  });

  test('letters with the right words in them are not questions', () => {
    const letter =
      'I sent the note about the overdue invoice to the office, and they said that nothing else is due now.';
    expect(read(letter).kind).toBe('unclear');
  });
});

describe('follow-ups keep what the last question set and replace what they name', () => {
  const last: Question = {
    intent: 'overdue',
    plan: 'sample',
    items: ['3'],
    owner: 'me',
    status: [],
    period: null,
  };
  const after = { ...quiet, lastQuestion: last };
  const kept = { intent: 'overdue', plan: 'sample', owner: 'me' };

  test.each<[string, object]>([
    ['and p4?', { ...kept, items: ['4'] }],
    ['what about priority 4', { ...kept, items: ['4'] }],
    ['p4?', { ...kept, items: ['4'] }],
    ['and careers?', { ...kept, items: ['5'] }],
    [
      'and due next week?',
      {
        ...kept,
        intent: 'due',
        items: ['3'],
        period: { text: 'next week', from: '2026-12-07', to: '2026-12-13' },
      },
    ],
    ['3.3b?', { intent: 'status', plan: 'sample', items: ['3.3(b)'] }],
    ['whats overdue', { intent: 'overdue' }],
  ])('%s', (text, question) => {
    expect(asked(text, after)).toEqual(question);
  });

  test('with no question before, "and p4?" asks how it stands', () => {
    expect(asked('and p4?')).toEqual({ intent: 'status', plan: 'sample', items: ['4'] });
  });

  test('among several plans the last one is kept', () => {
    expect(asked('and wellbeing?', after, bothPlans)).toMatchObject({ plan: 'sample', items: ['2'] });
    expect(read('overdue in wellbeing', quiet, bothPlans)).toMatchObject({ kind: 'clarify' });
  });
});

test('"done?" behind a card asks about what the card showed; "what\'s done" about everything', () => {
  expect(asked('is it on track', holding('3.3(b)'))).toEqual({ intent: 'status', items: ['3.3(b)'] });
  expect(asked("what's done", holding('3.3(b)'))).toEqual({ intent: 'status', status: ['complete'] });
  expect(asked('done?', holding('3.3(b)', '3.7(a)'))).toEqual({
    intent: 'status',
    items: ['3.3(b)', '3.7(a)'],
  });
});
