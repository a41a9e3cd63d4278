/** What holds of asks, whatever the leave and the quiet days: nobody is asked on one, and nothing is left for ever. */
import fc from 'fast-check';
import { isQuiet, NO_DAYS_OFF } from '../../../src/domain/away/days-off.ts';
import { answering, daysOffOf, type Presence } from '../../../src/domain/away/who-answers.ts';
import { addDays, isWorkingDay } from '../../../src/domain/calendar.ts';
import { isAway, type Leave } from '../../../src/domain/leave.ts';
import { type PlainDate, Quiet, ReminderPolicy } from '../../../src/domain/plan.ts';
import { nextAsk } from '../../../src/domain/reminders.ts';
import { ALEX, EARLY_YEARS, ROBIN, sampleMilestone, samplePlanHead } from '../../support/sample-plan.ts';

const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2026-06-01', n));
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 60 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }));
const weekdays = (all: readonly ('Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday')[]) =>
  fc.uniqueArray(fc.constantFrom(...all), { maxLength: all.length });
/** The post's and the holder's leave a Wednesday between them, so that there is a day to ask on. */
const quiet = (all: Parameters<typeof weekdays>[0]) =>
  fc
    .record({
      weekdays: weekdays(all),
      schoolHolidays: fc.boolean(),
      spans: fc.array(span, { maxLength: 3 }),
    })
    .map((given) => Quiet.parse(given));
const leave = fc.record({ span, who: fc.constantFrom(ALEX, ROBIN), covered: fc.boolean() }).map(
  ({ span: { from, to }, who, covered }): Leave => ({
    id: `${who}-${from}`,
    person: who,
    from,
    until: to,
    cover: covered ? (who === ALEX ? ROBIN : ALEX) : null,
    at: '2026-06-01T09:00:00Z',
    by: who,
    ended: false,
    told: true,
  }),
);
const world = fc
  .record({
    leaves: fc.array(leave, { maxLength: 4 }),
    own: perhaps(quiet(['Thursday', 'Friday'])),
    others: perhaps(quiet(['Monday'])),
    post: perhaps(quiet(['Monday', 'Tuesday'])),
    deputy: fc.boolean(),
    rounds: fc.constantFrom('half-termly' as const, 'off' as const),
  })
  .map(({ leaves, own, others, post, deputy, rounds }) => {
    const posts = samplePlanHead().posts.map((one) =>
      `post:${one.id}` === EARLY_YEARS
        ? { ...one, quiet: post, deputy: deputy ? (`person:${ROBIN}` as const) : null }
        : one,
    );
    const plan = samplePlanHead({ posts, reminders: ReminderPolicy.parse({ rounds }) });
    const given = [...(own ? [[ALEX, own] as const] : []), ...(others ? [[ROBIN, others] as const] : [])];
    const presence: Presence = { leaves, unreached: new Set(), quiet: new Map(given) };
    return { plan, presence, off: daysOffOf(plan, EARLY_YEARS, presence) };
  });
const asked = fc
  .record({
    kind: fc.constantFrom('delivery' as const, 'occurrence' as const, 'check-in' as const),
    start: perhaps(day),
    due: day,
    forecast: perhaps(day),
    askedOn: perhaps(day),
    snoozedUntil: perhaps(day),
  })
  .map((overrides) => sampleMilestone(overrides));

test('whoever is asked is in, and it is no quiet day of theirs or of the post', () => {
  fc.assert(
    fc.property(asked, world, day, (milestone, { plan, presence, off }, from) => {
      const found = nextAsk(milestone, plan, from, off);
      expect(found).not.toBeNull();
      if (found === null) return;
      expect(found >= from && isWorkingDay(found)).toBe(true);
      const who = answering(plan, EARLY_YEARS, found, presence).asked?.person;
      expect(who).toBeDefined();
      expect(presence.leaves.some((one) => one.person === who && isAway(one, found))).toBe(false);
      expect(isQuiet(presence.quiet.get(who ?? ''), found, 'england')).toBe(false);
      const post = plan.posts.find(({ id }) => `post:${id}` === EARLY_YEARS);
      expect(isQuiet(post?.quiet, found, 'england')).toBe(false);
    }),
  );
});

test('a step moves later only where every day before it, from the day in question on, is past or off', () => {
  fc.assert(
    fc.property(asked, world, day, (drawn, { plan, off }, from) => {
      const milestone = { ...drawn, askedOn: null };
      const usual = nextAsk(milestone, plan, from, NO_DAYS_OFF);
      const found = nextAsk(milestone, plan, from, off);
      if (usual === null || found === null) throw new Error('what is open and owned is asked about some day');
      if (found <= usual) return;
      // A step of the ladder that moved to before a holiday stands for the round that it has moved into.
      const ladder = { ...plan, reminders: { ...plan.reminders, rounds: 'off' as const } };
      const step = nextAsk(milestone, ladder, from, off);
      const usualStep = nextAsk(milestone, ladder, from, NO_DAYS_OFF);
      if (found === step && usualStep !== null && step <= usualStep) return;
      // A day that somebody has named is theirs: nothing asks before it.
      const earliest =
        milestone.snoozedUntil !== null && milestone.snoozedUntil > from ? milestone.snoozedUntil : from;
      for (let one: PlainDate = earliest; one <= usual; one = addDays(one, 1))
        expect(!isWorkingDay(one) || off(one)).toBe(true);
    }),
  );
});

test('nothing open is left unasked for ever, however often it is put off', () => {
  fc.assert(
    fc.property(asked, world, (drawn, { plan, off }) => {
      let milestone = drawn;
      let from: PlainDate = '2026-06-01';
      for (let asks = 0; asks < 12; asks += 1) {
        const next = nextAsk(milestone, plan, from, off);
        if (next === null) throw new Error('it was left unasked');
        expect(next >= from).toBe(true);
        milestone = { ...milestone, askedOn: next, snoozedUntil: null };
        from = addDays(next, 1);
      }
    }),
    { numRuns: 40 },
  );
});
