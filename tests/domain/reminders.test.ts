import { addDays } from '../../src/domain/calendar.ts';
import { type Line, lineOf } from '../../src/domain/line.ts';
import type { Milestone } from '../../src/domain/milestone.ts';
import { ReminderPolicy } from '../../src/domain/plan.ts';
import { type Asking, cardFor, mayAsk, nextAsk } from '../../src/domain/reminders.ts';
import { ALEX, SAMPLE_DAY, sampleMilestone, samplePlan } from '../support/sample-plan.ts';

const policy = ReminderPolicy.parse({ rounds: 'off' });
const { book } = samplePlan();
/** Without rounds, which have a page of their own. */
const plan: Asking = { ...book.plan, reminders: policy };

const ask = (from: string, overrides: Partial<Milestone> = {}, asked = policy) =>
  nextAsk(sampleMilestone(overrides), { ...plan, reminders: asked }, from);

const spoken = (at: string): Pick<Milestone, 'lastUpdate'> => ({ lastUpdate: { id: 'said', at, by: ALEX } });

/** The days on which somebody who never answers is asked, when the clock runs every day from `from` to `to`. */
function asksBetween(from: string, to: string, overrides: Partial<Milestone> = {}, asked = policy): string[] {
  const days: string[] = [];
  let milestone = sampleMilestone(overrides);
  for (let today = from; today <= to; today = addDays(today, 1)) {
    if (nextAsk(milestone, { ...plan, reminders: asked }, today) !== today) continue;
    days.push(today);
    milestone = { ...milestone, askedOn: today };
  }
  return days;
}

describe('the ladder', () => {
  test('an owner who never answers is asked 14 and 3 days before, on the day, 3 working days after, then weekly', () => {
    // Due on Friday 4 December; 3 days before is a Tuesday, 3 working days after a Wednesday.
    expect(asksBetween('2026-11-01', '2026-12-24')).toEqual([
      '2026-11-20',
      '2026-12-01',
      '2026-12-04',
      '2026-12-09',
      '2026-12-16',
      '2026-12-23',
    ]);
  });

  test('a step on a day off comes on the last working day before it', () => {
    // Due on Boxing Day's substitute: 14 days before is a Monday, 3 days before is Christmas Day.
    expect(asksBetween('2026-12-01', '2027-01-10', { due: '2026-12-28' })).toEqual([
      '2026-12-14',
      '2026-12-24',
      '2026-12-31',
      '2027-01-07',
    ]);
  });

  test('reminders follow a later forecast, and not an earlier one', () => {
    expect(ask('2026-11-21', { forecast: '2026-12-18', askedOn: '2026-11-20' })).toBe('2026-12-04');
    expect(ask('2026-11-21', { forecast: '2026-11-27', askedOn: '2026-11-20' })).toBe('2026-12-01');
    expect(ask('2026-11-01', { due: null, forecast: '2026-12-18' })).toBe('2026-12-04');
  });

  test.each<[string, Partial<Milestone>]>([
    ['complete', { open: false, status: 'complete' }],
    ['inherited', { inherited: true }],
    ['without owner', { owner: null }],
    ['without any date', { due: null }],
  ])('nobody is asked about what is %s', (_, overrides) => {
    expect(ask('2026-12-04', overrides)).toBeNull();
    expect(ask('2028-01-01', overrides)).toBeNull();
  });

  test('the steps may stand in the settings in any order', () => {
    const shuffled = { ...policy, before: [3, 30, 14] };
    expect(asksBetween('2026-10-01', '2026-12-04', {}, shuffled)).toEqual([
      '2026-11-04',
      '2026-11-20',
      '2026-12-01',
      '2026-12-04',
    ]);
  });

  test('a daily chase skips the weekend and never asks twice on a Friday', () => {
    const daily = { ...policy, before: [], workingDaysAfter: 1, thenEveryDays: 1 };
    expect(asksBetween('2026-12-01', '2026-12-15', {}, daily)).toEqual([
      '2026-12-04',
      '2026-12-07',
      '2026-12-08',
      '2026-12-09',
      '2026-12-10',
      '2026-12-11',
      '2026-12-14',
      '2026-12-15',
    ]);
  });
});

