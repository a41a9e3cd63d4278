/** Where a percentage means something: what has a measure of its own, or a figure of things to do in its title. */
import { isCountable } from '../../src/domain/countable.ts';
import { isAction } from '../../src/domain/plan.ts';
import { sampleItem } from '../support/sample-plan.ts';

const counts = (
  title: string,
  nature: 'deliverable' | 'recurring' | 'continuous' = 'deliverable',
): boolean => {
  const item = sampleItem({ ref: '1.1(a)', title, nature });
  return isAction(item) && isCountable(item);
};

test.each([
  'Train 40 SENCOs in the new pathway',
  'Visit 25 schools with high absence',
  'Offer 1,200 families a place',
  'Reach 90% of schools',
])('"%s" can be counted', (title) => expect(counts(title)).toBe(true));

test.each([
  'Agree the missing education protocol',
  'Publish the Year 6 transition guide for parents',
  'Review Key Stage 2 results',
  'Deliver the 2027 plans of all partners',
  'Open the hub within 12 weeks',
  'Offer support to families of children aged 5 to 11 years',
])('"%s" cannot', (title) => expect(counts(title)).toBe(false));

test('what comes round or goes on is never so much done', () => {
  expect(counts('Visit 25 schools each term', 'recurring')).toBe(false);
  expect(counts('Visit 25 schools', 'continuous')).toBe(false);
});
