/** A part of the plan's first level that is not there: what there is, in the plan's own word for it. */

import { buildLexicon } from '../../src/understanding/plan-words/lexicon.ts';
import { understand } from '../../src/understanding/understand.ts';
import { bookOf, bothPlans, lexicon, quiet } from './fixture.ts';

const leaf = (ref: string) => ({ ref: `${ref}(a)`, title: `Do ${ref}` });
const planOf = (level: string, refs: readonly string[]) =>
  buildLexicon([
    bookOf(
      'named',
      'Named Plan',
      [level, 'Action'],
      refs.map((ref) => ({ ref, title: `Part ${ref} of it`, below: [leaf(ref)] })),
    ),
  ]);

const asked = (text: string, words = lexicon) => {
  const reading = understand(text, words, quiet);
  return reading.kind === 'clarify'
    ? [reading.ask, ...reading.suggestions.map(({ say }) => say)]
    : [reading.kind];
};

test.each([
  ["what's overdue in P9", "what's overdue in "],
  ["what's overdue in Priority 9?", "what's overdue in "],
  ['priority 9', ''],
])('%s', (text, before) => {
  const behind = text.endsWith('?') ? '?' : '';
  expect(asked(text)).toEqual([
    'There is no Priority 9. There are Priorities 1 to 5.',
    `${before}Priority 5${behind}`,
    `${before}Priority 4${behind}`,
  ]);
});

test.each([
  ['Theme', ['1', '2', '3'], 'what is overdue in theme 8', 'There is no Theme 8. There are Themes 1 to 3.'],
  ['Theme', ['1', '2', '3'], "what's overdue in P8", 'There is no Theme 8. There are Themes 1 to 3.'],
  ['Pillar', ['1', '2', '4'], 'pillar 7 overdue', 'There is no Pillar 7. There are Pillars 1, 2 and 4.'],
  ['Focus', ['1', '2'], "what's due in focus 3", 'There is no Focus 3. There are Focuses 1 to 2.'],
  ['Ambition', ['1'], 'status of ambition 6', 'There is no Ambition 6. There is Ambition 1.'],
])('a plan of %ss %j: %s', (level, refs, text, words) => {
  expect(asked(text, planOf(level, refs))[0]).toBe(words);
});

test('of several plans each says what it has', () => {
  expect(asked("what's overdue in P8", bothPlans)[0]).toBe(
    'There is no P8. Sample Education Plan has Priorities 1 to 5; Other Plan has Themes 1, 2 and 9.',
  );
});

test('a number of another level is missed as before', () => {
  expect(asked('status of objective 9')[0]).toMatch(/^There is no objective 9 in the plan\./);
  expect(asked('status of 9.9')[0]).toMatch(/^There is no 9\.9 in the plan\./);
});