describe('a step that was missed', () => {
  test('is made up for once when the clock runs again, and the next one comes in its turn', () => {
    // Asked on 20 November; the clock stood still over 1 and 4 December and ran again on the 7th.
    const after = { askedOn: '2026-11-20' };
    expect(ask('2026-12-07', after)).toBe('2026-12-07');
    expect(ask('2026-12-08', { askedOn: '2026-12-07' })).toBe('2026-12-09');
  });

  test('is made up for on a working day', () => {
    expect(ask('2026-12-05', { askedOn: '2026-12-01' })).toBe('2026-12-07');
    expect(ask('2026-12-25', { askedOn: '2026-12-09' })).toBe('2026-12-29');
  });

  test('is not made up for when the card of that day has asked', () => {
    expect(ask('2026-12-02', { askedOn: '2026-12-01' })).toBe('2026-12-04');
    expect(ask('2026-12-01', { askedOn: '2026-12-01' })).toBe('2026-12-04');
  });

  test.each([
    ['overdue', '2026-11-25'],
    ['due today', '2026-12-04'],
    ['due next week', '2026-12-10'],
    ['due in 14 days', '2026-12-18'],
  ])('what is new to the clock and %s is asked about at once', (_, due) => {
    expect(ask(SAMPLE_DAY, { due })).toBe(SAMPLE_DAY);
    expect(ask('2026-12-05', { due })).toBe('2026-12-07');
  });

  test('what is new and further off waits for its first step', () => {
    expect(ask(SAMPLE_DAY, { due: '2027-01-15' })).toBe('2026-12-31');
  });

  test('a due date that a lead moved earlier is asked about at once', () => {
    expect(ask('2026-12-04', { due: '2026-12-03', askedOn: '2026-11-30' })).toBe('2026-12-04');
  });
});

describe('the quiet window', () => {
  test('steps that fall into it are settled by what was said; the next one after it asks', () => {
    // Said on Monday 30 November, quiet up to and with Friday the 4th: two steps are settled.
    expect(ask('2026-12-01', { askedOn: '2026-11-20', ...spoken('2026-11-30T10:00:00Z') })).toBe(
      '2026-12-09',
    );
  });

  test('ends, and an overdue milestone is asked about again at its next weekly step', () => {
    const overdue = { due: '2026-11-02', askedOn: '2026-11-30' };
    expect(ask('2026-12-02', { ...overdue, ...spoken('2026-12-01T10:00:00Z') })).toBe('2026-12-07');
    expect(ask('2026-12-04', { ...overdue, ...spoken('2026-12-03T10:00:00Z') })).toBe('2026-12-14');
  });

  test('counts from the day in the plan’s zone', () => {
    // 23:30 UTC on 1 July is 2 July in London, quiet up to and with the 6th.
    const late = { due: '2026-07-06', askedOn: '2026-06-22', ...spoken('2026-07-01T23:30:00Z') };
    expect(ask('2026-07-03', late)).toBe('2026-07-09');
    expect(nextAsk(sampleMilestone(late), { ...plan, timezone: 'UTC' }, '2026-07-03')).toBe('2026-07-06');
  });

  test('of no days still leaves the day of the update in peace', () => {
    const loud = { ...policy, quietDays: 0 };
    expect(ask('2026-12-04', spoken('2026-12-04T08:00:00Z'), loud)).toBe('2026-12-09');
    expect(ask('2026-12-04', spoken('2026-12-03T08:00:00Z'), loud)).toBe('2026-12-04');
  });
});

test('a card that listed an overdue milestone beside others stands for its own weekly step', () => {
  // Its own weekly steps are Wednesdays; another milestone's card listed it on Monday the 14th.
  const bundled = { askedOn: '2026-12-14' };
  expect(ask('2026-12-15', bundled)).toBe('2026-12-21');
});

