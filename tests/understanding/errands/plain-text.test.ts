import { understand } from '../../../src/understanding/understand.ts';
import { lexicon, quiet } from '../fixture.ts';

test.each([
  ['plain text', true],
  ['Plain text please', true],
  ['I would like plain text from now on', true],
  ['plain-text mode', true],
  ['plain text off', false],
  ['no more plain text', false],
  ['cards again', false],
  ['show me cards again, please', false],
])('%s', (text, on) => {
  expect(understand(text, lexicon, quiet)).toEqual({
    kind: 'errand',
    plan: null,
    errand: { do: 'plain-text', on },
  });
});

test.each(['the report is in plain text', 'plain text version of the policy done', 'cards printed and sent'])(
  '%s is something else',
  (text) => {
    expect(understand(text, lexicon, quiet).kind).not.toBe('errand');
  },
);
