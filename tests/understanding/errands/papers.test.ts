/** What is read as an errand of a board's papers, decisions and meetings, and what is a report or a question and never one. */
import type { Context } from '../../../src/understanding/intent.ts';
import { understand } from '../../../src/understanding/understand.ts';
import { lexicon, quiet } from '../fixture.ts';

const officer: Context = { ...quiet, today: '2027-01-18', officer: true, inHand: [] };
const errandIn = (text: string, context: Context = officer) => {
  const reading = understand(text, lexicon, context);
  return reading.kind === 'errand' ? reading.errand : reading.kind;
};

test.each([
  ['termly report for the Partnership', 'termly', 'Partnership'],
  ['half-termly report for the WEP Board', 'half-termly', 'WEP Board'],
  [
    'can you make me the half termly report to the Inclusion strategy group please',
    'half-termly',
    'Inclusion strategy group',
  ],
  ['yearly review', 'yearly', null],
  ['Yearly review of the whole plan', 'yearly', null],
  ['give me the annual review of the plan', 'yearly', null],
  ['show me the termly report', 'termly', null],
  ['termly report', 'termly', null],
  ['paper for the Partnership', 'paper', 'Partnership'],
  ['papers for the Partnership, please', 'paper', 'Partnership'],
])('%s', (text, kind, body) => {
  expect(errandIn(text)).toEqual({ do: 'report', kind, body });
});

test.each([
  ['what changed since papers', null],
  ["what's changed since the papers?", null],
  ['since the papers', null],
  ['anything new since papers went out', null],
  ['what changed since papers for the Partnership', 'Partnership'],
])('%s', (text, body) => {
  expect(errandIn(text)).toEqual({ do: 'since-papers', body });
});

test.each([
  ['decision of the Partnership on 12 Jan: bring a plan for 1.2', '2027-01-12', 'bring a plan for 1.2'],
  ['Decision of the Partnership: fund two more places', null, 'fund two more places'],
  ['the Partnership decided on 12 January: to meet monthly', '2027-01-12', 'to meet monthly'],
  ['record the decision of the Partnership on 15 December: wait', '2026-12-15', 'wait'],
])('%s', (text, day, words) => {
  expect(errandIn(text)).toEqual({ do: 'decision', body: 'Partnership', day, text: words });
});

test('a decision becomes an action under a ref, for somebody, by a day', () => {
  expect(errandIn('make it an action under 1.2 for the Head of Inclusion by 31 March')).toEqual({
    do: 'decision-action',
    under: '1.2',
    to: { kind: 'name', name: 'Head of Inclusion' },
    due: '2027-03-31',
  });
  expect(errandIn('make that an action under 1.2')).toEqual({
    do: 'decision-action',
    under: '1.2',
    to: null,
    due: null,
  });
  expect(errandIn('make it an action under 1.2 by whenever')).toBe('clarify');
});

test.each([
  ['take back the decision', { do: 'decision-back', body: null }],
  ['remove that decision of the Partnership', { do: 'decision-back', body: 'Partnership' }],
  ['decisions of the Partnership', { do: 'decisions', body: 'Partnership' }],
  ['what did the Partnership decide?', { do: 'decisions', body: 'Partnership' }],
  ['when does the Partnership meet', { do: 'meetings', body: 'Partnership' }],
  ['when does the Partnership meet next?', { do: 'meetings', body: 'Partnership' }],
  ['next meeting of the Partnership', { do: 'meetings', body: 'Partnership' }],
  ['when do papers go out', { do: 'meetings', body: null }],
])('%s', (text, errand) => {
  expect(errandIn(text)).toEqual(errand);
});

test.each([
  ['the Partnership meets on 2 March', 'Partnership', 'meeting', '2027-03-02'],
  ['the Partnership does not meet on 2 March', 'Partnership', 'cancel', '2027-03-02'],
  ['papers go out on 22 February', null, 'dispatch', '2027-02-22'],
  ['papers for the Partnership go out on 22 February', 'Partnership', 'dispatch', '2027-02-22'],
  ['papers are frozen on 17 February', null, 'freeze', '2027-02-17'],
])('%s', (text, body, what, day) => {
  expect(errandIn(text)).toEqual({ do: 'meeting-set', body, what, day });
});

test.each([
  'termly report sent to the Partnership',
  'annual review done',
  'annual review',
  'termly report is late',
  'half-termly report for the group went out last week',
  'yearly review finished and published',
  'half-termly reports start this term',
  'options paper going to the board on 31 January',
  'paper for the Partnership sent',
  'papers attached',
  'the board meets on 2 March',
  'it meets on 2 March',
  'the group meets on 2 March so it slips to then',
  'have the decisions been made',
  'waiting for a decision of the Partnership',
  'decision of the Partnership still outstanding: no date yet for 1.2(a)',
  'the decision of the board was to wait',
  'papers for the Partnership are nearly ready',
  "don't chase me til june, decisions come first",
  'no update since the papers went out, on track',
])('“%s” is something else', (text) => {
  expect(typeof errandIn(text)).toBe('string');
});

test.each([
  ['preview of the paper', null],
  ['preview of the papers for the Partnership', 'Partnership'],
  ['can I have a draft of the next paper', null],
  ['show me the draft board paper', null],
])('%s is the paper to come', (text, body) => {
  expect(errandIn(text)).toEqual({ do: 'report', kind: 'paper', body });
});

test.each([
  ['report for elephants', 'elephants'],
  ['can I have a report for the zeppelin crew please', 'zeppelin crew'],
  ['reports', null],
  ['what reports are there?', null],
  ['which papers can I have', null],
])('%s: which report, and for whom, is said back', (text, body) => {
  for (const context of [officer, { ...officer, officer: false, inHand: ['3.3(b)'] }])
    expect(errandIn(text, context)).toEqual({ do: 'which-report', body });
});

test('a word that is all there was to ask of is not left out', () => {
  const reading = understand('any evidence on zeppelins', lexicon, quiet);
  expect(reading).toMatchObject({ kind: 'clarify', ask: expect.stringMatching(/number of an action/) });
  expect(reading).not.toHaveProperty('offered');
});
