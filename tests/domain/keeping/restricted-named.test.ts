/** What speaks of a restricted action is told by its ref, in the ways in which people write one, or by its title. */
import { openBook } from '../../../src/domain/book.ts';
import { restrictedIn } from '../../../src/domain/keeping/restricted-named.ts';
import { sampleItem, samplePlanHead } from '../../support/sample-plan.ts';

const book = (restricted: boolean) =>
  openBook(samplePlanHead(), [
    sampleItem({ ref: '1', title: 'Care', restricted }),
    sampleItem({ ref: '1.1(a)', title: 'Offer children’s home visits', parent: 'item-1', restricted: false }),
    sampleItem({ ref: 'B-2', title: 'Map nursery places', restricted: false }),
  ]);
const isNamed = restrictedIn([book(true)]);

test.each([
  ['1.1(a) is late', true],
  ['about 1.1a, and more', true],
  ['see 1.1 (A).', true],
  ["the board asks how to offer children's  home visits now", true],
  ['1.1(b) is late', false],
  ['11.1(a) is late', false],
  ['1.1(ab)', false],
  ['1.1 and care, 1 of 3', false],
  ['Map nursery places, B-2', false],
])('%s: %s', (text, named) => {
  expect(isNamed(text)).toBe(named);
});

test('where nothing is restricted nothing is', () => {
  expect(restrictedIn([book(false)])('1.1(a) Offer children’s home visits')).toBe(false);
});
