/** Lists by the time that they are planned for, the next dates of what is named, and rows under subheadings. */
import { readByWhen } from '../../../src/domain/by-when.ts';
import type { Period } from '../../../src/domain/question.ts';
import { ask, bookWith, recordWith } from './asking.ts';

const anchors = {
  written: '2022-09-01',
  period: { start: '2022-09-01', end: '2025-08-31' },
  delivery: null,
  yearOne: '2022-09-01',
  terms: 'england',
  yearKind: 'academic',
} as const;
const planned = (words: string) => ({ byWhen: words, reading: readByWhen(words, anchors) });
const book = bookWith({
  '1.1(a)': planned('Year 1'),
  '1.1(b)': planned('Year 1-2'),
  '2.1(a)': planned('Years 1-2'),
  '2.2(a)': planned('Years 1-3'),
});
const twoYears: Period = { text: 'year 1-2', from: '2022-09-01', to: '2024-08-31' };
const oneYear: Period = { text: 'year 1', from: '2022-09-01', to: '2023-08-31' };
const refs = (...asked: Parameters<typeof ask>) => ask(...asked).rows.map(({ ref }) => ref);

describe('a list for a time', () => {
  test('is what the plan gives exactly that time, however it spells it', () => {
    expect(refs('list', { period: twoYears }, { book }).sort()).toEqual(['1.1(b)', '2.1(a)']);
    expect(refs('list', { period: oneYear }, { book })).toEqual(['1.1(a)']);
  });

  test('is else all that ends or falls due in it', () => {
    const widely = { text: '2022 to 2024', from: '2022-01-01', to: '2024-12-31' };
    expect(refs('list', { period: widely }, { book }).sort()).toEqual(['1.1(a)', '1.1(b)', '2.1(a)']);
    const inMarch = { text: 'in March', from: '2027-03-01', to: '2027-03-31' };
    expect(refs('list', { period: inMarch })).toEqual(['2.2(a)']);
  });

  test('shows of what comes round the time that lies in it', () => {
    const february = { text: 'February', from: '2027-02-01', to: '2027-02-28' };
    const [row] = ask('list', { items: ['2.2(c)'], period: february }).rows;
    expect(row).toMatchObject({ ref: '2.2(c)', label: 'spring', due: '2027-02-12' });
  });
});

describe('the next date', () => {
  test('of what is named is told however far it is, and what is late with it', () => {
    expect(refs('due', { topic: [{ words: 'pupil forum', items: ['2.2(c)'] }] })).toEqual(['2.2(c)']);
    expect(ask('due', { items: ['1.1'] }).rows.map(({ ref, due }) => [ref, due])).toEqual([
      ['1.1(b)', '2026-12-04'],
      ['1.1(a)', '2026-11-25'],
    ]);
  });

  test('of a few without a date is that they have none', () => {
    expect(ask('due', { items: ['2.1(b)'] }).rows).toMatchObject([
      { ref: '2.1(b)', due: null, byWhen: 'ongoing' },
    ]);
  });

  test('is told where nothing is overdue, or due in the period', () => {
    expect(ask('overdue', { items: ['2'] })).toMatchObject({
      rows: [],
      later: 3,
      next: { ref: '2.1(a)', due: '2026-12-10' },
      noDate: 1,
    });
    const monday = { text: 'on Monday', from: '2026-12-07', to: '2026-12-07' };
    expect(ask('due', { period: monday }).next).toEqual({ ref: '2.1(a)', due: '2026-12-10' });
  });
});

describe('what only goes on', () => {
  const milestones = recordWith({
    'milestone-2.1(b)': { kind: 'check-in', owner: null, due: '2026-11-20' },
    'milestone-2.1(a)': { due: null },
  });
  const anchored = { milestones };

  test('has check-ins, and where nobody is asked these are no dates', () => {
    expect(ask('overdue', { items: ['2.1'] }, anchored)).toMatchObject({
      rows: [],
      ...{ noDate: 1, goingOn: 1, open: 2, later: 0 },
    });
    const autumn = { text: 'autumn', from: '2026-09-01', to: '2026-12-31' };
    expect(refs('due', { items: ['2.1'], period: autumn }, anchored)).toEqual([]);
  });
});

describe('a period that makes no difference', () => {
  test('is left out, and that is told', () => {
    const period = { text: 'this week', from: '2026-11-30', to: '2026-12-06' };
    expect(ask('status', { period })).toMatchObject({ leftOut: 'this week', question: { period: null } });
    expect(ask('due', { period }).leftOut).toBeNull();
  });
});

describe('subheadings', () => {
  const grouped = (groupBy: 'owner' | 'priority' | 'status' | 'month') => {
    const { rows, groups } = ask('list', { status: ['not-complete'], groupBy });
    return { groups, refs: rows.map(({ ref }) => ref), sum: groups.reduce((sum, one) => sum + one.rows, 0) };
  };

  test('by owner: most rows first, nobody’s last', () => {
    const { groups, refs: order, sum } = grouped('owner');
    expect(groups.map((group) => [group.by === 'owner' && group.owner?.post, group.rows])).toEqual([
      ['Attendance Lead', 3],
      ['Head of Early Years', 2],
      [null, 1],
      [undefined, 1],
    ]);
    expect(order.at(-1)).toBe('2.2(a)');
    expect(sum).toBe(order.length);
  });

  test('by priority as in the plan, by status worst first, by month with no date last', () => {
    expect(grouped('priority').groups).toEqual([
      { by: 'priority', ref: '1', title: 'Early years', rows: 2 },
      { by: 'priority', ref: '2', title: 'Attendance and belonging', rows: 5 },
    ]);
    expect(grouped('status').groups.map((group) => group.by === 'status' && group.status)).toEqual([
      'at-risk',
      'not-started',
      'in-progress',
      'on-track',
    ]);
    const months = grouped('month').groups.map((group) => group.by === 'month' && group.month);
    expect(months).toEqual(['2026-09', '2026-11', '2026-12', '2027-02', '2027-03', null]);
  });

  test('go with any rows, overdue ones too', () => {
    const milestones = recordWith({ 'milestone-2.1(a)': { due: '2026-12-01' } });
    const { rows, groups } = ask('overdue', { groupBy: 'owner' }, { milestones });
    expect(rows.map(({ ref }) => ref)).toEqual(['1.1(a)', '2.1(a)']);
    expect(groups.map((group) => group.rows)).toEqual([1, 1]);
  });
});
