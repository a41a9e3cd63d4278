/** The figures of a post that was found to be there: nothing that changed since is left out of the next one. */
import { figuresPosted } from '../../src/domain/posted.ts';
import { summarise } from '../../src/domain/summary.ts';
import { samplePlan } from '../support/sample-plan.ts';

const QUEUED = Temporal.Instant.from('2026-12-04T16:00:00Z');
const NEXT = Temporal.Instant.from('2026-12-11T16:00:00Z');
const { book, milestones } = samplePlan();
const board = book.plan.boards[0];
if (!board) throw new Error('the sample has a board');

const before = summarise(book, board, milestones, null, QUEUED.subtract({ hours: 24 * 7 })).snapshot;
const posted = (now = milestones, previous: typeof before | null = before) =>
  figuresPosted(book, board, '2026-W49', now, previous, QUEUED);
const saidOf = (ref: string, at: string, over: Partial<(typeof milestones)[number]>) =>
  milestones.map((one) =>
    one.item === `item-${ref}` ? { ...one, lastUpdate: { id: 'u-9', at, by: 'alex' }, ...over } : one,
  );
const done = { status: 'complete', open: false, completedOn: '2026-12-05' } as const;

test('nothing was said since: they are the figures that were posted', () => {
  expect(posted()).toEqual({
    ...summarise(book, board, milestones, before, QUEUED).snapshot,
    week: '2026-W49',
  });
});

test('they are those of their own day, not of the day on which the officer looked', () => {
  // 2.1(a) is due on the 10th: on track when posted, and overdue by the time of the next post.
  expect(posted().standings['item-2.1(a)']).toBe('on-track');
});

test('what was done since is news of the next post', () => {
  const now = saidOf('1.1(b)', '2026-12-05T10:00:00Z', done);
  const next = (previous: typeof before) => summarise(book, board, now, previous, NEXT).summary.completed;
  expect(next(posted(now)).map(({ ref }) => ref)).toContain('1.1(b)');
  // Without a post before, as well.
  expect(next(posted(now, null)).map(({ ref }) => ref)).toContain('1.1(b)');
  // Taken from the record as it stands when the officer says so, it would never have been told.
  const late = summarise(book, board, now, before, Temporal.Instant.from('2026-12-06T09:00:00Z')).snapshot;
  expect(next(late).map(({ ref }) => ref)).not.toContain('1.1(b)');
});

test('what was said before the post was queued counts as it was posted', () => {
  const now = saidOf('1.1(b)', '2026-12-04T15:00:00Z', { ...done, completedOn: '2026-12-04' });
  expect(posted(now).standings['item-1.1(b)']).toBe('complete');
  expect(summarise(book, board, now, posted(now), NEXT).summary.completed).toEqual([]);
});
