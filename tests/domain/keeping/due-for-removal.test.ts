/** What a policy no longer keeps: counted from the plan's end or from a record's own day, and stopped by a hold. */
import {
  dueForRemoval,
  goesAfter,
  houseRetention,
  type Kept,
  planEnd,
} from '../../../src/domain/keeping/due-for-removal.ts';
import type { Hold } from '../../../src/domain/keeping/hold.ts';
import { keptUntil, longer, Retention } from '../../../src/domain/keeping/retention.ts';
import { samplePlanHead } from '../../support/sample-plan.ts';

const POLICY = Retention.parse({ words: '6 years', evidence: '18 months', leave: '90 days' });
const kept = (over: Partial<Kept> = {}): Kept => ({
  ...{
    rule: 'words',
    kind: 'update',
    id: 'update:1',
    plan: 'sample',
    at: '2027-03-01T09:00:00Z',
    people: ['p1'],
    when: [{ from: '2027-03-01', to: '2027-03-01' }],
    open: false,
  },
  ...over,
});
const hold = (over: Partial<Hold> = {}): Hold => ({
  ...{ id: 'h1', reason: 'FOI 123', plan: null, person: null, from: null, to: null },
  ...{ by: 'olu', at: '2030-01-01T09:00:00Z', lifted: null, ...over },
});
const due = (records: Kept[], today: string, holds: Hold[] = [], policy = POLICY) =>
  dueForRemoval(records, policy, { end: '2029-08-31', today, holds });

test('words go once they were kept for six years after the plan’s last day, and not a day before', () => {
  expect(due([kept()], '2035-08-31').due).toEqual([]);
  expect(due([kept()], '2035-09-01').due).toHaveLength(1);
});

test('what was said after the plan’s end is counted from its own day', () => {
  const late = kept({ at: '2031-01-15T09:00:00Z' });
  expect(goesAfter(late, POLICY, '2029-08-31')).toBe('2037-01-15');
});

test('counted from their own day, words of a plan that goes on are due as well', () => {
  const policy = { ...POLICY, countedFrom: 'own-date' as const };
  expect(due([kept()], '2033-03-02', [], policy).due).toHaveLength(1);
  expect(dueForRemoval([kept()], policy, { end: null, today: '2033-03-02', holds: [] }).due).toHaveLength(1);
});

test('what an open action turns on stays while the plan lives, or has no end, and goes once it is over', () => {
  const policy = Retention.parse({ countedFrom: 'own-date', words: '30 days' });
  const records = [kept({ open: true })];
  const judged = (end: string | null, today: string) =>
    dueForRemoval(records, policy, { end, today, holds: [] });
  expect(judged('2029-08-31', '2029-08-31')).toEqual({ due: [], held: [], open: records });
  expect(judged(null, '2059-08-31')).toEqual({ due: [], held: [], open: records });
  expect(judged('2029-08-31', '2029-09-01')).toEqual({ due: records, held: [], open: [] });
  expect(judged('2029-08-31', '2027-03-30')).toEqual({ due: [], held: [], open: [] });
});

test('of a plan without an end, and of what is kept for ever, nothing is ever due', () => {
  expect(dueForRemoval([kept()], POLICY, { end: null, today: '2099-01-01', holds: [] }).due).toEqual([]);
  expect(due([kept()], '2099-01-01', [], { ...POLICY, words: 'for ever' }).due).toEqual([]);
});

test.each([
  ['on everything', {}, 1],
  ['on this plan', { plan: 'sample' }, 1],
  ['on another plan', { plan: 'other' }, 0],
  ['on its person', { person: 'p1' }, 1],
  ['on somebody else', { person: 'p2' }, 0],
  ['on its days', { from: '2027-03-01', to: '2027-03-01' }, 1],
  ['on days before', { to: '2027-02-28' }, 0],
  ['that was lifted', { lifted: { by: 'olu', at: '2031-01-01T09:00:00Z', reason: null } }, 0],
] as const)('a hold %s', (_, over, held) => {
  const found = due([kept()], '2040-01-01', [hold(over)]);
  expect(found.held).toHaveLength(held);
  expect(found.due).toHaveLength(1 - held);
});

test('the end is the later of the strategy’s life and the delivery window', () => {
  const about = {
    period: { start: '2026-01-01', end: '2029-08-31' },
    delivery: { start: '2026-01-01', end: '2028-07-31' },
  };
  expect(planEnd(samplePlanHead({ about }))).toBe('2029-08-31');
  expect(planEnd(samplePlanHead())).toBeNull();
});

test('a length of time is read as it is written, and nothing else is one', () => {
  expect(keptUntil('2028-02-29', '1 year')).toBe('2029-02-28');
  expect(keptUntil('2026-01-31', '1 month')).toBe('2026-02-28');
  expect(keptUntil('2026-01-01', 'for ever')).toBeNull();
  for (const words of ['6', 'six years', '0 days', 'never', '-1 years', '6 years ']) {
    expect(Retention.safeParse({ words }).success).toBe(false);
  }
});

test('of what belongs to no one plan the longest counts, and the service does it only where every plan says so', () => {
  const one = Retention.parse({ apply: true, people: '3 years', leave: 'for ever' });
  const other = Retention.parse({ people: '40 months' });
  expect(houseRetention([one, other])).toMatchObject({
    apply: false,
    people: '40 months',
    leave: 'for ever',
  });
  expect(houseRetention([one])).toMatchObject({ apply: true });
  expect(houseRetention([])).toMatchObject({ apply: false, people: '2 years' });
  expect(longer('18 months', '1 year')).toBe('18 months');
});
