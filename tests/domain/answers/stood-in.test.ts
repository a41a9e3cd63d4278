/** Who stood in for an action's owner: of the plan's own entries only those that were of whoever had it then. */
import { stoodIn } from '../../../src/domain/answers/stood-in.ts';
import { openBook } from '../../../src/domain/book.ts';
import type { Change } from '../../../src/domain/change.ts';
import { isAction } from '../../../src/domain/plan.ts';
import { sampleItem, samplePlanHead } from '../../support/sample-plan.ts';

const ACTION = sampleItem({
  ref: '1.1(a)',
  title: 'Offer home visits',
  nature: 'deliverable',
  owners: [{ key: 'person:robin', part: 'accountable' }],
});
const BOOK = openBook(samplePlanHead(), [ACTION]);

const entry = (over: Partial<Change>): Change => ({
  id: JSON.stringify(over),
  plan: 'sample',
  item: null,
  at: '2026-12-01T10:00:00Z',
  by: 'olu',
  through: 'message',
  what: 'leave',
  from: '2026-12-03',
  to: 'person:robin 2026-12-31 person:sam',
  reason: null,
  ...over,
});
/** Robin has it since 10 December; before it was the Head of Early Years', who is Alex. */
const HANDED = entry({
  item: ACTION.id,
  what: 'owners',
  at: '2026-12-10T10:00:00Z',
  from: 'post:head-of-early-years',
  to: 'person:robin',
});
const told = (...changes: Change[]) =>
  (isAction(ACTION) ? stoodIn(ACTION, BOOK, [HANDED, ...changes]) : []).map(({ item, to }) => [item, to]);

test('leave of whoever had it then is told of it', () => {
  const alex = entry({ to: 'person:alex 2026-12-08 person:sam' });
  expect(told(alex)).toEqual([[ACTION.id, alex.to]]);
});

test('leave of who has it now, but had it not then, is not', () => {
  expect(told(entry({ from: '2026-12-02', to: 'person:robin 2026-12-08 person:sam' }))).toEqual([]);
});

test('leave that was entered before it came to them, and begins after, is', () => {
  expect(told(entry({ from: '2026-12-14' }))).toHaveLength(1);
});

test('of posts and people that never had it, and of what else the plan’s record has, nothing is told', () => {
  expect(
    told(
      entry({ to: 'person:kim 2026-12-08' }),
      entry({ what: 'deputy', from: null, to: 'post:attendance-lead person:sam' }),
      entry({ what: 'title', from: 'A', to: 'B' }),
    ),
  ).toEqual([]);
});

test('a deputy of the post that had it is', () => {
  expect(told(entry({ what: 'deputy', from: null, to: 'post:head-of-early-years person:sam' }))).toHaveLength(
    1,
  );
});