describe('the card of a person', () => {
  const lines = (...milestones: Partial<Milestone>[]): Line[] =>
    milestones.map((overrides, n) =>
      lineOf(book, sampleMilestone({ id: `m${n}`, ...overrides }), SAMPLE_DAY),
    );
  const listed = (on: string, ...milestones: Partial<Milestone>[]) =>
    cardFor(lines(...milestones), plan, on).map((line) => line.milestone);

  test('lists what is overdue, due today and due within two weeks, worst first', () => {
    const due = ['2026-12-18', '2026-11-25', SAMPLE_DAY, '2026-10-30', '2027-01-08'];
    expect(listed(SAMPLE_DAY, ...due.map((day) => ({ due: day })))).toEqual(['m3', 'm1', 'm2', 'm0']);
  });

  test('leaves out what is closed, inherited, ownerless or undated', () => {
    // The line takes its owner from the item: 2.2(a) has none.
    const ownerless = { item: 'item-2.2(a)', owner: null };
    const closed = { open: false, status: 'complete' as const };
    expect(listed(SAMPLE_DAY, closed, { inherited: true }, ownerless, { due: null }, {})).toEqual(['m4']);
  });

  test('leaves out what was spoken of within the quiet window, and lists it again after', () => {
    const said = { due: '2026-11-25', ...spoken('2026-12-03T10:00:00Z') };
    expect(listed('2026-12-07', said)).toEqual([]);
    expect(listed('2026-12-08', said)).toEqual(['m0']);
  });

  test('goes by the forecast as well as by the agreed date', () => {
    const sooner = { due: '2027-03-12', forecast: '2026-12-10' };
    const later = { due: '2026-12-10', forecast: '2027-03-12' };
    expect(listed(SAMPLE_DAY, sooner, later, { due: null, forecast: '2026-12-11' })).toEqual([
      'm1',
      'm2',
      'm0',
    ]);
  });

  test('lists what is asked on a Friday because its step falls on the weekend', () => {
    // 14 days before Saturday the 19th is a Saturday, so the ladder asks on Friday the 4th, 15 days before.
    expect(ask(SAMPLE_DAY, { due: '2026-12-19' })).toBe(SAMPLE_DAY);
    expect(listed(SAMPLE_DAY, { due: '2026-12-19' })).toEqual(['m0']);
  });
});

describe('an occurrence', () => {
  const autumn2 = {
    kind: 'occurrence' as const,
    start: '2026-11-02',
    due: '2026-12-18',
    occurrence: '2026-27/autumn-2',
  };
  const december = {
    kind: 'occurrence' as const,
    start: '2026-12-01',
    due: '2026-12-31',
    occurrence: '2026-12',
  };

  test('of a half-term has the whole ladder', () => {
    expect(asksBetween('2026-11-01', '2027-01-08', autumn2)).toEqual([
      '2026-12-04',
      '2026-12-15',
      '2026-12-18',
      '2026-12-23',
      '2026-12-30',
      '2027-01-06',
    ]);
  });

  test('of a month gets its day and the third working day after it', () => {
    expect(asksBetween('2026-11-01', '2027-01-07', december)).toEqual(['2026-12-31', '2027-01-06']);
  });

  test('is not asked about before it begins', () => {
    expect(asksBetween('2026-11-01', '2026-12-18', { ...autumn2, start: '2026-12-07' })).toEqual([
      '2026-12-18',
    ]);
    const early = { ...autumn2, start: '2026-12-10', due: '2027-02-12' };
    expect(
      cardFor([lineOf(book, sampleMilestone({ ...early, due: SAMPLE_DAY }), SAMPLE_DAY)], plan, SAMPLE_DAY),
    ).toEqual([]);
  });
});

test('a check-in is asked about on its date, 3 working days after, then weekly', () => {
  const checkIn = { kind: 'check-in' as const, due: '2026-12-18' };
  expect(asksBetween('2026-11-01', '2027-01-08', checkIn)).toEqual([
    '2026-12-18',
    '2026-12-23',
    '2026-12-30',
    '2027-01-06',
  ]);
  // What its owner expects of it does not put the check-in off.
  expect(ask('2026-12-01', { ...checkIn, forecast: '2027-03-12' })).toBe('2026-12-18');
});

