/** What the walk offers to confirm is what the report of an import counts. */

import { openBook } from '../../src/domain/book.ts';
import { anchorsOf, readByWhen } from '../../src/domain/by-when.ts';
import { gapsOf } from '../../src/domain/gaps.ts';
import { reportOn } from '../../src/importing/report.ts';
import { sampleItem, sampleMilestone, samplePlanHead } from '../support/sample-plan.ts';

const ANCHORS = anchorsOf({ yearOne: '2026-09-01' }, '2026-12-04');
const plan = samplePlanHead();
const action = (ref: string, byWhen: string, over: Partial<Parameters<typeof sampleItem>[0]> = {}) =>
  sampleItem({
    ref,
    title: `Do ${ref}`,
    nature: 'deliverable',
    byWhen,
    reading: readByWhen(byWhen, ANCHORS),
    ...over,
  });
const open = (ref: string, over: Parameters<typeof sampleMilestone>[0] = {}) =>
  sampleMilestone({ id: `milestone-${ref}`, item: `item-${ref}`, ...over });

const toConfirm = (items: ReturnType<typeof action>[], milestones: ReturnType<typeof open>[]) => ({
  offered: gapsOf(openBook(plan, items), milestones, []).filter(
    (gap) => gap.of === 'action' && gap.lacks.includes('confirmation'),
  ).length,
  counted: reportOn({ plan, items, milestones, people: [] }, []).toConfirm,
});

test('a date that was worked out is offered and counted', () => {
  const items = [action('1', 'Spring term 2027')];
  expect(items[0]?.reading?.confirm).toBe(true);
  expect(toConfirm(items, [open('1')])).toEqual({ offered: 1, counted: 1 });
});

test('a rhythm has no date to confirm: it is neither offered nor counted', () => {
  const items = [action('1', 'yearly', { nature: 'recurring' })];
  expect(items[0]?.reading?.confirm).toBe(true);
  expect(toConfirm(items, [open('1')])).toEqual({ offered: 0, counted: 0 });
});

test('what was past at go-live is settled first: it is neither offered nor counted', () => {
  const items = [action('1', 'Spring term 2027')];
  expect(toConfirm(items, [open('1', { inherited: true })])).toEqual({ offered: 0, counted: 0 });
});

test('a date that somebody has set is confirmed', () => {
  const items = [action('1', 'Spring term 2027', { due: '2027-03-25' })];
  expect(toConfirm(items, [open('1')])).toEqual({ offered: 0, counted: 0 });
});
