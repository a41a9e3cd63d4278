/** Who leads, told from what stands above the actions and who is behind it today. */
import { openBook } from '../../../src/domain/book.ts';
import { leadersIn, leadLines } from '../../../src/domain/lead/leading.ts';
import {
  ALEX,
  EARLY_YEARS,
  ROBIN,
  SAMPLE_DAY,
  sampleItem,
  samplePlanHead,
} from '../../support/sample-plan.ts';

type Over = Partial<Parameters<typeof sampleItem>[0]>;
const item = (ref: string, over: Over) => sampleItem({ ref, title: `Sample ${ref}`, ...over });
const action = (ref: string, parent: string, over: Over = {}) =>
  item(ref, { parent, level: 2, nature: 'deliverable', ...over });
const book = openBook(samplePlanHead(), [
  item('1', { level: 0, parent: null, lead: `person:${ROBIN}` }),
  item('1.1', { level: 1, parent: 'item-1', lead: EARLY_YEARS }),
  action('1.1(a)', 'item-1.1'),
  action('1.1(b)', 'item-1.1'),
  action('1.1(c)', 'item-1.1', { withdrawn: true, lead: `person:sam` }),
  item('1.2', { level: 1, parent: 'item-1' }),
  action('1.2(a)', 'item-1.2'),
]);
const lines = leadLines(book);

test('each line of leads stands once, nearest first', () => {
  expect(lines).toEqual([[EARLY_YEARS, `person:${ROBIN}`], [`person:${ROBIN}`]]);
});

test('everybody behind them leads, on the day that they hold the post', () => {
  const { people, unled } = leadersIn(lines, book.plan, SAMPLE_DAY);
  expect([...people].sort()).toEqual([ALEX, ROBIN].sort());
  expect(unled).toBe(false);
});

test('what stands under a vacant post alone is led by nobody', () => {
  const vacant = { ...book.plan, posts: [] };
  expect(leadersIn([[EARLY_YEARS]], vacant, SAMPLE_DAY)).toEqual({ people: new Set(), unled: true });
  expect(leadersIn([[]], vacant, SAMPLE_DAY).unled).toBe(true);
  expect(leadersIn(lines, vacant, SAMPLE_DAY)).toEqual({ people: new Set([ROBIN]), unled: false });
});
