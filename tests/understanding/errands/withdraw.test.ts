/** What is taken back, and who cannot cover; a status report is never read as either. */
import { understand } from '../../../src/understanding/understand.ts';
import { quiet } from '../fixture.ts';
import { lexicon } from '../set-up-fixture.ts';

const errandIn = (text: string): unknown => {
  const reading = understand(text, lexicon, quiet);
  return reading.kind === 'errand' ? reading.errand : reading.kind;
};

test.each([
  ['withdraw my request', { ref: null, of: null }],
  ['please take back my request for 3.3b', { ref: '3.3(b)', of: null }],
  ['cancel my request for more time', { ref: null, of: 'more-time' }],
  ['withdraw my hand-over of 3.3(b)', { ref: '3.3(b)', of: 'hand-over' }],
  ['take back what I asked', { ref: null, of: null }],
])('"%s" takes back', (text, what) => {
  expect(errandIn(text)).toEqual({ do: 'withdraw', ...what });
});

test.each([
  ["I can't cover for Alex", 'Alex'],
  ['sorry, I cannot cover', null],
  ['I won’t be able to cover for Alex Sample after all', 'Alex Sample'],
])('"%s" refuses to cover', (text, who) => {
  expect(errandIn(text)).toEqual({ do: 'no-cover', who });
});

test.each([
  'withdraw 3.3b',
  '3.3b: the school withdrew its request for places',
  'I can’t cover the cost of 3.3b, at risk',
  'cancel the request to schools, 3.3b is done',
  'drop my request to the county for 3.3b and the trust',
])('"%s" is neither', (text) => {
  expect(JSON.stringify(errandIn(text))).not.toMatch(/"do":"(?:withdraw|no-cover)"/);
});
