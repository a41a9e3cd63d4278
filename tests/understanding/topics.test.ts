import { itemsIn, topicsIn } from './lexicon-fixture.ts';

describe('words that lead to items, as the plan spells them', () => {
  test.each([
    ['who is doing the carreers fair', 'careers fair: 2.1(a)'],
    ['EHE policy?', 'EHE policy: 1.1(a)'],
    ['any news on home education', 'home education: 1.1'],
    ['zero exclusions, how is it going', 'Zero exclusion: 2.1(b)'],
    ['2 yr old places?', '2-year-old places: 1.2(c)'],
    ['swim scheme - who', 'swim scheme: 1.2(a)'],
    ['wellbeing festival', 'wellbeing festival: 1.2(b)'],
    ['persistent absence', 'persistent absence: 1.1'],
    ['when was cabinet sign off', 'Cabinet Sign Off: '],
    ['status of the employers forum', 'employers forum: 2.1(c)'],
  ])('%s', (text, topic) => {
    expect(topicsIn(text)).toEqual([topic]);
    expect(itemsIn(text)).toEqual([]);
  });

  test('two topics are two', () => {
    expect(topicsIn('careers fair and swim scheme')).toEqual(['careers fair: 2.1(a)', 'swim scheme: 1.2(a)']);
  });
});

describe('whole names are places in the plan', () => {
  test.each([
    ['wellbeing overdue', '1'],
    ['RCW', '2'],
    ['careers and wellbeing', '2,1'],
    ['how is sport for all doing', '1.2'],
    ['confident', '1'],
  ])('%s', (text, ref) => {
    expect(itemsIn(text).join()).toBe(ref);
    expect(topicsIn(text)).toEqual([]);
  });
});

test.each([
  "what's overdue",
  'unicorn breeding',
  'how are you getting on with it',
  'my list please',
  'send it on',
])('%s: no words of the plan', (text) => {
  expect([...topicsIn(text), ...itemsIn(text)]).toEqual([]);
});
