/** What is said of a whole list, and what is left out of it. */
import { saidOfAll } from '../../src/understanding/answers/all-but.ts';

test.each([
  ['all good', 'good', null],
  ['All on track.', 'on track', null],
  ['all mine are fine', 'fine', null],
  ['everything is on track', 'on track', null],
  ['all mine fine except 3.1a', 'fine', '3.1a'],
  ['all of mine on track apart from 3.1(a) and 3.2b', 'on track', '3.1(a) and 3.2b'],
  ['everything done, but not 3.1a', 'done', '3.1a'],
])('%s', (text, words, but) => {
  expect(saidOfAll(text)).toEqual({ words, but });
});

test.each([
  'all good?',
  'is everything on track',
  '3.1a all good',
  'allowed',
  'all',
  `all ${'x '.repeat(200)}`,
])('%s is said of no list', (text) => {
  expect(saidOfAll(text)).toBeNull();
});

test('whatever is typed is read at once', () => {
  const hostile = ['all ', ' except ', ' but ', 'all of my list is all '].map((one) => one.repeat(1000));
  const start = performance.now();
  for (const text of hostile) saidOfAll(text);
  expect(performance.now() - start).toBeLessThan(50);
});
