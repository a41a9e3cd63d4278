import fc from 'fast-check';
import { openBook } from '../../src/domain/book.ts';
import { addDays } from '../../src/domain/calendar.ts';
import { isOpen, type Milestone, Status } from '../../src/domain/milestone.ts';
import type { Board } from '../../src/domain/plan.ts';
import { Snapshot } from '../../src/domain/snapshot.ts';
import { type Summary, summarise } from '../../src/domain/summary.ts';
import { sampleItem, sampleMilestone, samplePlan } from '../support/sample-plan.ts';

const { book, milestones } = samplePlan();

const board = (scope: string[] = []): Board => {
  const [first] = book.plan.boards;
  if (!first) throw new Error('the sample plan has a board');
  return { ...first, scope };
};

const FRIDAY = Temporal.Instant.from('2026-12-04T16:00:00Z');
const WEEK_BEFORE = Temporal.Instant.from('2026-11-27T16:00:00Z');

const refs = (lines: Summary['atRisk']) => lines.map((line) => line.ref);
const shown = (summary: Summary) => Object.fromEntries(summary.counts.map((one) => [one.standing, one.now]));
const changes = (summary: Summary) =>
  Object.fromEntries(
    summary.counts.filter((one) => one.change !== 0).map((one) => [one.standing, one.change]),
  );

/** The sample's milestones with some of them otherwise, by id. */
const but = (otherwise: Record<string, Partial<Milestone>>): Milestone[] =>
  milestones.map((milestone) => ({ ...milestone, ...otherwise[milestone.id] }));

describe('a board’s first summary', () => {
  const { summary, snapshot } = summarise(book, board(), milestones, null, FRIDAY);

  test('counts every action once, in a fixed order', () => {
    expect(summary.counts.map((one) => one.standing)).toEqual([
      'complete',
      'awaiting-check',
      'on-track',
      'in-progress',
      'at-risk',
      'off-track',
      'overdue',
      'not-started',
      'inherited',
    ]);
    expect(shown(summary)).toMatchObject({
      complete: 1,
      'on-track': 1,
      'in-progress': 1,
      overdue: 1,
      'not-started': 3,
      inherited: 1,
    });
    expect(summary).toMatchObject({ actions: 8, overdue: 1, noDate: 1, noOwner: 1, inherited: 1 });
  });

  test('says the week and the day, and claims no change', () => {
    expect(summary).toMatchObject({ asAt: '2026-12-04', week: '2026-W49', since: null });
    expect(summary.counts.every((one) => one.change === null)).toBe(true);
  });

  test('looks back seven days for what is new', () => {
    expect(refs(summary.newlyOverdue)).toEqual([]);
    expect(refs(summary.completed)).toEqual(['1.1(c)']);
    const fresh = but({
      'milestone-1.1(a)': { due: '2026-11-27' },
      'milestone-1.1(c)': { completedOn: '2026-11-26' },
    });
    const other = summarise(book, board(), fresh, null, FRIDAY).summary;
    expect(refs(other.newlyOverdue)).toEqual(['1.1(a)']);
    expect(refs(other.completed)).toEqual([]);
  });

  test('names what is at risk though it is overdue too, and what comes within two weeks', () => {
    expect(refs(summary.atRisk)).toEqual(['1.1(a)']);
    expect(refs(summary.comingUp)).toEqual(['1.1(b)', '2.1(a)']);
  });

  test('keeps a snapshot that the record can store', () => {
    expect(Snapshot.parse(snapshot)).toMatchObject({
      plan: 'sample',
      board: 'partnership',
      week: '2026-W49',
      at: '2026-12-04T16:00:00.000Z',
      standings: { 'item-1.1(a)': 'overdue', 'item-2.2(b)': 'inherited', 'item-2.2(c)': 'not-started' },
    });
  });
});

