/** Figures as people answer when a reading was asked for, and what is said of an action instead. */
import { readingGiven } from '../../src/understanding/answers/reading-given.ts';

test.each([
  ['it was 21.3%', null, '21.3%'],
  ['21.3%', null, '21.3%'],
  ['87', null, '87'],
  ['the figure is 1,204', null, '1,204'],
  ['persistent absence is 21.3%', 'persistent absence', '21.3%'],
  ['persistent absence 21.3% for November', 'persistent absence', '21.3%'],
  ['absence 21.3 for november', 'absence', '21.3'],
])('%s', (text, words, value) => {
  expect(readingGiven(text)).toMatchObject({ is: 'value', words, value });
});

test.each([
  'no figure yet',
  'no data yet',
  'not published until January',
  'it is not out yet',
  'no reading available',
])('%s: there is none', (text) => {
  expect(readingGiven(text)).toMatchObject({ is: 'none' });
});

test.each([
  ['not published until January', 'January'],
  ['no figure until after half term', 'after half term'],
  ['not until 4 March', '4 March'],
  ['no figure yet', null],
])('%s: there is none before then', (text, until) => {
  expect(readingGiven(text)).toMatchObject({ is: 'none', until });
});

test.each([
  'done',
  '3.3b 87%',
  '80% done',
  'absence is 21.3%, on track',
  'not started',
  'not happening until January',
  'no change',
  'no news yet',
  'moved to 12 March',
  '14 of 20 schools signed up',
])('%s is no reading', (text) => {
  expect(readingGiven(text)).toBeNull();
});
