/** What each filter selects; filters of different kinds narrow each other, of one kind either will do. */
import type { Question } from '../../../src/domain/question.ts';
import { ATTENDANCE, EARLY_YEARS } from '../../support/sample-plan.ts';
import { ask, bookWith, recordWith } from './asking.ts';

const refs = (...asked: Parameters<typeof ask>) =>
  ask(...asked)
    .rows.map(({ ref }) => ref)
    .sort();
const list = (filters: Partial<Question>, scene: Parameters<typeof ask>[2] = {}) =>
  refs('list', filters, scene);

describe('whose', () => {
  test('somebody who was named, by the keys that the name was found to hold', () => {
    const asker = { holds: [], named: [ATTENDANCE] };
    expect(list({ owner: [{ name: 'Robin' }] }, { asker })).toEqual(['2.1(a)', '2.1(b)', '2.2(b)']);
    expect(list({ owner: [{ name: 'Nobody we know' }] })).toEqual([]);
  });

  test('mine or nobody’s', () => {
    const asker = { holds: [EARLY_YEARS], named: null };
    expect(list({ owner: ['me', 'none'] }, { asker })).toEqual(['1.1(a)', '1.1(b)', '1.1(c)', '2.2(a)']);
  });
});

describe('what the plan says', () => {
  const book = bookWith(
    {
      '1.1(a)': { outcomes: ['Safe'], bodies: [{ name: 'SPB', relation: 'reportsTo' }] },
      '2.1(b)': { outcomes: ['Safe', 'Healthy'] },
    },
    { boards: [] },
  );

  test('topics are all that their items lead to, of several topics either', () => {
    const letters = { words: 'letters', items: ['2.1(a)'] };
    const nursery = { words: 'nursery', items: ['1.1'] };
    expect(list({ topic: [letters, nursery] })).toEqual(['1.1(a)', '1.1(b)', '1.1(c)', '2.1(a)']);
    expect(list({ topic: [letters, nursery], items: ['2'] })).toEqual(['2.1(a)']);
  });

  test('a topic that leads nowhere selects nothing, and not everything', () => {
    expect(list({ topic: [{ words: 'drones', items: [] }] })).toEqual([]);
  });

  test('an outcome, and a body by any of its names', () => {
    expect(list({ outcome: ['Safe'] }, { book })).toEqual(['1.1(a)', '2.1(b)']);
    expect(list({ outcome: ['Safe'], items: ['2'] }, { book })).toEqual(['2.1(b)']);
    expect(list({ body: ['Sample Partnership Board (SPB)'] }, { book })).toEqual(['1.1(a)']);
  });
});

describe('a body', () => {
  const book = bookWith(
    {
      '1.1(a)': { bodies: [{ name: 'Sampleton Learning Partnership Board', relation: 'reportsTo' }] },
      '1.1(b)': { bodies: [{ name: 'Youth Cabinet', relation: 'partner' }] },
      '2.1(a)': { bodies: [{ name: 'Sampleton Learning Partnership', relation: 'subject' }] },
    },
    {
      abbreviations: { SLP: 'Sampleton Learning Partnership' },
      about: {
        bodies: [
          { name: 'Sampleton Learning Partnership', aliases: ['SLP', 'SLP Board'] },
          { name: 'Pupil Panel and Youth Cabinet' },
        ],
      },
    },
  );

  test.each(['Sampleton Learning Partnership', 'SLP', 'SLP Board', 'Sampleton Learning Partnership Board'])(
    'by what else the plan calls it: %s',
    (body) => expect(list({ body: [body] }, { book })).toEqual(['1.1(a)', '2.1(a)']),
  );

  test('that is two in one has what either does', () => {
    expect(list({ body: ['Pupil Panel and Youth Cabinet'] }, { book })).toEqual(['1.1(b)']);
    expect(list({ body: ['Youth Cabinet'] }, { book })).toEqual(['1.1(b)']);
  });
});

describe('how it stands', () => {
  test.each([
    ['overdue', ['1.1(a)']],
    ['not-overdue', ['1.1(b)', '2.1(a)', '2.1(b)', '2.2(a)', '2.2(b)', '2.2(c)']],
    ['not-complete', ['1.1(a)', '1.1(b)', '2.1(a)', '2.1(b)', '2.2(a)', '2.2(b)', '2.2(c)']],
    ['complete', ['1.1(c)']],
    ['no-date', ['2.1(b)']],
    ['at-risk', ['1.1(a)']],
    ['blocked', []],
    ['withdrawn', []],
  ] as const)('%s is %j', (status, wanted) => {
    expect(list({ status: [status] })).toEqual(wanted);
  });

  test('what waits for others is blocked, however it is rated', () => {
    const milestones = recordWith({
      'milestone-2.1(a)': { blocked: true },
      'milestone-1.1(c)': { blocked: true },
    });
    expect(list({ status: ['blocked'] }, { milestones })).toEqual(['2.1(a)']);
  });

  test('of several statuses either will do', () => {
    expect(list({ status: ['at-risk', 'complete'] })).toEqual(['1.1(a)', '1.1(c)']);
  });

  test('where none stands so, it is told how all of them do', () => {
    const found = ask('list', { items: ['1'], status: ['off-track'] });
    expect(found).toMatchObject({ actions: 0, among: { actions: 3 } });
    expect(found.among.counts).toEqual([
      { status: 'not-started', count: 1 },
      { status: 'at-risk', count: 1 },
      { status: 'complete', count: 1 },
    ]);
  });

  test('a recurrence of which one time is done is not complete', () => {
    expect(list({ items: ['2.2(c)'], status: ['complete'] })).toEqual([]);
  });
});

test('priorities and objectives without an action are told by name, the topmost of them', () => {
  const book = bookWith({
    '1.1(a)': { nature: null },
    '1.1(b)': { nature: null },
    '1.1(c)': { nature: null },
  });
  const told = (items: string[]) => ask('list', { items, status: ['no-actions'] }, { book }).told;
  expect(told([])).toEqual({
    kind: 'branches',
    branches: [{ ref: '1', title: 'Early years', level: 'Priority' }],
  });
  expect(told(['2'])).toEqual({ kind: 'branches', branches: [] });
  expect(ask('status', { items: ['1'] }, { book })).toMatchObject({ actions: 0, bare: ['1'] });
});
