/** What people ask of Waymark itself, of who is away and of leaving; and what is a report, or a question about the plan. */
import { understand } from '../../../src/understanding/understand.ts';
import { holding, quiet } from '../fixture.ts';
import { lexicon, officer } from '../set-up-fixture.ts';

const sam = { kind: 'name', name: 'Sam' };

test.each([
  ['what happens if I say nothing', 'silence'],
  ["what happens if I don't answer?", 'silence'],
  ['how often will you write to me', 'often'],
  ['why do you ask me so often', 'often'],
  ['when will you ask me again', 'next'],
  ['when is my next card?', 'next'],
  ['who sees what I say', 'readers'],
  ['is this confidential?', 'readers'],
  ['what do you know about me', 'held'],
  ['what do you hold about me?', 'held'],
  ['what data do you have on me', 'held'],
  ['subject access request', 'held'],
  ['erase me', 'held'],
  ['are you a human', 'itself'],
  ['call me', 'itself'],
  ['stop', 'stop'],
  ['leave me alone', 'stop'],
  ['stop the weekly note', 'stop'],
])('of itself: %s', (text, of) => {
  for (const context of [quiet, holding('3.3(b)')])
    expect(understand(text, lexicon, context)).toMatchObject({ errand: { do: 'how-i-work', of } });
});

test.each([
  ['who is away', null],
  ["who's on leave next week?", null],
  ['is Sam away', sam],
  ['is sam on leave?', { kind: 'name', name: 'sam' }],
  ['when is Sam back', sam],
  ['is the Head of Skills away', { kind: 'post', post: 'head-of-skills' }],
])('of others: %s', (text, who) => {
  for (const context of [quiet, holding('3.3(b)')])
    expect(understand(text, lexicon, context)).toMatchObject({ errand: { do: 'who-is-away', who } });
});

test.each([
  ['I left the council', null],
  ["I don't work here any more", null],
  ['I am leaving the council on 18 December', '2026-12-18'],
  ["I'm leaving on 18 December", '2026-12-18'],
  ['I retire on 18 December', '2026-12-18'],
  ["I've resigned", null],
])('of leaving: %s', (text, day) => {
  for (const context of [quiet, holding('3.3(b)')])
    expect(understand(text, lexicon, context)).toMatchObject({ errand: { do: 'leaving', who: null, day } });
});

test.each([
  ['Sam has left the council', null],
  ['Sam retires on 18 December', '2026-12-18'],
  ["Sam doesn't work here any more", null],
])('of somebody who leaves: %s', (text, day) => {
  expect(understand(text, lexicon, officer)).toMatchObject({ errand: { do: 'leaving', who: sam, day } });
});

test('an owner explains a delay with it', () => {
  expect(understand('Sam has left the council', lexicon, holding('3.3(b)')).kind).not.toBe('errand');
});

test.each([
  'is 3.3b off track',
  "who's off track",
  'is the careers fair off',
  'how often has 3.3b moved',
  'I left the meeting early',
  'I left it with Kim',
  "I'm leaving today",
  'I am leaving it until March',
  'stop asking me about 3.3b',
  'stopped, waiting for HR',
  'the contractor has left, at risk',
  'Kim has left, so delayed until March',
  'I have left the council, Kim does this now',
  'away day booked, on track',
  'what happens in 3.3b if the grant ends',
])('something else: %s', (text) => {
  const { kind, ...rest } = understand(text, lexicon, holding('3.3(b)'));
  const what = kind === 'errand' && 'errand' in rest ? rest.errand.do : kind;
  expect(['how-i-work', 'who-is-away', 'leaving']).not.toContain(what);
});
