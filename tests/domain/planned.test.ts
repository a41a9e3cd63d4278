/** Which milestones an action gets: one, one an occurrence, a check-in, or none because it is chased elsewhere. */
import { openBook } from '../../src/domain/book.ts';
import type { ByWhenReading } from '../../src/domain/by-when.ts';
import { checkInAfter, movedOn } from '../../src/domain/check-ins.ts';
import { chasedAt } from '../../src/domain/cross-reference.ts';
import { type Action, type Item, isAction, Measure, type Plan } from '../../src/domain/plan.ts';
import { plannedMilestones } from '../../src/domain/planned.ts';
import { sampleItem, samplePlanHead } from '../support/sample-plan.ts';

const SPAN = { from: '2026-12-04', to: '2027-12-04' };

const reading = (over: Partial<ByWhenReading>): ByWhenReading => ({
  text: 'as the plan says',
  kind: 'point',
  start: null,
  end: null,
  rule: null,
  every: null,
  month: null,
  certainty: 'high',
  basis: 'words',
  confirm: false,
  ...over,
});

type Written = Partial<Parameters<typeof sampleItem>[0]>;
function action(over: Written, ref = '1.1(a)'): Action {
  const item = sampleItem({ ref, title: 'An action', nature: 'deliverable', ...over });
  if (!isAction(item)) throw new Error('it has a nature');
  return item;
}

function planned(over: Written, beside: { plan?: Partial<Plan>; items?: Item[]; span?: typeof SPAN } = {}) {
  const item = action(over);
  const book = openBook(samplePlanHead(beside.plan), [item, ...(beside.items ?? [])]);
  return plannedMilestones(item, book, beside.span ?? SPAN);
}

const HALF_TERMLY = reading({ kind: 'recurrence', rule: 'HALF-TERMLY' });
const dues = (over: Written, beside?: Parameters<typeof planned>[1]) =>
  planned(over, beside).map(({ due }) => due);

describe('a deliverable has one date', () => {
  test('the last day of what the plan says, from the day on which that begins', () => {
    const year = reading({ kind: 'window', start: '2026-09-01', end: '2027-08-31' });
    expect(planned({ reading: year })).toEqual([
      { kind: 'delivery', occurrence: null, label: null, start: '2026-09-01', due: '2027-08-31' },
    ]);
  });

  test('the agreed date goes before it', () => {
    expect(dues({ reading: reading({ end: '2027-08-31' }), due: '2027-03-12' })).toEqual(['2027-03-12']);
  });

  test.each([
    ['no words', null],
    ['“2027 onwards”', reading({ kind: 'open-window', start: '2027-01-01' })],
    ['“at the earliest opportunity”', reading({ kind: 'vague' })],
    ['“once children enter care”', reading({ kind: 'event' })],
    ['a guess that nobody has confirmed', reading({ end: '2025-08-31', certainty: 'low', confirm: true })],
  ])('and none, from %s', (_, read) => {
    expect(dues({ reading: read })).toEqual([null]);
  });
});

test('a date that was worked out and is yet to be confirmed counts', () => {
  const worked = reading({ kind: 'window', end: '2025-08-31', certainty: 'medium', confirm: true });
  expect(dues({ reading: worked })).toEqual(['2025-08-31']);
});

