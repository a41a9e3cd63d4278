import { questionAbout } from '../../src/domain/question.ts';
import { understandAfter } from '../../src/understanding/conversation.ts';
import { bothPlans, quiet } from './fixture.ts';
import { asked, read } from './reading.ts';

const last = questionAbout('overdue', { plan: 'sample', items: ['3'], owner: ['me'] });
const after = { ...quiet, lastQuestion: last };
const kept = { intent: 'overdue', plan: 'sample', items: ['3'], owner: ['me'] };

describe('a follow-up keeps what the last question set and replaces what it names', () => {
  test.each<[string, object]>([
    ['and p4?', { ...kept, items: ['4'] }],
    ['what about priority 4', { ...kept, items: ['4'] }],
    ['p4?', { ...kept, items: ['4'] }],
    ['show me p4 instead', { ...kept, items: ['4'] }],
    ['sorry, I meant p4', { ...kept, items: ['4'] }],
    ['and careers?', { ...kept, items: ['5'] }],
    ['by owner?', { ...kept, groupBy: 'owner' }],
    ['what about green ones', { ...kept, intent: 'list', status: ['on-track'] }],
    ['ok and evidence?', { ...kept, intent: 'evidence' }],
    ['just the ones with no owner', { ...kept, owner: ['none'] }],
    ['who owns those?', { ...kept, intent: 'owner', status: ['overdue'] }],
    ['which of those are red', { ...kept, status: ['off-track'] }],
    [
      'and due next week?',
      {
        ...kept,
        intent: 'due',
        period: { text: 'next week', from: '2026-12-07', to: '2026-12-13' },
      },
    ],
  ])('%s', (text, question) => {
    expect(asked(text, after)).toEqual(question);
  });

  test.each<[string, object]>([
    ['3.3b?', { intent: 'status', plan: 'sample', items: ['3.3(b)'] }],
    ['whats overdue', { intent: 'overdue' }],
    ["what's due in p2", { intent: 'due', plan: 'sample', items: ['2'] }],
    ['no date', { intent: 'list', status: ['no-date'] }],
  ])('%s: a question of its own', (text, question) => {
    const fresh = { ...quiet, lastQuestion: text === 'no date' ? null : last };
    expect(asked(text, fresh)).toEqual(question);
  });

  test('with no question before, "and p4?" asks how it stands', () => {
    expect(asked('and p4?')).toEqual({ intent: 'status', plan: 'sample', items: ['4'] });
  });

  test('the audience of a summary stays, its subject does not', () => {
    const summary = questionAbout('summary', { plan: 'sample', items: ['3'], body: ['Sample Board'] });
    expect(asked('and p4', { ...quiet, lastQuestion: summary })).toEqual({
      intent: 'summary',
      plan: 'sample',
      items: ['4'],
      body: ['Sample Board'],
    });
  });

  test('among several plans the last one is kept', () => {
    expect(asked('and wellbeing?', after, bothPlans)).toMatchObject({ plan: 'sample', items: ['2'] });
    expect(read('overdue in wellbeing', quiet, bothPlans)).toMatchObject({ kind: 'clarify' });
  });
});

describe('a conversation, turn by turn', () => {
  const heard = (turns: string[], text: string): unknown => {
    const reading = understandAfter(turns, text, bothPlans, { ...quiet, inHand: [] });
    return reading.kind === 'question'
      ? [reading.question.intent, reading.question.items.join(), reading.question.status.join()]
      : reading.kind;
  };

  test.each<[string[], string, unknown]>([
    [['status of 3.3a'], 'I meant 3.3b', ['status', '3.3(b)', '']],
    [['who owns 3.3a'], 'sorry, 3.3b', ['owner', '3.3(b)', '']],
    [['3.3a done'], 'I meant 3.3b', 'meant'],
    [["what's overdue for the zeppelin"], 'yes', ['overdue', '', '']],
    [["what's overdue for the zeppelin"], 'no', 'no'],
    [["what's overdue for the zeppelin", 'thanks'], 'yes', 'yes'],
  ])('%j, then %s', (turns, text, wanted) => {
    expect(heard(turns, text)).toEqual(wanted);
  });
});

describe('what is left out', () => {
  test.each<[string, string[]]>([
    ["what's overdue apart from p3", ['1', '2', '4', '5']],
    ["what's overdue excluding p3 and p4", ['1', '2', '5']],
    ['status of p3 except 3.3', ['3.7', '3.8']],
  ])('%s', (text, items) => {
    expect(asked(text)).toMatchObject({ items });
  });
});

test('a board whose day nobody has told is asked about', () => {
  expect(read("what's changed since last board")).toMatchObject({
    kind: 'clarify',
    question: { intent: 'changes' },
  });
});
