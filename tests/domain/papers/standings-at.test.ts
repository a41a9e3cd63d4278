/** What a term is compared with is counted back from the record: the same as if somebody had counted on its first day. */
import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar.ts';
import type { Change } from '../../../src/domain/change.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import { completionsSince } from '../../../src/domain/papers/moved.ts';
import type { Block, Paper } from '../../../src/domain/papers/paper.ts';
import { periodAt } from '../../../src/domain/papers/periods.ts';
import { type PaperRecord, scoped } from '../../../src/domain/papers/record.ts';
import { standingsAt } from '../../../src/domain/papers/standings-at.ts';
import { periodReport } from '../../../src/domain/papers/termly.ts';
import { isAction } from '../../../src/domain/plan.ts';
import { standingsOf } from '../../../src/domain/standing.ts';
import { samplePlan } from '../../support/sample-plan.ts';
import { book, dues, inOrder, recorded, START, saying } from '../boards/random-history.ts';

const actions = book.items.filter(isAction);
const DAY = addDays(START, 14);

test('for whatever was said since, the standings of a day are those that were counted on it', () => {
  fc.assert(
    fc.property(fc.array(saying, { maxLength: 40 }), dues, (all, due) => {
      const told = inOrder(all);
      const then = recorded(
        told.filter(({ day }) => day < DAY),
        due,
      );
      const now = recorded(told, due);
      const counted = standingsOf(book, actions, then.milestones, DAY);
      const back = standingsAt(book, { ...now, changes: [] }, DAY);
      expect(back.standings).toEqual(
        Object.fromEntries(counted.map(({ action, standing }) => [action.id, standing])),
      );
    }),
  );
});

test('the figure of what is complete is what it was, and what was completed since, less what is no longer', () => {
  fc.assert(
    fc.property(fc.array(saying, { maxLength: 40 }), dues, (all, due) => {
      const now = recorded(inOrder(all), due);
      const before = standingsAt(book, { ...now, changes: [] }, DAY);
      const scope = scoped(record({ book, ...now, before, at: '2026-12-04T09:00:00Z' }));
      const { actions: done } = completionsSince(scope, DAY);
      const lost = scope.standings.filter(
        ({ action, standing }) => before.standings[action.id] === 'complete' && standing !== 'complete',
      );
      const complete = (all: readonly string[]): number => all.filter((one) => one === 'complete').length;
      expect(complete(scope.standings.map(({ standing }) => standing))).toBe(
        complete(Object.values(before.standings)) + done.length - lost.length,
      );
    }),
  );
});

const sample = samplePlan();
const record = (over: Partial<PaperRecord>): PaperRecord => ({
  book: sample.book,
  board: sample.book.plan.boards[0] ?? null,
  milestones: sample.milestones,
  updates: [],
  changes: [],
  decisions: [],
  people: [],
  before: null,
  at: '2026-12-04T09:00:00Z',
  ...over,
});
const changed = (over: Partial<Change>): Change => ({
  id: 'c1',
  plan: 'sample',
  item: 'item-1.1(a)',
  at: '2026-11-20T10:00:00Z',
  by: 'olu',
  through: 'message',
  what: 'due',
  from: '2026-10-30',
  to: '2026-11-25',
  reason: null,
  ...over,
});
const only = (id: string): Milestone => {
  const found = sample.milestones.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

test('a date that was moved since stood where it was moved from, and what was added since stood nowhere', () => {
  const milestones = [{ ...only('milestone-1.1(a)'), lastUpdate: null, due: '2026-12-11' }];
  const changes = [
    changed({ to: '2026-11-25' }),
    changed({ id: 'c2', at: '2026-11-27T10:00:00Z', from: '2026-11-25', to: '2026-12-11' }),
    changed({ id: 'c3', item: 'item-2.1(a)', what: 'added', from: null, to: '2.1(a)' }),
  ];
  const { standings } = standingsAt(sample.book, { milestones, updates: [], changes }, '2026-11-10');
  expect(standings['item-1.1(a)']).toBe('overdue');
  expect(standings).not.toHaveProperty('item-2.1(a)');
  const later = standingsAt(sample.book, { milestones, updates: [], changes }, '2026-11-21');
  expect(later.standings['item-1.1(a)']).not.toBe('overdue');
});

describe('a termly report can be reconciled', () => {
  const autumn = periodAt('termly', sample.book.plan, '2026-12-04');
  if (!autumn) throw new Error('no autumn term');
  const report = (over: Partial<PaperRecord>): Paper => periodReport(record(over), 'termly', autumn);
  const textsOf = ({ blocks }: Paper): string =>
    blocks.map((one) => ('text' in one ? one.text : '')).join('\n');
  const rowsOf = (paper: Paper, name: string): number =>
    paper.blocks.find(
      (one): one is Extract<Block, { is: 'table' }> => one.is === 'table' && one.name === name,
    )?.rows.length ?? 0;
  const before = {
    at: '2026-11-02T00:00:00Z',
    standings: Object.fromEntries(
      sample.book.items.filter(isAction).map(({ id }) => [id, 'not-started' as const]),
    ),
  };
  const paper = report({ before });

  test('table, list and headline have one day and one number of completed actions; a round stands apart', () => {
    expect(paper.figures.find(({ label }) => label === 'Complete')).toMatchObject({ value: 1, change: 1 });
    expect(rowsOf(paper, 'Actions completed')).toBe(1);
    expect(rowsOf(paper, 'Rounds of recurring work completed')).toBe(1);
    expect(paper.headline).toBe(
      '1 of 8 actions is overdue, 1 more than on Mon 2 Nov 2026; 1 action and 1 round of recurring work completed since then',
    );
    expect(textsOf(paper)).toContain(
      'Actions complete: 0 on Mon 2 Nov 2026, 1 completed since, so 1 now. A round of recurring work is counted apart: its action goes on.',
    );
  });

  test('it says from which day everything is counted: the first of the term, or when the plan went live in it', () => {
    const { goLive } = sample.book.plan;
    expect(goLive > autumn.start).toBe(true);
    expect(textsOf(paper)).toContain('Every change is counted from Mon 2 Nov 2026, when the plan went live');
    const longLive = { ...sample.book, plan: { ...sample.book.plan, goLive: '2026-01-01' } };
    const old = report({ book: longLive, before: { ...before, at: `${autumn.start}T00:00:00Z` } });
    expect(textsOf(old)).toContain('the first day of that time');
    expect(old.headline).toContain('than on Tue 1 Sep 2026');
  });
});
