import { bothPlans, lexicon, quiet } from './fixture.ts';
import { asked, found, read } from './reading.ts';

const refs = (text: string): string[] =>
  found('item', text).map((mark) => mark.entries.map((entry) => entry.ref).join('+'));

describe('a ref in any spelling', () => {
  test.each([
    ['3.3b', '3.3(b)'],
    ['3.3(b)', '3.3(b)'],
    ['3.3 (b)', '3.3(b)'],
    ['3.3 ( B )', '3.3(b)'],
    ['3.3.b', '3.3(b)'],
    ['3.3B?', '3.3(b)'],
    ['(3.3b)', '3.3(b)'],
    ['3.3b.', '3.3(b)'],
    ['obj 3.3', '3.3'],
    ['Objective 3.3', '3.3'],
    ['key objective 3.3', '3.3'],
    ['activity 3.3(b)', '3.3(b)'],
    ['p3', '3'],
    ['P3', '3'],
    ['Priority 3', '3'],
    ['priority no. 3', '3'],
    ['priority3', '3'],
    ['overdue in 3', '3'],
    ['status of 3.3', '3.3'],
    ['5.3', '5.3'],
    ['pr 3', '3'],
    ['p 3', '3'],
    ['priority three', '3'],
    ['the third priority', '3'],
    ['objs 3.3', '3.3'],
  ])('%s is %s', (text, ref) => {
    expect(refs(text)).toEqual([ref]);
  });

  test('several in one text', () => {
    expect(refs('3.3b, 3.7a and 4.2(d)')).toEqual(['3.3(b)', '3.7(a)', '4.2(d)']);
    expect(refs('3.3b/3.7a')).toEqual(['3.3(b)', '3.7(a)']);
    expect(refs('3.3a and b')).toEqual(['3.3(a)', '3.3(b)']);
    expect(refs('priorities 2 and 4')).toEqual(['2', '4']);
    expect(refs('priorities 1, 2 n 3')).toEqual(['1', '2', '3']);
    expect(refs('p1-4').sort()).toEqual(['1', '2+3', '4']);
    expect(refs('3.3a and a new one')).toEqual(['3.3(a)']);
  });
});

describe('numbers that are no refs', () => {
  test.each([
    '3',
    'in 3 schools',
    '98 of 132',
    'year 1',
    'version 2.1 of it',
    'page 3.3',
    '£3.3m',
    '3.3%',
    '2.1 million',
    'at 2.1',
    'up 3.3 points',
    'KS4',
    '16-19',
    '1st',
    'x3.3b',
  ])('%s', (text) => {
    expect(refs(text)).toEqual([]);
    expect(found('unknown-ref', text)).toEqual([]);
  });
});

describe('refs that are not in the plan', () => {
  test('an unknown one is named, with the nearest', () => {
    const reading = read('9.9?');
    expect(reading).toMatchObject({ kind: 'clarify', ask: expect.stringContaining('There is no 9.9') });
    expect(reading.kind === 'clarify' && reading.suggestions).toHaveLength(3);
  });

  test('the nearest stand under the same parent', () => {
    expect(read('3.3(z)?')).toMatchObject({
      suggestions: [{ say: '3.3?' }, { say: '3.3(a)?' }, { say: '3.3(b)?' }],
    });
  });

  test.each(['priority 9', 'p9', 'what is overdue in 9.9', '9(z)?', 'is 7.7b done?'])(
    '%s is asked back',
    (text) => {
      expect(read(text)).toMatchObject({ kind: 'clarify', ask: expect.stringMatching(/^There is no /) });
    },
  );

  test('one that only the document prints is explained, not mapped', () => {
    expect(read("what's overdue in 8.8")).toEqual({
      kind: 'clarify',
      ask: 'The document prints 3.8 as 8.8. Did you mean 3.8 (Good alternative provision)?',
      items: [],
      suggestions: [{ label: '3.8 Good alternative provision', say: "what's overdue in 3.8" }],
    });
    expect(read('8.8a done')).toMatchObject({ kind: 'clarify', suggestions: [{ say: '3.8(a) done' }] });
  });

  test('a canonical ref wins over the same printed one', () => {
    expect(asked('status of 5.3')).toMatchObject({ items: ['5.3'] });
    expect(asked('5.3a?')).toMatchObject({ items: ['5.3(a)'] });
  });
});

test('a ref that one plan alone has settles the plan; one that two have does not', () => {
  expect(asked('9(a)?', quiet, bothPlans)).toEqual({ intent: 'status', plan: 'other', items: ['9(a)'] });
  expect(asked('overdue p2', quiet, bothPlans)).toEqual({ intent: 'overdue', items: ['2'] });
  expect(asked('overdue p2', quiet, lexicon)).toEqual({ intent: 'overdue', plan: 'sample', items: ['2'] });
});
