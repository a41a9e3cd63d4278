import { buildLexicon } from '../../src/understanding/plan-words/lexicon.ts';
import { quiet, sampleBook } from './fixture.ts';
import { marksIn } from './lexicon-fixture.ts';
import { asked } from './reading.ts';
import { withPosts } from './set-up-fixture.ts';

const names = (text: string): string[] =>
  marksIn('owner', text).map(({ owner }) => (typeof owner === 'string' ? owner : owner.name));

describe('somebody by name', () => {
  test.each([
    ['what is Priya down for', 'Priya'],
    ['show me what grahams got', 'Graham'],
    ["Dr Mensah's actions", 'Dr Mensah'],
    ['what has Sam got', 'Sam'],
    ['is Kim behind on anything', 'Kim'],
    ['has Mr Patel replied', 'Mr Patel'],
    ['has tom ashworth reported', 'Tom Ashworth'],
    ["sue's bits", 'Sue'],
    ["what's James got", 'James'],
    ['everything assigned to yasmin', 'Yasmin'],
    ['anything late with Ben Carter?', 'Ben Carter'],
    ['overdue for nasreen', 'Nasreen'],
    ["how's Dave getting on", 'Dave'],
    ["the Head of Skills' actions", 'Head of Skills'],
    ['late, priya?', 'Priya'],
  ])('%s', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
});

test.each([
  'what is overdue for the board',
  'what has changed',
  'is anyone behind on anything',
  'is everything on track',
  'has the swim scheme been updated',
  'how is the careers fair getting on',
  'what has no owner',
  'anything due for Easter',
  'what evidence have we got for wellbeing',
  'will it be done',
])('%s: nobody is named', (text) => {
  expect(names(text).filter((name) => name !== 'me' && name !== 'none')).toEqual([]);
});

test('who a summary is written for is not whose actions it is about', () => {
  expect(names('short summary of careers for Helen Moss')).toEqual([]);
  expect(marksIn('audience', 'short summary of careers for Helen Moss')).toHaveLength(1);
});

test.each(['what is the Head of Inclusion down for', "the Head of Inclusion's actions"])(
  '%s: a post, and no priority',
  (text) => {
    const lexicon = buildLexicon([withPosts(sampleBook, { inclusion: 'Head of Inclusion' })]);
    expect(asked(text, quiet, lexicon)).toEqual({ intent: 'list', owner: [{ name: 'Head of Inclusion' }] });
  },
);
