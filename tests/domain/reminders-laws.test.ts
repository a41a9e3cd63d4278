/** What holds of reminders for every milestone, setting and day. */
import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  isWorkingDay,
  localDate,
  nextWorkingDayOnOrAfter,
} from '../../src/domain/calendar.ts';
import { lineOf } from '../../src/domain/line.ts';
import type { Milestone } from '../../src/domain/milestone.ts';
import { ReminderPolicy } from '../../src/domain/plan.ts';
import { type Asking, cardFor, mayAsk, nextAsk } from '../../src/domain/reminders.ts';
import { roundsOf } from '../../src/domain/rounds.ts';
import { sampleMilestone, samplePlan } from '../support/sample-plan.ts';

const ZONE = 'Europe/London';
const { book } = samplePlan();
const asking = (reminders: ReminderPolicy): Asking => ({ ...book.plan, reminders });

const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2026-06-01', n));
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const policies = fc
  .record({
    before: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
    workingDaysAfter: fc.integer({ min: 1, max: 10 }),
    thenEveryDays: fc.integer({ min: 1, max: 30 }),
    bundleDays: fc.integer({ min: 1, max: 31 }),
    quietDays: fc.integer({ min: 0, max: 20 }),
    cardsPerWeek: fc.integer({ min: 1, max: 2 }),
    rounds: fc.constantFrom('half-termly', 'off'),
  })
  .map((settings) => ReminderPolicy.parse(settings));
const said = fc
  .tuple(day, fc.integer({ min: 0, max: 23 }))
  .map(([on, hour]) => ({ id: 'said', at: `${on}T${String(hour).padStart(2, '0')}:30:00Z`, by: 'alex' }));
const kinds = fc.constantFrom('delivery' as const, 'occurrence' as const, 'check-in' as const);
/** Open, owned and with a date: what is to be asked about some day. */
const asked = fc
  .record({
    kind: kinds,
    start: perhaps(day),
    due: day,
    forecast: perhaps(day),
    askedOn: perhaps(day),
    lastUpdate: perhaps(said),
  })
  .map((overrides) => sampleMilestone(overrides));

const askDay = (milestone: Milestone, policy: ReminderPolicy, from: string): string => {
  const found = nextAsk(milestone, asking(policy), from);
  if (found === null) throw new Error('an open, owned, dated milestone is asked about some day');
  return found;
};

test('an ask comes on a working day, on or after the day in question, and outside the quiet window', () => {
  fc.assert(
    fc.property(asked, policies, day, (milestone, policy, from) => {
      const found = askDay(milestone, policy, from);
      expect(found >= from).toBe(true);
      expect(isWorkingDay(found)).toBe(true);
      if (milestone.lastUpdate === null) return;
      const spokenOn = localDate(Temporal.Instant.from(milestone.lastUpdate.at), ZONE);
      const quiet = found >= spokenOn && daysBetween(spokenOn, found) <= policy.quietDays;
      expect(quiet).toBe(false);
    }),
  );
});

test('nobody is asked twice on a day, or on a day before the last ask', () => {
  fc.assert(
    fc.property(asked, policies, day, (milestone, policy, from) => {
      const first = askDay(milestone, policy, from);
      expect(askDay({ ...milestone, askedOn: first }, policy, first) > first).toBe(true);
      if (milestone.askedOn !== null) expect(first > milestone.askedOn).toBe(true);
    }),
  );
});

test('however long the clock stands still, the step that it missed is asked on the first working day after', () => {
  fc.assert(
    fc.property(asked, policies, day, fc.integer({ min: 0, max: 60 }), (milestone, settings, from, still) => {
      const policy = { ...settings, rounds: 'off' as const };
      const planned = askDay(milestone, policy, from);
      const woken = addDays(from, still);
      expect(askDay(milestone, policy, woken)).toBe(
        woken <= planned ? planned : nextWorkingDayOnOrAfter(woken),
      );
    }),
  );
});

test('nothing is asked after it is complete, whatever the record says beside', () => {
  fc.assert(
    fc.property(asked, policies, day, (milestone, policy, from) => {
      expect(nextAsk({ ...milestone, open: false }, asking(policy), from)).toBeNull();
    }),
  );
});

