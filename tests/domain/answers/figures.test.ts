/** Figures that a board reads side by side say the same: the paragraph, the status, the lists and what they leave out. */

import { openBook } from '../../../src/domain/book.ts';
import { Board } from '../../../src/domain/plan.ts';
import type { Period } from '../../../src/domain/question.ts';
import { summarise } from '../../../src/domain/summary.ts';
import { sampleItem, sampleMilestone } from '../../support/sample-plan.ts';
import { ask, bookWith, recordWith, sample } from './asking.ts';

/** 1.1(a) is red and 2.1(a) green, both are overdue. */
const milestones = recordWith({
  'milestone-1.1(a)': { status: 'off-track' },
  'milestone-2.1(a)': { status: 'on-track', due: '2026-12-01' },
});
const standing = (stood: readonly { standing: string; now: number }[], of: string) =>
  stood.find((one) => one.standing === of)?.now;
const refs = (...asked: Parameters<typeof ask>) =>
  ask(...asked)
    .rows.map(({ ref }) => ref)
    .sort();
const many = (counts: readonly { status: string; count: number }[], ...of: string[]) =>
  counts.reduce((sum, { status, count }) => (of.includes(status) ? sum + count : sum), 0);

describe('a board’s post and an answer count the same', () => {
  const asked = recordWith({
    'milestone-1.1(a)': { status: 'off-track', askedOn: '2026-11-30' },
    'milestone-2.1(a)': { status: 'on-track', due: '2026-12-01', askedOn: '2026-12-02' },
    'milestone-1.1(b)': { askedOn: '2026-12-03' },
  });
  const board = Board.parse({ ...sample.book.plan.boards[0], scope: [] });
  const { summary } = summarise(
    sample.book,
    board,
    asked,
    null,
    Temporal.Instant.from('2026-12-04T12:00:00Z'),
  );

  test('how many actions stand how', () => {
    const status = ask('status', {}, { milestones: asked });
    const digest = ask('summary', {}, { milestones: asked }).told;
    const posted = summary.counts.map(({ standing: stands, now }) => [stands, now]);
    for (const told of [status, digest.kind === 'digest' ? digest : { stood: [] }])
      expect(told.stood.map(({ standing: stands, now }) => [stands, now])).toEqual(posted);
    const late = summary.atRisk.filter(({ overdue }) => overdue);
    expect(status.lateSaid).toEqual({ offTrack: late.length, atRisk: 0 });
    expect(late.map(({ ref }) => ref)).toEqual(['1.1(a)']);
  });

  test('how many are silent: asked two working days ago, and not answered since', () => {
    const { told } = ask('no-update', {}, { milestones: asked });
    expect(told).toMatchObject({ kind: 'silent', silent: 2, asked: 1 });
    expect(summary.silent).toBe(2);
  });
});

describe('what is overdue', () => {
  const digest = ask('summary', {}, { milestones }).told;
  if (digest.kind !== 'digest') throw new Error(`told of ${digest.kind}`);

  test('and off track is counted as overdue, and listed as off track', () => {
    const asked = ask('list', { status: ['at-risk', 'off-track'] }, { milestones });
    expect(asked.actions).toBe(1);
    expect(standing(digest.stood, 'off-track')).toBe(0);
    expect(digest.lateSaid).toEqual({ offTrack: 1, atRisk: 0 });
    expect(refs('list', { status: ['off-track'] }, { milestones })).toEqual(['1.1(a)']);
    expect(digest.risky.map(({ ref }) => ref)).toEqual(['1.1(a)']);
    expect(digest.late.map(({ ref }) => ref)).toEqual(['1.1(a)', '2.1(a)']);
    expect(standing(digest.stood, 'overdue')).toBe(ask('overdue', {}, { milestones }).overdue);
  });

  test('and called on track is not on track anywhere, and is counted apart', () => {
    const asked = ask('list', { status: ['on-track'] }, { milestones });
    expect(asked).toMatchObject({ rows: [], actions: 0, lateGreen: 0, among: { lateGreen: 1 } });
    const status = ask('status', {}, { milestones });
    for (const told of [status, asked.among]) {
      expect(many(told.counts, 'on-track')).toBe(0);
      expect(told.lateGreen).toBe(1);
      expect(told.counts.reduce((sum, { count }) => sum + count, 0) + told.lateGreen).toBe(told.actions);
    }
    expect(refs('overdue', { status: ['on-track'] }, { milestones })).toEqual(['2.1(a)']);
    const { groups } = ask('list', { groupBy: 'status', items: ['2.1'] }, { milestones });
    expect(groups).toMatchObject([
      { status: 'in-progress', late: false },
      { status: 'on-track', late: true },
    ]);
  });

  test('an amber part of something green is what its action is counted as', () => {
    const parts = [
      ...sample.milestones,
      sampleMilestone({ id: 'later', item: 'item-2.1(a)', due: '2027-03-01', status: 'at-risk' }),
    ];
    const asked = ask('list', { items: ['2.1'], status: ['at-risk'] }, { milestones: parts });
    expect(many(ask('status', { items: ['2.1'] }, { milestones: parts }).counts, 'at-risk')).toBe(
      asked.actions,
    );
  });
});