describe('a week later', () => {
  const before = but({
    'milestone-1.1(a)': { status: 'on-track', due: '2026-12-01' },
    'milestone-1.1(c)': { status: 'in-progress', open: true, completedOn: null },
    'milestone-2.2(a)': { status: 'on-track' },
  });
  const { snapshot } = summarise(book, board(), before, null, WEEK_BEFORE);

  test('the board sees what became overdue, what was completed, and what moved', () => {
    const now = but({
      'milestone-1.1(a)': { due: '2026-12-01' },
      'milestone-2.2(a)': { status: 'off-track' },
    });
    const { summary } = summarise(book, board(), now, snapshot, FRIDAY);
    expect(refs(summary.newlyOverdue)).toEqual(['1.1(a)']);
    expect(refs(summary.completed)).toEqual(['1.1(c)']);
    expect(refs(summary.atRisk)).toEqual(['2.2(a)', '1.1(a)']);
    expect(changes(summary)).toEqual({
      complete: 1,
      'on-track': -2,
      'in-progress': -1,
      'off-track': 1,
      overdue: 1,
    });
    expect(summary.since).toBe('2026-11-27');
  });

  test('a completion without evidence is told from one with it', () => {
    const now = but({ 'milestone-1.1(c)': { evidence: null } });
    const [bare] = summarise(book, board(), now, snapshot, FRIDAY).summary.completed;
    const [proven] = summarise(book, board(), milestones, snapshot, FRIDAY).summary.completed;
    expect(bare?.evidence).toBeNull();
    expect(proven?.evidence?.count).toBe(1);
  });

  test('what was overdue or complete last week is no news', () => {
    const last = summarise(book, board(), milestones, null, FRIDAY).snapshot;
    const next = Temporal.Instant.from('2026-12-11T16:00:00Z');
    const { summary } = summarise(book, board(), milestones, last, next);
    expect(refs(summary.completed)).toEqual([]);
    expect(refs(summary.newlyOverdue)).toEqual(['1.1(b)', '2.1(a)']);
  });

  test('an action that was withdrawn leaves the count', () => {
    const now = but({ 'milestone-2.2(a)': { status: 'withdrawn', open: false } });
    const { summary } = summarise(book, board(), now, snapshot, FRIDAY);
    expect(summary.actions).toBe(7);
    expect(summary.noOwner).toBe(0);
    expect(summary.counts.find((one) => one.standing === 'on-track')?.change).toBe(-2);
  });
});

describe('what comes round', () => {
  const half = (n: number, over: Partial<Milestone>): Milestone =>
    sampleMilestone({ id: `half-${n}`, item: 'item-2.2(a)', kind: 'occurrence', ...over });
  const spring = half(2, { label: 'Spring 1', start: '2027-01-04', due: '2027-02-12' });
  const done = (completedOn: string, at: string): Milestone =>
    half(1, {
      label: 'Autumn 2',
      due: '2026-12-18',
      status: 'complete',
      open: false,
      completedOn,
      lastUpdate: { id: 'said', at, by: 'alex' },
    });
  const week = (autumn: Milestone) => {
    const others = milestones.filter(({ item }) => item !== 'item-2.2(a)');
    const before = [...others, half(1, { due: '2026-12-18' }), spring];
    const { snapshot } = summarise(book, board(), before, null, WEEK_BEFORE);
    return summarise(book, board(), [...others, autumn, spring], snapshot, FRIDAY).summary;
  };

  test('is among what was completed, though the action goes on', () => {
    const summary = week(done('2026-12-02', '2026-12-02T10:00:00Z'));
    expect(refs(summary.completed)).toEqual(['2.2(a)']);
    expect(shown(summary)).toMatchObject({ complete: 1, 'in-progress': 2 });
  });

  test('is told once: on the day of a post, what was said before it is no news to the next', () => {
    expect(refs(week(done('2026-11-27', '2026-11-27T10:00:00Z')).completed)).toEqual([]);
    expect(refs(week(done('2026-11-27', '2026-11-27T17:00:00Z')).completed)).toEqual(['2.2(a)']);
  });

  test('comes up for the board, and a routine check-in does not', () => {
    const coming = [
      half(1, { due: '2026-12-18' }),
      sampleMilestone({ id: 'check-in', item: 'item-2.1(b)', kind: 'check-in', due: '2026-12-18' }),
    ];
    const { summary } = summarise(book, board(), coming, null, FRIDAY);
    expect(refs(summary.comingUp)).toEqual(['2.2(a)']);
  });
});

