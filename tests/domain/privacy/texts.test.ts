/** Words beside updates are found at a place of their own, and other words there change nothing else. */
import { freshPost } from '../../../src/domain/boards/board-post.ts';
import { type Holder, isPlace, recordOf, textsIn, withWords } from '../../../src/domain/privacy/texts.ts';
import { sampleDoc } from '../../support/sample-documents.ts';

const AT = '2026-12-01T10:00:00Z';
const who = { by: 'p1', post: 'Director of Education', at: AT };
const post: Holder = {
  kind: 'board-post',
  id: 'board-post:sample:board:2026-W49',
  body: {
    ...freshPost('sample', 'board', '2026-W49'),
    comments: [
      { ...who, text: 'one' },
      { ...who, by: 'p2', text: 'two' },
    ],
    lines: [{ ...who, item: 'i1', text: 'three', asks: false }],
    hold: { ...who, reason: 'four' },
  },
};

test('a board’s post has comments, lines and a hold; of two at the same instant each has a place', () => {
  const found = textsIn(post);
  expect(found.map(({ words }) => words)).toEqual(['one', 'two', 'three', 'four']);
  expect(new Set(found.map(({ place }) => place)).size).toBe(4);
  expect(found.map(({ item }) => item)).toEqual([null, null, 'i1', null]);
  for (const { place } of found) {
    expect(isPlace(place)).toBe(true);
    expect(recordOf(place)).toBe(post.id);
    expect(place.length).toBeLessThanOrEqual(200);
  }
});

test('other words at one place leave all else as it was', () => {
  const [, second] = textsIn(post);
  const after = withWords(post, second?.place ?? '', 'gone');
  expect(textsIn(after).map(({ words }) => words)).toEqual(['one', 'gone', 'three', 'four']);
  expect(withWords(after, second?.place ?? '', 'two')).toEqual(post);
});

test('a reason of a change is found; what only repeats the reason that somebody asked with is not', () => {
  const { proposed: _, ...sample } = sampleDoc('change').body;
  const body = { ...sample, reason: 'the board asked for it' };
  expect(textsIn({ kind: 'change', id: 'change:c1', body })[0]?.words).toBe('the board asked for it');
  expect(textsIn({ kind: 'change', id: 'change:c1', body: { ...body, proposed: 'p2' } })).toEqual([]);
});
