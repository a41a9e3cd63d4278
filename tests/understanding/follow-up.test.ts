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

describe('"it" is the one thing that was spoken of last', () => {
  const heard = (turns: string[], text: string, inHand: string[] = []): unknown => {
    const reading = understandAfter(turns, text, bothPlans, { ...quiet, inHand });
    if (reading.kind !== 'question') return reading.kind;
    const { intent, items, owner, status, topic } = reading.question;
    return [intent, [...items, ...topic.flatMap((one) => one.items)].join(), owner.length + status.length];
  };

  test.each<[string[], string, unknown]>([
    [['status of 3.3a'], 'when is it due', ['due', '3.3(a)', 0]],
    [['status of 3.3a', 'when is it due', 'who owns it'], 'is it late', ['overdue', '3.3(a)', 0]],
    [['status of 3.3a', 'is it late'], 'history', ['history', '3.3(a)', 0]],
    [['status of 3.3a', 'is it late'], 'any evidence?', ['evidence', '3.3(a)', 0]],
    [['whose is the careers fair'], 'when is it due', ['due', '5.3(b)', 0]],
    [['whose is the careers fair'], "what's holding it up", ['status', '5.3(b)', 0]],
    [['mine', 'who owns the careers fair'], 'when is it due', ['due', '5.3(b)', 0]],
    [['status of 3.3', 'and 3.7?'], 'is it on track?', ['status', '3.7', 0]],
    [['mine'], 'is it late', 'clarify'],
    [["what's overdue"], 'is it on track', 'clarify'],
  ])('%j, then %s', (turns, text, wanted) => {
    expect(heard(turns, text)).toEqual(wanted);
  });

  test('an answer given since then is what is in hand', () => {
    expect(heard(['status of 3.3a', '3.3b on track'], 'when is it due')).toEqual(['due', '3.3(b)', 0]);
  });
});

describe('a question in full starts anew, a part of one goes on', () => {
  const heard = (turns: string[], text: string): unknown => {
    const reading = understandAfter(turns, text, bothPlans, { ...quiet, inHand: [] });
    if (reading.kind !== 'question') return reading.kind;
    const { intent, items, owner, status, period } = reading.question;
    return [intent, items.join(), owner.join(), status.join(), period === null];
  };

  test.each<[string[], string, unknown]>([
    [['overdue in p3'], 'mine', ['list', '', 'me', '', true]],
    [['mine', 'just p3'], 'the overdue ones', ['overdue', '3', 'me', '', true]],
    [['mine', 'just p3'], 'which are red', ['list', '3', 'me', 'off-track', true]],
    [["what's overdue in p3", 'and p4?'], 'just the reds', ['overdue', '4', '', 'off-track', true]],
    [["what's due tomorrow"], 'anything blocked in p5', ['list', '5', '', 'blocked', true]],
    [['anything blocked in p5'], 'who has no owner', ['owner', '', 'none', '', true]],
    [['what has no owner'], 'reds', ['list', '', '', 'off-track', true]],
    [['status of 3.3a'], 'how many are complete', ['status', '', '', 'complete', true]],
    [['overdue in p3'], 'what about 4', ['overdue', '4', '', '', true]],
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
