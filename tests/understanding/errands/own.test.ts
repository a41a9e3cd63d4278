/** What somebody asks of their own leave, and of what they asked for; and what of it is a question about an action. */
import { understand } from '../../../src/understanding/understand.ts';
import { holding, lexicon, quiet } from '../fixture.ts';

const errandIn = (text: string, context = quiet) => {
  const reading = understand(text, lexicon, context);
  return reading.kind === 'errand' ? reading.errand : reading.kind;
};

test.each([
  'am I away?',
  'Am I on leave',
  'am i still off sick?',
  'am I off on Friday?',
  'am I away next week',
  'when am I back?',
  'when do i come back',
  'when will I be away?',
  'when does my leave end?',
  'who covers for me?',
  'who is covering for me while I am away',
  'is anyone covering for me?',
  'whom do I cover for',
  'who am I covering?',
  'my leave',
  'what leave have I got',
])('own leave: %s', (text) => {
  for (const context of [quiet, holding('3.3(b)'), holding('3.3(b)', '3.7(a)')])
    expect(errandIn(text, context)).toEqual({ do: 'own-leave' });
});

test.each([
  ['did Bola accept 3.3b', '3.3(b)'],
  ['did bola accept 3.3b?', '3.3(b)'],
  ['has the lead agreed to 3.3b yet?', '3.3(b)'],
  ["has anyone accepted 3.3b's date?", '3.3(b)'],
  ['did Kay Sample decline my request for 3.3b', '3.3(b)'],
  ['has the officer answered my request', null],
  ['what became of my request', null],
  ['what happened to my request for more time?', null],
  ['what became of my hand-over of 3.3b', '3.3(b)'],
  ['was my extension for 3.3b approved?', '3.3(b)'],
  ['any news on my request for 3.3b', '3.3(b)'],
  ['what did I ask for?', null],
])('own requests: %s', (text, ref) => {
  for (const context of [quiet, holding('3.3(b)')])
    expect(errandIn(text, context)).toEqual({ do: 'own-requests', ref });
});

test.each([
  'working days',
  'Working days?',
  'my working days',
  'what are my working days',
  'change my working days',
  'quiet days',
])('quiet days: %s', (text) => {
  for (const context of [quiet, holding('3.3(b)')])
    expect(errandIn(text, context)).toEqual({ do: 'quiet-days', of: null, board: null });
});

test.each([
  'have governors agreed 3.3b',
  'did schools sign off 3.3b and 3.7a',
  'who covers 3.3b',
  'am I off track?',
  'am I on leave or on track',
  'when is 3.3b back on track',
  '3.3b delayed by ten working days',
  'bola accepted 3.3b, on track',
  'was the bid approved',
  'my request to the DfE was declined, off track',
])('something else: %s', (text) => {
  for (const context of [quiet, holding('3.3(b)')]) {
    const errand = errandIn(text, context);
    expect(['own-leave', 'own-requests', 'quiet-days']).not.toContain(
      typeof errand === 'string' ? errand : errand.do,
    );
  }
});