describe('what was completed in a time', () => {
  const december: Period = { text: 'this month', from: '2026-12-01', to: '2026-12-31' };
  const done = recordWith({
    'milestone-2.2(a)': { status: 'complete', open: false, completedOn: '2026-12-02', due: '2027-03-12' },
    'milestone-2.1(a)': { status: 'complete', open: false, completedOn: '2026-11-20', due: '2026-12-10' },
  });

  test.each(['list', 'status'] as const)('goes by the day on which it was (%s)', (intent) => {
    const found = ask(intent, { status: ['complete'], period: december }, { milestones: done });
    expect(found).toMatchObject({
      completed: true,
      leftOut: null,
      question: { period: { to: '2026-12-04' } },
    });
    expect(found.rows.map(({ ref }) => ref)).toEqual(['2.2(a)', '1.1(c)']);
  });

  test('has an occurrence of what goes on', () => {
    const autumn: Period = { text: 'since September', from: '2026-09-01', to: null };
    expect(refs('list', { items: ['2.2(c)'], status: ['complete'], period: autumn })).toEqual(['2.2(c)']);
  });
});

describe('what was due', () => {
  const november: Period = { text: 'last month', from: '2026-11-01', to: '2026-11-30' };
  const met = recordWith({
    'milestone-2.1(a)': { status: 'complete', open: false, completedOn: '2026-11-20', due: '2026-11-27' },
  });

  test('in a time that is over has what was done as well', () => {
    const found = ask('due', { items: ['1', '2.1'], period: november }, { milestones: met });
    expect(found.rows.map(({ ref, open }) => [ref, open])).toEqual([
      ['1.1(a)', true],
      ['2.1(a)', false],
    ]);
    expect(refs('due', { period: november, status: ['complete'] }, { milestones: met })).toEqual([
      '2.1(a)',
      '2.2(c)',
    ]);
    expect(refs('due', { period: november, status: ['not-complete'] }, { milestones: met })).toEqual([
      '1.1(a)',
    ]);
  });

  test('in a time that runs is what is still to be done, with what is done counted beside', () => {
    const autumn: Period = { text: 'this autumn', from: '2026-11-01', to: '2026-12-31' };
    const found = ask('due', { period: autumn }, { milestones: met });
    expect(found.rows.map(({ ref }) => ref)).not.toContain('2.1(a)');
    expect(found.doneBeside).toBe(1 + ask('due', { period: autumn }).doneBeside);
  });
});

test('an action that is counted and has no row is told by its ref', () => {
  const reference = sampleItem({
    ref: '1.1(d)',
    title: 'See all of priority 2',
    parent: 'item-1.1',
    level: 2,
    position: 3,
    nature: 'cross-reference',
    links: [{ to: '2', kind: 'same-as' }],
  });
  const book = openBook(sample.book.plan, [...sample.book.items, reference]);
  const found = ask('list', { items: ['1'], owner: ['none'] }, { book });
  expect(found).toMatchObject({
    actions: 1,
    rows: [],
    unlisted: [{ ref: '1.1(d)', refers: true, to: null }],
  });
  expect(ask('list', { items: ['1'] }, { book: bookWith({}) }).unlisted).toEqual([]);
});

describe('what changed', () => {
  test('"this month" is told up to today', () => {
    const period: Period = { text: 'this month', from: '2026-12-01', to: '2026-12-31' };
    for (const intent of ['changes', 'history', 'no-update', 'evidence'] as const)
      expect(ask(intent, { period }).question.period?.to).toBe('2026-12-04');
  });

  test('of a few named actions is told for four weeks', () => {
    expect(ask('changes', { items: ['1.1'] }).question.period).toMatchObject({ from: '2026-11-07' });
    expect(ask('changes', {}).question.period).toMatchObject({ from: '2026-11-28' });
  });
});
