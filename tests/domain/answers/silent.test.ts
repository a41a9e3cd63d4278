/** Whose word is missing. */
import type { Question } from '../../../src/domain/question.ts';
import { ask, recordWith, said } from './asking.ts';

const silent = (filters: Partial<Question> = {}, scene?: Parameters<typeof ask>[2]) => {
  const found = ask('no-update', filters, scene);
  if (found.told.kind !== 'silent') throw new Error(`told of ${found.told.kind}`);
  return { ...found, told: found.told, refs: found.rows.map(({ ref }) => ref).sort() };
};

test('open actions without a word for two weeks, by owner; nobody’s are counted apart', () => {
  const found = silent();
  // 1.1(a) spoke fifteen days ago, 2.1(a) a week ago; 2.2(a) is nobody's, 2.2(b) inherited, 2.2(c) spoke of autumn.
  expect(found.refs).toEqual(['1.1(a)', '1.1(b)', '2.1(b)']);
  expect(found.groups.map((group) => [group.by === 'owner' && group.owner?.post, group.rows])).toEqual([
    ['Head of Early Years', 2],
    ['Attendance Lead', 1],
  ]);
  expect(found).toMatchObject({ noOwner: 1, told: { neverAsked: 3, neverReported: 2 } });
});

test('who was asked and has not answered since is silent sooner', () => {
  const milestones = recordWith({ 'milestone-2.1(a)': { askedOn: '2026-12-01' } });
  const found = silent({}, { milestones });
  expect(found.refs).toContain('2.1(a)');
  expect(found.told.askedOn).toEqual({ 'milestone-2.1(a)': '2026-12-01' });
  const answered = recordWith({
    'milestone-2.1(a)': {
      askedOn: '2026-12-01',
      lastUpdate: { id: 'u', at: '2026-12-01T16:00:00Z', by: 'robin' },
    },
  });
  expect(silent({}, { milestones: answered }).refs).not.toContain('2.1(a)');
});

test('within a period: whoever said nothing in it, whatever was said since', () => {
  const november = { text: 'in November', from: '2026-11-01', to: '2026-11-30' };
  expect(silent({ period: november }).refs).toEqual(['1.1(b)', '2.1(b)']);
  const early = { text: 'early November', from: '2026-11-01', to: '2026-11-10' };
  const past = { updates: [said('2.1(a)', '2026-11-05', { status: 'on-track' })] };
  expect(silent({ period: early }, { past }).refs).toEqual(['1.1(a)', '1.1(b)', '2.1(b)', '2.2(c)']);
});

test('what begins later is not missed yet', () => {
  const milestones = recordWith({ 'milestone-1.1(b)': { kind: 'occurrence', start: '2027-01-04' } });
  expect(silent({}, { milestones }).refs).not.toContain('1.1(b)');
});

describe('a wish to hand over is no report', () => {
  const wish = said('1.1(a)', '2026-12-03', { handOver: { name: 'Kim', from: null } });
  const before = said('1.1(a)', '2026-11-19', { status: 'at-risk' });
  const milestones = recordWith({
    'milestone-1.1(a)': {
      handOver: { name: 'Kim', from: null },
      lastUpdate: { id: wish.id, at: wish.at, by: wish.by },
    },
  });
  const past = { updates: [wish, before] };

  test('its owner is as silent as before, since the last report', () => {
    const found = silent({}, { milestones, past });
    expect(found.refs).toContain('1.1(a)');
    expect(found.rows.find(({ ref }) => ref === '1.1(a)')?.lastUpdate?.at).toBe(before.at);
  });

  test('within a period, too; a figure is one', () => {
    const period = { text: 'this month', from: '2026-12-01', to: '2026-12-31' };
    expect(silent({ period }, { milestones, past }).refs).toContain('1.1(a)');
    const counted = said('1.1(a)', '2026-12-03', {
      figures: [{ value: 34, of: null, target: 60, unit: 'mentors' }],
    });
    expect(silent({ period }, { milestones, past: { updates: [counted] } }).refs).not.toContain('1.1(a)');
  });
});