describe('a round', () => {
  const rounds: ReminderPolicy = { ...policy, rounds: 'half-termly' };
  const undated = { due: null, firstDue: null };
  const round = (from: string, overrides: Partial<Milestone>) => ask(from, overrides, rounds);

  test('asks once a half-term about what has no date', () => {
    expect(asksBetween('2026-11-02', '2027-04-30', undated, rounds)).toEqual([
      '2026-12-04',
      '2027-01-29',
      '2027-03-11',
    ]);
  });

  test('asks about what is due far ahead, and leaves to its ladder what is due meanwhile', () => {
    expect(round('2026-11-10', { due: '2027-07-21' })).toBe('2026-12-04');
    expect(round('2026-12-01', { due: '2026-12-18' })).toBe('2026-12-04');
    expect(round('2026-12-02', { due: '2026-12-11', askedOn: '2026-11-27' })).toBe('2026-12-08');
    // Overdue: its weekly reminder comes during the round.
    expect(round('2026-12-03', { due: '2026-10-30', askedOn: '2026-12-02' })).toBe('2026-12-09');
  });

  test('asks nothing of whoever spoke since the round before was over', () => {
    expect(round('2026-11-10', { ...undated, ...spoken('2026-10-26T10:00:00Z') })).toBe('2027-01-29');
  });

  test('asks again of whoever answered the round before', () => {
    expect(round('2026-12-09', { ...undated, ...spoken('2026-12-08T10:00:00Z') })).toBe('2027-01-29');
    expect(round('2027-01-04', { ...undated, ...spoken('2026-12-18T10:00:00Z') })).toBe('2027-01-29');
  });

  test('asks nothing about what has not begun', () => {
    expect(round('2026-11-10', { ...undated, start: '2027-01-11' })).toBe('2027-01-29');
    expect(round('2026-11-10', { ...undated, start: '2026-12-04' })).toBe('2026-12-04');
  });

  test('that the clock missed is made up for while it is open', () => {
    expect(round('2026-12-12', undated)).toBe('2026-12-14');
    expect(round('2026-12-18', undated)).toBe('2026-12-18');
    expect(round('2026-12-19', undated)).toBe('2027-01-29');
  });

  test('that opened before the plan went live asks nobody', () => {
    const late: Asking = { ...plan, reminders: rounds, goLive: '2026-12-07' };
    expect(nextAsk(sampleMilestone(undated), late, '2026-12-07')).toBe('2027-01-29');
  });

  test('asks about the check-in of its half-term, whose date follows, and leaves later ones alone', () => {
    const checkIn = { kind: 'check-in' as const, due: '2026-12-18' };
    expect(asksBetween('2026-11-02', '2026-12-31', checkIn, rounds)).toEqual([
      '2026-12-04',
      '2026-12-18',
      '2026-12-23',
      '2026-12-30',
    ]);
    expect(round('2026-11-10', { ...checkIn, due: '2027-07-21' })).toBe('2027-07-07');
  });

  test('leaves alone what comes round each month by itself', () => {
    const november = { kind: 'occurrence' as const, start: '2026-12-01', due: '2026-12-31' };
    expect(round('2026-12-02', november)).toBe('2026-12-31');
  });

  test.each<[string, Partial<Milestone>]>([
    ['complete', { open: false, status: 'complete' }],
    ['without owner', { owner: null }],
    ['inherited', { inherited: true, due: '2026-09-30' }],
  ])('asks nobody about what is %s', (_, overrides) => {
    expect(round('2026-11-10', { ...undated, ...overrides })).toBeNull();
  });

  test('follows the plan’s own terms', () => {
    const own: Asking = {
      ...plan,
      reminders: rounds,
      about: {
        terms: [
          {
            name: 'Autumn 2026',
            start: '2026-09-07',
            end: '2026-12-22',
            halfTerm: { start: '2026-11-02', end: '2026-11-06' },
          },
        ],
      },
    };
    expect(nextAsk(sampleMilestone(undated), own, '2026-11-10')).toBe('2026-12-08');
  });

  test('puts what it asks about on the card of its day, with the rest', () => {
    const line = (id: string, overrides: Partial<Milestone>) =>
      lineOf(book, sampleMilestone({ id, ...overrides }), SAMPLE_DAY);
    const lines = [
      line('asked', { ...undated, askOn: SAMPLE_DAY }),
      line('due', {}),
      line('later', { ...undated, askOn: '2027-01-29' }),
    ];
    const listed = cardFor(lines, { ...plan, reminders: rounds }, SAMPLE_DAY);
    expect(listed.map(({ milestone }) => milestone)).toEqual(['due', 'asked']);
  });
});

describe('the weekly limit', () => {
  test('is never two in a day and two in an ISO week', () => {
    expect(mayAsk({ cardDays: [] }, policy, SAMPLE_DAY)).toBe('yes');
    expect(mayAsk({ cardDays: [SAMPLE_DAY] }, policy, SAMPLE_DAY)).toBe('today-already');
    expect(mayAsk({ cardDays: ['2026-12-01'] }, policy, SAMPLE_DAY)).toBe('yes');
    expect(mayAsk({ cardDays: ['2026-12-02', '2026-11-30'] }, policy, SAMPLE_DAY)).toBe('week-full');
  });

  test('starts again on Monday, also over New Year', () => {
    expect(mayAsk({ cardDays: ['2026-12-04', '2026-12-03'] }, policy, '2026-12-07')).toBe('yes');
    expect(mayAsk({ cardDays: ['2026-12-31', '2026-12-29'] }, policy, '2027-01-01')).toBe('week-full');
    expect(mayAsk({ cardDays: ['2026-12-31', '2026-12-29'] }, policy, '2027-01-04')).toBe('yes');
  });

  test('follows the plan’s setting', () => {
    expect(mayAsk({ cardDays: ['2026-12-01'] }, { ...policy, cardsPerWeek: 1 }, SAMPLE_DAY)).toBe(
      'week-full',
    );
  });
});