describe('a recurring action has one milestone an occurrence', () => {
  test('each half-term of the year ahead, with its own name and key', () => {
    const found = planned({ nature: 'recurring', reading: HALF_TERMLY });
    expect(found.map(({ occurrence, label, due }) => [occurrence, label, due])).toEqual([
      ['2026-27/autumn-2', 'Autumn 2 2026-27', '2026-12-18'],
      ['2026-27/spring-1', 'Spring 1 2026-27', '2027-02-12'],
      ['2026-27/spring-2', 'Spring 2 2026-27', '2027-03-25'],
      ['2026-27/summer-1', 'Summer 1 2026-27', '2027-05-28'],
      ['2026-27/summer-2', 'Summer 2 2026-27', '2027-07-21'],
      ['2027-28/autumn-1', 'Autumn 1 2027-28', '2027-10-22'],
    ]);
    expect(found.every(({ kind, start, due }) => kind === 'occurrence' && (start ?? '9') < (due ?? ''))).toBe(
      true,
    );
  });

  test('none before the plan went live', () => {
    const beside = { plan: { goLive: '2027-03-01' }, span: { from: '2026-09-01', to: '2027-07-31' } };
    expect(dues({ nature: 'recurring', reading: HALF_TERMLY }, beside)).toEqual([
      '2027-03-25',
      '2027-05-28',
      '2027-07-21',
    ]);
  });

  test('none after the end of the plan, or of its action plan where that is still to come', () => {
    const until = (about: Plan['about']) =>
      dues({ nature: 'recurring', reading: HALF_TERMLY }, { plan: { about } }).at(-1);
    const period = { start: '2020-09-01', end: '2027-06-30' };
    expect(until({ period })).toBe('2027-05-28');
    expect(until({ period, delivery: { start: '2024-09-01', end: '2027-03-31' } })).toBe('2027-03-25');
    // Its action plan is over: the strategy goes on.
    expect(until({ period, delivery: { start: '2021-09-01', end: '2024-08-31' } })).toBe('2027-05-28');
    expect(until({ period: { start: '2018-09-01', end: '2021-08-31' } })).toBe('2027-10-22');
  });

  test('as often as an officer set, whatever the plan says', () => {
    const found = dues({ nature: 'recurring', reading: HALF_TERMLY, checkIns: 'termly' });
    expect(found).toEqual(['2026-12-18', '2027-03-25', '2027-07-21']);
  });

  test('with an agreed date the first is due then, and those that begin after it follow', () => {
    const found = planned({ nature: 'recurring', reading: HALF_TERMLY, due: '2027-02-05' });
    expect(found.slice(0, 2).map(({ label, due }) => [label, due])).toEqual([
      ['Spring 1 2026-27', '2027-02-05'],
      ['Spring 2 2026-27', '2027-03-25'],
    ]);
  });

  test('an agreed date that has passed is still the first, and what passed since is not made up for', () => {
    const found = planned({ nature: 'recurring', reading: HALF_TERMLY, due: '2026-07-10' });
    expect(found.slice(0, 2).map(({ label, due }) => [label, due])).toEqual([
      ['Summer 2 2025-26', '2026-07-10'],
      ['Autumn 2 2026-27', '2026-12-18'],
    ]);
  });

  test('the same occurrence has the same key, whenever it is planned', () => {
    const at = (span: typeof SPAN) =>
      planned({ nature: 'recurring', reading: HALF_TERMLY, due: '2027-02-05' }, { span });
    const later = at({ from: '2027-03-01', to: '2028-03-01' });
    const byKey = new Map(at(SPAN).map((one) => [one.occurrence, one]));
    const shared = later.filter(({ occurrence }) => byKey.has(occurrence));
    expect(shared.length).toBeGreaterThan(3);
    for (const one of shared) expect(one).toEqual(byKey.get(one.occurrence));
  });

  test.each([
    ['whose rhythm nobody can read', reading({ kind: 'vague' })],
    ['whose rhythm is a guess', { ...HALF_TERMLY, certainty: 'low' as const, confirm: true }],
    ['of which the plan says nothing', null],
  ])('one without a date, when it is an action %s', (_, read) => {
    expect(planned({ nature: 'recurring', reading: read })).toMatchObject([{ kind: 'delivery', due: null }]);
  });
});

