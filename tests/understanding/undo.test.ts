/** Words that want the last answer undone, and words that only sound like it. */
import { undone } from '../../src/understanding/answers/undo.ts';
import { holding, lexicon } from './fixture.ts';

const read = (text: string) => undone(text, lexicon, holding('3.3(b)'));

test.each([
  'undo',
  'undo that',
  'Undo that please',
  'take that back',
  'please take it back',
  'that was wrong',
  "that's wrong, sorry",
  'ignore that',
  'Sorry, ignore my last answer',
  'scrap that',
  'cancel that',
  'undo my last update',
  'can you undo that?',
  'my last answer was a mistake',
  'oops, I made a mistake',
  'wrong one',
  'sorry, wrong button',
  'put it back to how it was',
])('undoes: %s', (text) => {
  expect(read(text)).toEqual({ refs: [] });
});

test.each([
  ['undo 3.7a', ['3.7(a)']],
  ['undo my update of 3.7(a)', ['3.7(a)']],
  ['take 3.7a back', ['3.7(a)']],
  ['3.7a was wrong', ['3.7(a)']],
  ['put 3.7a back to how it stood', ['3.7(a)']],
])('undoes what is named: %s', (text, refs) => {
  expect(read(text)).toEqual({ refs });
});

test.each([
  'wrong person',
  'the wrong supplier was chosen',
  'the date is wrong',
  'that was wrong because the figures were from last year and the board had seen them',
  'take the decision back to cabinet',
  'we had to undo the work on the hall',
  'put it back to March',
  'ignore the noise, on track',
  'take back the decision',
  'no',
  'never mind',
  'done',
  'not done yet',
  "what's wrong",
  'cancelled by the school',
  'cancel 20 Jan meeting',
  'I meant 3.4b',
])('something else: %s', (text) => {
  expect(read(text)).toBeNull();
});
