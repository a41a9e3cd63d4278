import { openBook } from '../../src/domain/book.ts';
import type { Milestone } from '../../src/domain/milestone.ts';
import { isAction } from '../../src/domain/plan.ts';
import { answersFor, hasNoDate, isOpenAction, standingsOf } from '../../src/domain/standing.ts';
import {
  ATTENDANCE,
  SAMPLE_DAY,
  sampleItem,
  sampleMilestone,
  samplePlanHead,
} from '../support/sample-plan.ts';

const actions = [sampleItem({ ref: '1.1(a)', title: 'Offer home visits', nature: 'recurring' })].filter(
  isAction,
);
const book = openBook(samplePlanHead(), actions);

function standing(...milestones: Partial<Milestone>[]) {
  const own = milestones.map((overrides, n) => sampleMilestone({ id: `m${n}`, ...overrides }));
  const [found] = standingsOf(book, actions, own, SAMPLE_DAY);
  if (!found) throw new Error('one action, one standing');
  return found;
}

const PAST = '2026-11-20';
const SOON = '2026-12-11';
const LATER = '2027-03-12';
const complete = { open: false, status: 'complete' as const, completedOn: PAST };
const withdrawn = { open: false, status: 'withdrawn' as const };
const inherited = { inherited: true, due: '2026-09-01' };
const spoken = { lastUpdate: { id: 'said', at: '2026-11-20T10:00:00Z', by: 'alex' } };

describe('an action stands', () => {
  test.each<[string, string, Partial<Milestone>[]]>([
    ['as its only milestone was last stated', 'on-track', [{ status: 'on-track' }]],
    ['as its earliest open milestone', 'at-risk', [{ due: LATER }, { due: SOON, status: 'at-risk' }]],
    [
      'as the next one once the first is complete',
      'on-track',
      [complete, { due: LATER, status: 'on-track' }],
    ],
    ['by a dated milestone before an undated one', 'on-track', [{ due: null }, { status: 'on-track' }]],
    ['overdue, however green it was called', 'overdue', [{ due: PAST, status: 'on-track' }]],
    ['overdue, though it was called off track', 'overdue', [{ due: PAST, status: 'off-track' }]],
    ['overdue, though a forecast lies ahead', 'overdue', [{ due: PAST, forecast: LATER }]],
    ['inherited while nobody has said a word', 'inherited', [inherited]],
    [
      'as stated once somebody spoke of what was inherited',
      'at-risk',
      [{ ...inherited, ...spoken, status: 'at-risk' }],
    ],
    ['by what is live beside what is inherited', 'on-track', [inherited, { status: 'on-track' }]],
    ['overdue, though something earlier was inherited', 'overdue', [inherited, { due: PAST }]],
    [
      'overdue, though something inherited was spoken of',
      'overdue',
      [{ ...inherited, ...spoken }, { due: PAST }],
    ],
    ['inherited when only that is left open', 'inherited', [inherited, complete]],
    ['complete when all is', 'complete', [complete, complete]],
    ['complete when what is left was withdrawn', 'complete', [complete, withdrawn]],
    ['withdrawn when nothing was completed', 'withdrawn', [withdrawn, withdrawn]],
    ['not started when it has no milestone', 'not-started', []],
  ])('%s: %s', (_, expected, milestones) => {
    expect(standing(...milestones).standing).toBe(expected);
  });

  test('on the day it is due it is not yet overdue', () => {
    expect(standing({ due: SAMPLE_DAY }).standing).toBe('not-started');
    expect(standing({ due: '2026-12-03' }).standing).toBe('overdue');
  });

  test('overdue by its longest overdue milestone, whose words stay readable', () => {
    const found = standing({ due: '2026-12-01' }, { due: PAST, status: 'off-track' });
    expect(found.decisive).toMatchObject({ due: PAST, status: 'off-track' });
  });

  test('complete by what was completed last', () => {
    const found = standing({ ...complete, completedOn: '2026-12-01' }, complete);
    expect(found.decisive?.completedOn).toBe('2026-12-01');
  });
});

test('an action has no date when nothing open in it has an agreed one', () => {
  expect(hasNoDate(standing({ due: null, forecast: SOON }))).toBe(true);
  expect(hasNoDate(standing(complete, { due: null }))).toBe(true);
  expect(hasNoDate(standing({ due: null }, { due: LATER }))).toBe(false);
  expect(hasNoDate(standing({ ...complete, due: null }))).toBe(false);
  expect(isOpenAction(standing(withdrawn))).toBe(false);
});

describe('between two occurrences', () => {
  const autumn = { ...complete, kind: 'occurrence' as const, start: '2026-11-02', due: '2026-12-18' };
  const spring = { kind: 'occurrence' as const, start: '2027-01-04', due: '2027-02-12' };

  test('an action is in progress: the one is done, the next has not begun', () => {
    expect(standing(autumn, spring)).toMatchObject({ standing: 'in-progress', status: 'in-progress' });
  });

  test('it has not started where none was ever done', () => {
    expect(standing(spring)).toMatchObject({ standing: 'not-started', status: 'not-started' });
  });

  test('it stands as the next does, once that has begun or somebody has spoken of it', () => {
    expect(standing(autumn, { ...spring, start: SAMPLE_DAY }).standing).toBe('not-started');
    expect(standing(autumn, { ...spring, ...spoken, status: 'at-risk' }).standing).toBe('at-risk');
  });

  test('it is overdue for one that was left out', () => {
    expect(standing({ ...autumn, ...complete }, { due: PAST, kind: 'occurrence' }, spring).standing).toBe(
      'overdue',
    );
  });
});

test('a cross-reference stands as its target does, and whoever owns that answers for it', () => {
  const target = sampleItem({
    ref: '2.1(a)',
    title: 'Rewrite attendance letters',
    nature: 'deliverable',
    owners: [{ key: ATTENDANCE, part: 'accountable' }],
  });
  const reference = sampleItem({
    ref: '1.1(b)',
    title: 'See the attendance letters',
    nature: 'cross-reference',
    links: [{ to: '2.1(a)', kind: 'same-as' }],
  });
  const both = [target, reference].filter(isAction);
  const own = sampleMilestone({ item: target.id, due: PAST, status: 'on-track' });
  const [first, second] = standingsOf(openBook(samplePlanHead(), both), both, [own], SAMPLE_DAY);
  if (!first || !second) throw new Error('two actions, two standings');
  expect(second).toMatchObject({
    standing: 'overdue',
    chasedAt: { ref: '2.1(a)' },
    decisive: { id: own.id },
  });
  expect([answersFor(first), answersFor(second)]).toEqual([ATTENDANCE, ATTENDANCE]);
});
