/** Who answers for what on a day: one story for each who can. */

import { isQuiet, lastDayToAsk, nextDayToAsk } from '../../../src/domain/away/days-off.ts';
import { type Answering, answering, keysAnswered, keysAsked } from '../../../src/domain/away/who-answers.ts';
import { latestOccasion, nextOccasion } from '../../../src/domain/boards/occasion.ts';
import type { Leave } from '../../../src/domain/leave.ts';
import { Quiet } from '../../../src/domain/plan.ts';
import { ALEX, EARLY_YEARS, ROBIN, samplePlanHead } from '../../support/sample-plan.ts';

const DAY = '2026-12-07';
const SAM = 'sam';
const leave = (person: string, cover: string | null, until = '2026-12-31'): Leave => ({
  id: `${person}-leave`,
  person,
  from: '2026-12-01',
  until,
  cover,
  at: '2026-12-01T09:00:00Z',
  by: person,
  ended: false,
  told: true,
});
const planWith = (over: object) =>
  samplePlanHead({
    posts: samplePlanHead().posts.map((post) =>
      `post:${post.id}` === EARLY_YEARS ? { ...post, ...over } : post,
    ),
  });
const asked = (over: object, leaves: Leave[], unreached: string[] = []): Answering['asked'] =>
  answering(planWith(over), EARLY_YEARS, DAY, { leaves, unreached: new Set(unreached) }).asked;
const deputy = { deputy: `person:${SAM}` };

test.each([
  ['the holder, who is in', {}, [], [], { person: ALEX, as: 'owner' }],
  ['the holder, though there is a deputy', deputy, [], [], { person: ALEX, as: 'owner' }],
  ['whoever covers the holder’s leave', deputy, [leave(ALEX, ROBIN)], [], { person: ROBIN, as: 'cover' }],
  ['the deputy, where nobody covers', deputy, [leave(ALEX, null)], [], { person: SAM, as: 'deputy' }],
  ['nobody, without a deputy', {}, [leave(ALEX, null)], [], null],
  ['the deputy of a holder whom no card reaches', deputy, [], [ALEX], { person: SAM, as: 'deputy' }],
  ['the holder, told of as out of reach, without one', {}, [], [ALEX], { person: ALEX, as: 'owner' }],
  ['the deputy of a vacant post', { ...deputy, holders: [] }, [], [], { person: SAM, as: 'deputy' }],
  ['nobody for a vacant post', { holders: [] }, [], [], null],
  [
    'the post’s cover before its deputy',
    { ...deputy, cover: ROBIN },
    [leave(ALEX, null)],
    [],
    { person: ROBIN, as: 'cover' },
  ],
  [
    'the link officer of a holder outside',
    { linkOfficer: `person:${SAM}` },
    [],
    [ALEX],
    { person: SAM, as: 'link-officer' },
  ],
  ['the cover’s cover', {}, [leave(ALEX, ROBIN), leave(ROBIN, SAM)], [], { person: SAM, as: 'cover' }],
  [
    'nobody, where two cover for each other and both are away',
    {},
    [leave(ALEX, ROBIN), leave(ROBIN, ALEX)],
    [],
    null,
  ],
  [
    'the holder again, once the leave is over',
    {},
    [leave(ALEX, ROBIN, '2026-12-04')],
    [],
    { person: ALEX, as: 'owner' },
  ],
] as const)('asked is %s', (_, over, leaves, unreached, who) => {
  expect(asked(over, [...leaves], [...unreached])).toEqual(who);
});

test('a cover may answer for a person and their posts, and for nothing else', () => {
  const plan = samplePlanHead();
  const known = { leaves: [leave(ALEX, SAM)], unreached: new Set<string>() };
  expect(keysAnswered(plan, SAM, DAY, known).sort()).toEqual(
    [`person:${ALEX}`, `person:${SAM}`, EARLY_YEARS].sort(),
  );
  expect(keysAsked(plan, ALEX, DAY, known)).toEqual([]);
  expect(keysAnswered(plan, ALEX, DAY, known)).toContain(EARLY_YEARS);
  expect(keysAnswered(plan, SAM, '2027-01-01', known)).toEqual([`person:${SAM}`]);
});

test('somebody outside the tenant has a link officer in the plan', () => {
  const plan = samplePlanHead({ linkOfficers: [{ person: ALEX, officer: `person:${SAM}` }] });
  const known = { leaves: [], unreached: new Set<string>() };
  expect(keysAsked(plan, SAM, DAY, known)).toContain(`person:${ALEX}`);
  expect(keysAsked(plan, SAM, DAY, known)).toContain(EARLY_YEARS);
});

test('school holidays are what lies outside the half-terms of the plan’s calendar', () => {
  const quiet = Quiet.parse({ schoolHolidays: true });
  expect(
    ['2026-12-04', '2026-12-23', '2027-02-17', '2027-01-13'].map((day) => isQuiet(quiet, day, 'england')),
  ).toEqual([false, true, true, false]);
});

test('where every day is off for years, the working day stands: nobody is left out for ever', () => {
  expect(lastDayToAsk('2026-12-06', () => true)).toBe('2026-12-04');
  expect(nextDayToAsk('2026-12-06', () => true)).toBe('2026-12-07');
});

describe('a board’s quiet days', () => {
  const [first] = samplePlanHead().boards;
  if (!first) throw new Error('the sample plan has no board');
  const at = (text: string) => Temporal.Instant.from(text);
  const zone = 'Europe/London';

  test('its weekly post moves to the last working day before', () => {
    const board = { ...first, quiet: Quiet.parse({ weekdays: ['Friday'] }) };
    expect(nextOccasion(board, zone, at('2026-12-01T09:00:00Z')).day).toBe('2026-12-03');
    expect(latestOccasion(board, zone, at('2026-12-04T17:00:00Z')).day).toBe('2026-12-03');
    expect(nextOccasion(board, zone, at('2026-12-04T17:00:00Z')).day).toBe('2026-12-10');
  });

  test('the weeks of a holiday have one post between them, on the last day before', () => {
    const board = { ...first, quiet: Quiet.parse({ spans: [{ from: '2026-12-21', to: '2027-01-08' }] }) };
    const last = nextOccasion(board, zone, at('2026-12-12T09:00:00Z'));
    expect(last.day).toBe('2026-12-18');
    expect(latestOccasion(board, zone, at('2027-01-07T09:00:00Z'))).toEqual(last);
    expect(nextOccasion(board, zone, at('2027-01-07T09:00:00Z')).day).toBe('2027-01-15');
  });
});