describe('a continuous action has its next check-in', () => {
  const going = (over: Written = {}, beside?: Parameters<typeof planned>[1]) =>
    planned({ nature: 'continuous', reading: reading({ kind: 'continuous' }), ...over }, beside);

  test('each half-term, unless it was set otherwise', () => {
    expect(going()).toMatchObject([{ kind: 'check-in', occurrence: null, due: '2026-12-18' }]);
    expect(going({ checkIns: 'termly' }, { span: { ...SPAN, from: '2027-01-05' } })).toMatchObject([
      { due: '2027-03-25' },
    ]);
    expect(going({ checkIns: 'yearly' })).toHaveLength(1);
  });

  test('not before it begins, nor before the plan is live', () => {
    const from2027 = reading({ kind: 'open-window', start: '2027-01-11' });
    expect(going({ reading: from2027 })).toMatchObject([{ start: '2027-01-11', due: '2027-02-12' }]);
    expect(going({}, { plan: { goLive: '2027-03-01' } })).toMatchObject([{ due: '2027-03-25' }]);
  });

  test('as of today, though the plan has long been live: nobody was to be asked before it was imported', () => {
    const span = { from: '2025-09-01', to: '2027-12-04' };
    expect(going({}, { plan: { goLive: '2025-09-01' }, span })).toMatchObject([{ due: '2026-12-18' }]);
  });

  test('the last is the day on which the duty ends', () => {
    expect(going({ due: '2026-12-11' })).toMatchObject([{ kind: 'check-in', due: '2026-12-11' }]);
  });

  describe('moves on when it is answered', () => {
    const item = action({ nature: 'continuous' });
    const plan = samplePlanHead();
    const answeredOn = (today: string, due: string, lastUpdate: string | null = null) =>
      movedOn(
        {
          kind: 'check-in',
          open: true,
          due,
          lastUpdate: lastUpdate === null ? null : { id: 'u', at: `${lastUpdate}T10:00:00Z`, by: 'alex' },
        },
        item,
        plan,
        today,
      );

    test.each([
      ['in its half-term', '2026-11-10', '2026-12-18', '2027-02-12'],
      ['on its day', '2026-12-18', '2026-12-18', '2027-02-12'],
      ['after its day', '2027-01-08', '2026-12-18', '2027-02-12'],
      ['so late that the next has passed, too', '2027-02-20', '2026-12-18', '2027-03-25'],
      ['when a later one was next already', '2026-12-10', '2027-02-12', '2027-02-12'],
    ])('%s', (_, today, due, next) => {
      expect(answeredOn(today, due)).toBe(next);
    });

    test('and a word that follows within days is still about the same check-in', () => {
      expect(answeredOn('2026-12-21', '2027-02-12', '2026-12-18')).toBe('2027-02-12');
      expect(answeredOn('2027-01-18', '2027-02-12', '2026-12-18')).toBe('2027-03-25');
    });

    test('but never past the end of the duty', () => {
      expect(checkInAfter(action({ nature: 'continuous', due: '2027-01-29' }), plan, '2026-12-18')).toBe(
        '2027-01-29',
      );
    });
  });
});

describe('an outcome is read by its measures', () => {
  const measure = (id: string, frequency: string | null) =>
    Measure.parse({
      id,
      text: 'Pupils at school',
      direction: 'increase',
      target: null,
      baseline: null,
      frequency,
      owner: null,
      readings: [],
    });

  test('as often as the one that is read most often', () => {
    const measures = [measure('a', 'annually'), measure('b', 'half-termly'), measure('c', null)];
    expect(planned({ nature: 'outcome', measures })).toMatchObject([{ kind: 'check-in', due: '2026-12-18' }]);
  });

  test('or by its own date, where it has one', () => {
    const measures = [measure('b', 'half-termly')];
    expect(planned({ nature: 'outcome', measures, reading: reading({ end: '2027-08-31' }) })).toMatchObject([
      { kind: 'delivery', due: '2027-08-31' },
    ]);
  });

  test('and without either it has no date', () => {
    expect(planned({ nature: 'outcome', measures: [measure('a', null)] })).toMatchObject([
      { kind: 'delivery', due: null },
    ]);
  });
});

describe('a cross-reference', () => {
  const to = (ref: string, kind: 'same-as' | 'see-also' = 'same-as'): Item['links'] => [{ to: ref, kind }];
  const target = action({}, '2.1(a)');

  test('is chased at its target, and has no milestone of its own', () => {
    expect(planned({ nature: 'cross-reference', links: to('2.1(a)') }, { items: [target] })).toEqual([]);
  });

  test.each([
    ['that is no action', sampleItem({ ref: '2.1(a)', title: 'A key objective' })],
    ['that was withdrawn', action({ withdrawn: true }, '2.1(a)')],
    ['that points back', action({ nature: 'cross-reference', links: to('1.1(a)') }, '2.1(a)')],
    ['that is elsewhere', action({}, '2.1(b)')],
  ])('to something %s is asked about itself', (_, other) => {
    const over = { nature: 'cross-reference', links: to('2.1(a)'), due: '2027-03-12' } as const;
    expect(dues(over, { items: [other] })).toEqual(['2027-03-12']);
  });

  test('that only says “see also” is asked about itself', () => {
    expect(
      planned({ nature: 'cross-reference', links: to('2.1(a)', 'see-also') }, { items: [target] }),
    ).toHaveLength(1);
  });

  test('to a cross-reference is chased where that one is', () => {
    const first = action({ nature: 'cross-reference', links: to('1.1(b)') }, '1.1(a)');
    const second = action({ nature: 'cross-reference', links: to('2.1(a)') }, '1.1(b)');
    const { byRef } = openBook(samplePlanHead(), [first, second, target]);
    expect(chasedAt(first, byRef)?.ref).toBe('2.1(a)');
  });

  test('an action with a same-as link that is none is asked about like any other', () => {
    expect(planned({ links: to('2.1(a)') }, { items: [target] })).toHaveLength(1);
  });
});
