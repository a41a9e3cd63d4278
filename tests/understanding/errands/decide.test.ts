/** Who decides what was asked of them in words, who wants a round-up, who asks for more time; and what is none of it. */
import { asksForTime, timeAsked } from '../../../src/understanding/answers/more-time-asked.ts';
import { understand } from '../../../src/understanding/understand.ts';
import { quiet } from '../fixture.ts';
import { lexicon, said } from '../set-up-fixture.ts';

const errandIn = (text: string): unknown => {
  const reading = understand(text, lexicon, quiet);
  return reading.kind === 'errand' ? reading.errand : reading.kind;
};

test.each([
  [
    "decline 3.3b's date because it was promised",
    { verdict: 'decline', of: 'more-time', reason: 'it was promised' },
  ],
  [
    'please reject the extension of 3.3b: not agreed',
    { verdict: 'decline', of: 'more-time', reason: 'not agreed' },
  ],
  [
    'return 3.3b because the minutes are missing',
    { verdict: 'decline', of: 'sign-off', reason: 'the minutes are missing' },
  ],
  ['sign off 3.3b', { verdict: 'accept', of: 'sign-off', reason: null }],
  ['accept the hand-over of 3.3b', { verdict: 'accept', of: 'hand-over', reason: null }],
  ['accept 3.3(b)', { verdict: 'accept', of: null, reason: null }],
])('"%s" decides', (text, decision) => {
  expect(errandIn(text)).toEqual({ do: 'decide', ref: '3.3(b)', ...decision });
});

test.each([
  '3.3b signed off by the board',
  'schools accept 3.3b is late',
  'returned the forms for 3.3b to all schools',
  '3.3b done, returned all forms',
  'decline in attendance, 3.3b at risk',
])('"%s" decides nothing', (text) => {
  expect(JSON.stringify(errandIn(text))).not.toContain('"do":"decide"');
});

test.each(['round-up', 'my round-up', 'Round up please', 'show me my round-up', 'what am I waiting for?'])(
  '"%s" is the round-up',
  (text) => expect(errandIn(text)).toEqual({ do: 'round-up' }),
);

test.each(["what's waiting for me?", 'my requests', 'what is waiting for me'])('"%s" is what waits', (text) =>
  expect(errandIn(text)).toEqual({ do: 'requests' }),
);

test.each([
  'need more time for 3.3(b), until 26 Feb because HR froze the post',
  'can I have more time for 3.3b',
  '3.3b needs an extension to 26 February as we are short staffed',
  'we need a bit longer on 3.3b',
  'extension needed for 3.3b',
])('"%s" asks for time', (text) => expect(asksForTime(text)).toBe(true));

test.each([
  "we don't need more time",
  'no more time needed for 3.3b',
  '3.3b done, took longer than planned',
  'on track, more time was given in May',
  'if we need more time I will say',
])('"%s" asks for none', (text) => expect(asksForTime(text)).toBe(false));

test('the ref, the day and the reason are told apart', () => {
  expect(
    timeAsked('need more time for 3.3(b), until 26 Feb because HR froze the post', lexicon, quiet),
  ).toEqual({
    refs: ['3.3(b)'],
    date: '2027-02-26',
    reason: 'HR froze the post',
  });
});

describe('what a completion takes', () => {
  test.each([
    ['require evidence', 'evidence required, sign-off as it is'],
    ['require sign-off in this plan', 'evidence as it is, sign-off true'],
    ['stop requiring evidence', 'evidence asked, sign-off as it is'],
    ["don't require sign-off", 'evidence as it is, sign-off false'],
    ['make evidence mandatory', 'evidence required, sign-off as it is'],
    ['make evidence optional', 'evidence asked, sign-off as it is'],
  ])('%s', (phrase, setting) => {
    expect(said(phrase)).toBe(setting);
  });

  test.each([
    'we require evidence from schools by May',
    'evidence is required',
    'sign-off is done',
    'make sense',
  ])('"%s" sets nothing', (phrase) => expect(said(phrase)).not.toContain('sign-off as it is'));
});
