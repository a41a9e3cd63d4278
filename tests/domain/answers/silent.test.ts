/** Whose word is missing. */
import type { Question } from '../../../src/domain/question.ts';
import { SAMPLE_DAY } from '../../support/sample-plan.ts';
import { ask, recordWith, said } from './asking.ts';

const silent = (filters: Partial<Question> = {}, scene?: Parameters<typeof ask>[2]) => {
  const found = ask('no-update', filters, scene);
  if (found.told.kind !== 'silent') throw new Error(`told of ${found.told.kind}`);
  return { ...found, told: found.told, refs: found.rows.map(({ ref }) => ref).sort() };
};

const headings = (found: ReturnType<typeof silent>) =>
  found.groups.map((group) => [group.by === 'missing' && group.missing, group.rows]);

const answered = (at: string) => ({ lastUpdate: { id: 'u', at, by: 'robin' } });

test('whom nobody has asked is not silent: it stands apart, nobody’s are counted', () => {
  const found = silent();
  // 1.1(a) spoke fifteen days ago, 2.1(a) a week ago; 2.2(a) is nobody's, 2.2(b) inherited, 2.2(c) spoke of autumn.
  expect(found.refs).toEqual(['1.1(a)', '1.1(b)', '2.1(b)']);
  expect(headings(found)).toEqual([['not-asked', 3]]);
  expect(found).toMatchObject({ noOwner: 1, told: { silent: 0, asked: 0, since: {} } });
});

test('who was asked two working days ago and has not answered is silent; who was never heard of stands apart', () => {
  // The sample's day is Fri 4 Dec: asked on Wed.
  const milestones = recordWith({
    'milestone-2.1(a)': { askedOn: '2026-12-02' },
    'milestone-1.1(b)': { askedOn: '2026-11-30' },
  });
  const found = silent({}, { milestones });
  expect(headings(found)).toEqual([
    ['never-heard', 1],
    ['unanswered', 1],
    ['not-asked', 2],
  ]);
  expect(found.rows.map(({ ref }) => ref).slice(0, 2)).toEqual(['1.1(b)', '2.1(a)']);
  expect(found.told).toMatchObject({
    silent: 2,
    since: { 'milestone-1.1(b)': '2026-11-30', 'milestone-2.1(a)': '2026-12-02' },
  });
});

test('nobody is accused because of a card of this morning, or of yesterday', () => {
  for (const askedOn of ['2026-12-03', SAMPLE_DAY]) {
    const found = silent({}, { milestones: recordWith({ 'milestone-2.1(a)': { askedOn } }) });
    expect(found.refs).not.toContain('2.1(a)');
    expect(found.told).toMatchObject({ silent: 0, asked: 1 });
  }
});

test('who is asked again is silent since the first card without an answer', () => {
  const again = { askedOn: SAMPLE_DAY, askedFrom: '2026-11-27' };
  // It was answered on that Friday: what is asked today has time.
  expect(silent({}, { milestones: recordWith({ 'milestone-2.1(a)': again }) }).told).toMatchObject({
    silent: 0,
    asked: 1,
  });
  const quiet = { ...again, ...answered('2026-11-20T10:00:00Z') };
  const since = silent({}, { milestones: recordWith({ 'milestone-2.1(a)': quiet }) });
  expect(since.told.since).toEqual({ 'milestone-2.1(a)': '2026-11-27' });
});

test.each([
  ['a word of how it goes', answered('2026-12-01T16:00:00Z')],
  ['more time asked for', { answeredOn: '2026-12-01' }],
])('%s is an answer', (_, over) => {
  const milestones = recordWith({ 'milestone-2.1(a)': { askedOn: '2026-12-01', ...over } });
  const found = silent({}, { milestones });
  expect([found.refs.includes('2.1(a)'), found.told.silent]).toEqual([false, 0]);
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