test('a cross-reference is an action of the board, and what it refers to comes up once', () => {
  const reference = sampleItem({
    ref: '1.1(d)',
    title: 'See the attendance letters',
    parent: 'item-1.1',
    level: 2,
    position: 3,
    nature: 'cross-reference',
    links: [{ to: '2.1(a)', kind: 'same-as' }],
  });
  const wider = openBook(book.plan, [...book.items, reference]);
  const { summary } = summarise(wider, board(), milestones, null, FRIDAY);
  expect(shown(summary)).toMatchObject({ 'on-track': 2, 'not-started': 3 });
  expect(summary).toMatchObject({ actions: 9, noOwner: 1 });
  expect(refs(summary.comingUp)).toEqual(['1.1(b)', '2.1(a)']);
  expect(refs(summarise(wider, board(['1']), milestones, null, FRIDAY).summary.comingUp)).toEqual([
    '1.1(b)',
    '1.1(d)',
  ]);
});

describe('a board’s scope', () => {
  test('is the subtrees that it names', () => {
    const { summary } = summarise(book, board(['2.2']), milestones, null, FRIDAY);
    expect(summary.actions).toBe(3);
    expect(summary.overdue).toBe(0);
  });

  test('that shrank compares only what is still in it', () => {
    const { snapshot } = summarise(book, board(), milestones, null, WEEK_BEFORE);
    const { summary } = summarise(book, board(['2']), milestones, snapshot, FRIDAY);
    expect(changes(summary)).toEqual({});
  });

  test('that grew tells of what is overdue in the new part, and not of what was done there long ago', () => {
    const old = but({ 'milestone-1.1(c)': { completedOn: '2026-05-01' } });
    const { snapshot } = summarise(book, board(['2']), old, null, WEEK_BEFORE);
    const { summary } = summarise(book, board(), old, snapshot, FRIDAY);
    expect(refs(summary.newlyOverdue)).toEqual(['1.1(a)']);
    expect(refs(summary.completed)).toEqual([]);
  });
});

test('the day and the week are those of the plan’s zone', () => {
  // 23:30 UTC on a summer Sunday is Monday in London, a week later.
  const { summary } = summarise(book, board(), [], null, Temporal.Instant.from('2026-07-05T23:30:00Z'));
  expect(summary).toMatchObject({ asAt: '2026-07-06', week: '2026-W28' });
});

describe('whatever happened', () => {
  const day = fc.integer({ min: -100, max: 100 }).map((n) => addDays('2026-12-04', n));
  const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const items = book.items.map((item) => item.id);
  const record = fc.array(
    fc
      .record({
        item: fc.constantFrom(...items),
        due: perhaps(day),
        status: fc.constantFrom(...Status.options),
        inherited: fc.boolean(),
        completedOn: perhaps(day),
        lastUpdate: perhaps(fc.constant({ id: 'said', at: '2026-11-20T10:00:00Z', by: 'alex' })),
      })
      .map((overrides) => sampleMilestone({ ...overrides, open: isOpen(overrides.status) })),
    { maxLength: 25 },
  );
  const scope = fc.subarray(book.items.map((item) => item.ref));

  test('the parts add up to the actions, and the changes to the difference', () => {
    fc.assert(
      fc.property(record, record, scope, scope, (then, now, scopeThen, scopeNow) => {
        const previous = summarise(book, board(scopeThen), then, null, WEEK_BEFORE).snapshot;
        const { summary, snapshot } = summarise(book, board(scopeNow), now, previous, FRIDAY);
        const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
        expect(sum(summary.counts.map((one) => one.now))).toBe(summary.actions);
        const stillSeen = Object.keys(snapshot.standings).filter((item) => {
          const stood = previous.standings[item];
          return stood !== undefined && stood !== 'withdrawn';
        });
        expect(sum(summary.counts.map((one) => one.change ?? 0))).toBe(summary.actions - stillSeen.length);
        expect(summary.newlyOverdue.length).toBeLessThanOrEqual(summary.overdue);
        expect(summary.newlyOverdue.every((line) => line.overdue)).toBe(true);
      }),
    );
  });

  test('nothing changed when nothing happened', () => {
    fc.assert(
      fc.property(record, scope, (now, seen) => {
        const { snapshot } = summarise(book, board(seen), now, null, FRIDAY);
        const { summary } = summarise(book, board(seen), now, snapshot, FRIDAY);
        expect(summary.counts.every((one) => one.change === 0)).toBe(true);
        expect([...summary.newlyOverdue, ...summary.completed]).toEqual([]);
      }),
    );
  });
});