test('on the day that it is asked about, a milestone is on its owner’s card', () => {
  fc.assert(
    fc.property(asked, policies, day, (milestone, policy, from) => {
      const today = askDay(milestone, policy, from);
      const line = lineOf(book, { ...milestone, askOn: today }, today);
      expect(cardFor([line], asking(policy), today)).toHaveLength(1);
    }),
  );
});

const ROUNDS = [2025, 2026, 2027, 2028].flatMap((year) => roundsOf('england', year));

test('a round asks about whatever it finds until it closes, and about nothing after', () => {
  const undated = asked.map(
    (milestone): Milestone => ({ ...milestone, kind: 'delivery', due: null, forecast: null }),
  );
  fc.assert(
    fc.property(
      undated,
      policies,
      day,
      fc.integer({ min: 0, max: 40 }),
      (milestone, settings, from, still) => {
        const policy = { ...settings, rounds: 'half-termly' as const };
        const planned = askDay(milestone, policy, from);
        const round = ROUNDS.find(({ opens, closes }) => opens <= planned && planned <= closes);
        if (!round) throw new Error('what has no date is asked about in a round');
        expect(planned === round.opens || planned === nextWorkingDayOnOrAfter(from)).toBe(true);
        expect(milestone.start === null || milestone.start <= round.opens).toBe(true);
        const woken = addDays(planned, still);
        const now = nextWorkingDayOnOrAfter(woken);
        const found = askDay(milestone, policy, woken);
        if (now <= round.closes) expect(found).toBe(still === 0 ? planned : now);
        else expect(found > round.closes).toBe(true);
      },
    ),
  );
});

test('whoever never speaks of what has no date is asked about it once a round, for ever', () => {
  fc.assert(
    fc.property(policies, perhaps(day), (settings, start) => {
      const policy = { ...settings, rounds: 'half-termly' as const };
      let milestone = sampleMilestone({ due: null, start });
      const days: string[] = [];
      for (let today = '2026-11-02'; today <= '2028-07-31'; ) {
        const next = askDay(milestone, policy, today);
        if (next <= '2028-07-31') days.push(next);
        milestone = { ...milestone, askedOn: next };
        today = addDays(next, 1);
      }
      const expected = ROUNDS.filter(
        ({ opens, closes }) =>
          opens >= '2026-11-02' && closes <= '2028-07-31' && (start === null || start <= opens),
      );
      expect(days).toEqual(expected.map(({ opens }) => opens));
    }),
    { numRuns: 30 },
  );
});

test('an overdue milestone that nobody speaks of is never silent for long, though cards are limited and shared', () => {
  const START = '2026-11-02';
  const dues = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(dues, policies, (offsets, policy) => {
      let milestones = offsets.map((offset, n) =>
        sampleMilestone({ id: `m${n}`, due: addDays(START, offset) }),
      );
      let cardDays: string[] = [];
      // One interval, then the rest of a week whose cards are used up, then the longest run of days off.
      const longest = policy.thenEveryDays + 7 + 5;
      for (let today = START; today <= '2027-02-01'; today = addDays(today, 1)) {
        const due = milestones.some((milestone) => askDay(milestone, policy, today) === today);
        if (due && mayAsk({ cardDays }, policy, today) === 'yes') {
          // As the record has it: each with the day on which it is to be asked about.
          const lines = milestones.map((milestone) =>
            lineOf(book, { ...milestone, askOn: askDay(milestone, policy, today) }, today),
          );
          const listed = new Set(cardFor(lines, asking(policy), today).map((line) => line.milestone));
          expect(listed.size).toBeGreaterThan(0);
          milestones = milestones.map((one) => (listed.has(one.id) ? { ...one, askedOn: today } : one));
          cardDays = [today, ...cardDays].slice(0, 4);
        }
        for (const { due: agreed, askedOn } of milestones) {
          const overdueSince = agreed === null || agreed >= today ? today : agreed;
          const silentSince = [askedOn ?? '', overdueSince, START].sort().at(-1) ?? START;
          const bound = longest + policy.workingDaysAfter + 5;
          expect(daysBetween(silentSince, today)).toBeLessThanOrEqual(bound);
        }
      }
    }),
    { numRuns: 40 },
  );
});
