/** The milestones of an action follow what it is planned as, there and back again, and people's words are never lost. */
import fc from 'fast-check';
import { openBook } from '../../src/domain/book.ts';
import { Rule } from '../../src/domain/by-when.ts';
import type { Milestone, Status } from '../../src/domain/milestone.ts';
import type { Item } from '../../src/domain/plan.ts';
import { freeId, replan } from '../../src/domain/replan.ts';
import { ATTENDANCE, EARLY_YEARS, sampleItem, samplePlanHead } from '../support/sample-plan.ts';
import { recurring } from '../support/sample-recurrence.ts';

const SPAN = { from: '2026-12-04', to: '2027-12-04' };
const idOf = (item: string, occurrence: string): string => `${item}@${occurrence}`;

/** An action and its milestones, changed step by step. */
function story(first: Item) {
  let item: Item | null = null;
  let own: Milestone[] = [];
  let count = 0;
  const become = (after: Item, span = SPAN): void => {
    const bookOf = (one: Item) => openBook(samplePlanHead(), [one]);
    const newId = (): string => {
      count += 1;
      return `new-${count}`;
    };
    const changed = replan(item, after, own, {
      was: bookOf(item ?? after),
      book: bookOf(after),
      span,
      today: span.from,
      newId,
      idOf,
    });
    own = [...new Map([...own, ...changed].map((one) => [one.id, one])).values()];
    item = after;
  };
  become(first);
  return {
    become,
    milestones: () => own,
    open: () =>
      own
        .filter((one) => one.open)
        .map(({ label }) => label)
        .sort(),
    /** Somebody says how one of them stands. */
    say(place: number, status: Status) {
      own = own.map((one, index) =>
        index === place
          ? {
              ...one,
              status,
              open: status !== 'complete' && status !== 'withdrawn',
              lastUpdate: { id: `u${place}`, at: '2026-12-04T09:00:00Z', by: 'alex' },
            }
          : one,
      );
    },
  };
}

const half = recurring('1.1(a)', 'Report on home visits', 'HALF-TERMLY');
const termly = recurring('1.1(a)', 'Report on home visits', 'TERMLY');
const starting = (start: string): Item => ({ ...half, reading: half.reading && { ...half.reading, start } });
const once = (due: string | null, more: Partial<Item> = {}): Item => ({
  ...sampleItem({ ref: '1.1(a)', title: 'Report on home visits', nature: 'deliverable', due }),
  owners: [{ key: EARLY_YEARS, part: 'accountable' }],
  ...more,
});

describe('what the plan left out comes back with it', () => {
  test('reports that start next term after all start this term', () => {
    const told = story(half);
    const before = told.milestones();
    told.become(starting('2027-01-04'));
    expect(told.open()).not.toContain('Autumn 2 2026-27');
    told.become(starting('2026-09-01'));
    expect(told.milestones()).toEqual(before);
  });

  test('termly, half-termly and termly again: each open once, and none made twice', () => {
    const told = story(termly);
    const before = told.open();
    told.become(half);
    told.become(termly);
    expect(told.open()).toEqual(before);
    told.become(half);
    const keys = told.milestones().map(({ occurrence }) => occurrence);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('an outcome that gets a date and loses it is checked on from today, and has not slipped', () => {
    const outcome = (due: string | null) => once(due, { nature: 'outcome', checkIns: 'termly' });
    const told = story(outcome(null));
    told.become(outcome('2027-07-31'));
    told.become(outcome(null), { from: '2026-12-04', to: '2028-03-01' });
    const [open] = told.milestones().filter((one) => one.open);
    expect(open).toMatchObject({ id: 'new-1', kind: 'check-in', due: '2027-03-25', firstDue: '2027-03-25' });
  });

  test('an action that an edition left out and the next one names again stands as it stood', () => {
    const told = story(half);
    told.say(0, 'at-risk');
    told.say(1, 'complete');
    const before = told.milestones();
    told.become({ ...half, withdrawn: true });
    expect(told.open()).toEqual([]);
    told.become(half);
    expect(told.milestones()).toEqual(before);
  });

  test('a later date in the edition that names it again is slippage', () => {
    const told = story(once('2027-03-31'));
    told.become(once('2027-03-31', { withdrawn: true }));
    told.become(once('2027-06-30'));
    expect(told.milestones()).toEqual([
      expect.objectContaining({ open: true, due: '2027-06-30', firstDue: '2027-03-31' }),
    ]);
  });

  test('what a person withdrew stays withdrawn', () => {
    const told = story(half);
    told.say(0, 'withdrawn');
    told.become(termly);
    told.become({ ...half, withdrawn: true });
    told.become(half);
    expect(told.milestones()[0]).toMatchObject({ status: 'withdrawn', open: false });
  });
});

test('what people spoke of, and no rhythm has a place for, goes to the new owner with the rest', () => {
  const told = story(half);
  for (const place of told.milestones().keys()) told.say(place, 'on-track');
  told.become({ ...termly, owners: [{ key: ATTENDANCE, part: 'accountable' }] });
  expect(told.milestones().filter((one) => one.open)).toHaveLength(6);
  for (const one of told.milestones()) expect(one.owner).toBe(ATTENDANCE);
});

test('of one occurrence that was made twice, the one that people spoke of stays', () => {
  const told = story(half);
  const [first] = told.milestones();
  if (!first) throw new Error('six occurrences were planned');
  const twin = { ...first, id: 'twin' };
  const how = {
    was: openBook(samplePlanHead(), [half]),
    book: openBook(samplePlanHead(), [half]),
    span: SPAN,
    today: SPAN.from,
    newId: () => 'new',
    idOf,
  };
  const spoken = { ...first, lastUpdate: { id: 'u1', at: '2026-12-04T09:00:00Z', by: 'alex' } };
  const changed = replan(half, half, [spoken, twin, ...told.milestones().slice(1)], how);
  expect(changed).toEqual([expect.objectContaining({ id: 'twin', status: 'withdrawn', open: false })]);
});

describe('the id of an occurrence', () => {
  test('is the same wherever it is made', () => {
    const made = story(half)
      .milestones()
      .map(({ id, occurrence }) => [id, occurrence]);
    expect(made).toContainEqual(['item-1.1(a)@2026-27/autumn-2', '2026-27/autumn-2']);
  });

  test('is another one where the first names an occurrence that was moved', () => {
    expect(freeId(idOf, 'i', '2026-27/autumn', new Set(['i@2026-27/autumn']))).toBe('i@2026-27/autumn#2');
    const told = story(half);
    told.say(0, 'at-risk');
    told.become(termly);
    told.say(0, 'complete');
    told.become(half);
    const ids = told.milestones().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(told.milestones().find(({ id }) => id.endsWith('autumn-2#2'))).toMatchObject({ open: true });
  });
});

test('whatever happens on the way, a plan that is as it was has the same open milestones as a new one', () => {
  const step = fc.oneof(
    fc.constantFrom(...Rule.options).map((rule) => recurring('1.1(a)', 'Report', rule)),
    fc.constantFrom('2027-01-04', '2027-04-12', '2027-09-01').map(starting),
    fc.constant({ ...half, withdrawn: true }),
    fc.constant(once('2027-05-28')),
    fc.constant({ ...half, nature: null }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const told = story(half);
      for (const after of steps) told.become(after);
      told.become(half);
      expect(told.open()).toEqual(story(half).open());
      const ids = told.milestones().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});
