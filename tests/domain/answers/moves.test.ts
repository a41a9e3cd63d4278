/** What changed within a period: what came to stand otherwise, not what stands so. */
import type { Past } from '../../../src/domain/answers/asked.ts';
import type { Question } from '../../../src/domain/question.ts';
import { ATTENDANCE, EARLY_YEARS } from '../../support/sample-plan.ts';
import { ask, changed, recordWith, said } from './asking.ts';

const week = { text: 'this week', from: '2026-11-30', to: '2026-12-06' };
const moves = (past: Partial<Past>, filters: Partial<Question> = {}, milestones = recordWith({})) => {
  const { told } = ask('changes', { period: week, ...filters }, { past, milestones });
  if (told.kind !== 'moves') throw new Error(`told of ${told.kind}`);
  return told.moves.map(({ kind, of, from, to }) => [kind, of?.ref ?? null, from, to]);
};
const nothing = { updates: [], changes: [] };

test('without a period it is the last seven days, with what became overdue in them', () => {
  const milestones = recordWith({ 'milestone-2.1(a)': { due: '2026-11-30' } });
  const found = ask('changes', {}, { milestones });
  expect(found.question.period).toEqual({ text: 'the last 7 days', from: '2026-11-28', to: '2026-12-04' });
  // 1.1(a) was overdue before.
  expect(found.told).toMatchObject({ moves: [{ kind: 'newly-overdue', of: { ref: '2.1(a)' } }] });
});

describe('a rating', () => {
  const wasGreen = said('2.1(a)', '2026-11-20', { status: 'on-track' });
  const wentRed = said('2.1(a)', '2026-12-01', { status: 'off-track', reason: 'the printer is closed' });

  test('that went red is told as from what, with its reason', () => {
    expect(moves({ updates: [wentRed, wasGreen] })).toEqual([
      ['gone-red', '2.1(a)', 'on-track', 'off-track'],
    ]);
    const { told } = ask('changes', { period: week }, { past: { updates: [wasGreen, wentRed] } });
    expect(told).toMatchObject({ moves: [{ reason: 'the printer is closed', on: '2026-12-01' }] });
  });

  test('that was red before the week did not go red in it', () => {
    const again = said('2.1(a)', '2026-12-02', { status: 'off-track' });
    const before = said('2.1(a)', '2026-11-20', { status: 'off-track' });
    expect(moves({ updates: [before, again] })).toEqual([]);
  });

  test('that was put right is told as it was meant', () => {
    const slip = said('2.1(a)', '2026-12-01', { status: 'off-track' });
    const right = said('2.1(a)', '2026-12-02', { status: 'at-risk' }, { corrects: slip.id });
    expect(moves({ updates: [wasGreen, slip, right] })).toEqual([
      ['gone-amber', '2.1(a)', 'on-track', 'at-risk'],
    ]);
  });

  test('recovers, is completed, is opened again', () => {
    const updates = [
      said('2.1(a)', '2026-11-20', { status: 'off-track' }),
      said('2.1(a)', '2026-11-30', { status: 'at-risk' }),
      said('2.1(a)', '2026-12-01', { status: 'complete' }),
      said('2.1(a)', '2026-12-02', { status: 'on-track' }),
    ];
    expect(moves({ updates })).toEqual([
      ['completed', '2.1(a)', 'at-risk', 'complete'],
      ['recovered', '2.1(a)', 'off-track', 'at-risk'],
      ['reopened', '2.1(a)', 'complete', 'on-track'],
    ]);
  });

  test('"what went red" leaves out all else, and tells who is red since before', () => {
    const updates = [wasGreen, wentRed, said('1.1(b)', '2026-12-01', { status: 'at-risk' })];
    expect(moves({ updates }, { status: ['off-track'] })).toEqual([
      ['gone-red', '2.1(a)', 'on-track', 'off-track'],
    ]);
    const record = recordWith({ 'milestone-1.1(b)': { status: 'off-track' } });
    const found = ask('changes', { period: week, status: ['off-track'] }, { milestones: record });
    expect(found.counts).toContainEqual({ status: 'off-track', count: 1 });
  });
});

describe('a date that slipped', () => {
  test('is one that an owner expects later than was agreed, or than they expected', () => {
    const left = { status: 'at-risk', percent: null, due: '2026-12-10', forecast: '2027-01-15' } as const;
    const updates = [said('2.1(a)', '2026-12-01', { status: 'at-risk', forecast: '2027-01-15' }, { left })];
    expect(moves({ updates })).toContainEqual(['forecast-moved', '2.1(a)', '2026-12-10', '2027-01-15']);
    const again = said('2.1(a)', '2026-12-02', { status: 'at-risk' }, { left });
    expect(moves({ updates: [...updates, again] })).toHaveLength(2);
  });

  test('is one that a lead moved, with the reason', () => {
    const change = changed({
      what: 'due',
      item: 'item-2.1(a)',
      from: '2026-12-10',
      to: '2027-02-12',
      reason: 'after half term',
    });
    expect(moves({ changes: [change] })).toEqual([['date-moved', '2.1(a)', '2026-12-10', '2027-02-12']]);
  });
});

describe('the plan itself', () => {
  const handed = changed({ what: 'owners', item: 'item-1.1(b)', from: EARLY_YEARS, to: ATTENDANCE });
  const reworded = changed({ what: 'wording', item: 'item-1.1(b)', from: 'a', to: 'b' });
  const held = changed({ what: 'holder', to: 'post:attendance-lead person:sam' });

  test('owners and holders who changed; other edits are counted', () => {
    const past = { changes: [handed, reworded, held] };
    expect(moves(past)).toEqual([
      ['owner', '1.1(b)', EARLY_YEARS, ATTENDANCE],
      ['holder', null, null, 'post:attendance-lead person:sam'],
    ]);
    expect(ask('changes', { period: week }, { past }).told).toMatchObject({ otherEdits: 1 });
  });

  test('what is asked of a part is told of that part alone', () => {
    const past = {
      updates: [said('2.1(a)', '2026-12-01', { status: 'at-risk' })],
      changes: [handed, held],
    };
    expect(moves(past, { items: ['1'] }).map(([, ref]) => ref)).toEqual(['1.1(b)']);
    expect(moves(past, { items: ['2'] }).map(([, ref]) => ref)).toEqual(['2.1(a)']);
  });

  test('what was said and changed before the period is not of it', () => {
    const past = {
      updates: [said('2.1(a)', '2026-11-20', { status: 'at-risk' })],
      changes: [changed({ ...handed, at: '2026-11-20T10:00:00Z' })],
    };
    expect(moves(past)).toEqual([]);
    expect(moves(nothing)).toEqual([]);
  });
});

describe('what slipped', () => {
  const due = (ref: string, from: string | null, to: string | null) =>
    changed({ what: 'due', item: `item-${ref}`, id: `due-${ref}`, from, to });
  const past = {
    updates: [
      said('2.1(a)', '2026-12-01', { status: 'off-track' }),
      said('1.1(b)', '2026-12-02', { status: 'complete' }),
      said(
        '2.2(a)',
        '2026-12-02',
        { forecast: '2027-04-30' },
        { left: { status: 'not-started', percent: null, due: '2027-03-12', forecast: '2027-04-30' } },
      ),
    ],
    changes: [
      due('1.1(a)', '2026-11-25', '2027-01-29'),
      due('2.2(b)', '2026-12-30', '2026-12-20'),
      due('2.2(c)', null, '2027-01-29'),
    ],
  };

  test('is first the dates that moved later, then what went amber or red; nothing else', () => {
    expect(moves(past, { status: ['at-risk', 'off-track'] }).map(([kind, ref]) => [kind, ref])).toEqual([
      ['date-moved', '1.1(a)'],
      ['forecast-moved', '2.2(a)'],
      ['gone-red', '2.1(a)'],
    ]);
  });

  test('has a date that was missed within the period, however it is rated', () => {
    const record = recordWith({ 'milestone-2.1(a)': { due: '2026-12-01', status: 'on-track' } });
    const found = ask('changes', { status: ['at-risk', 'off-track'] }, { milestones: record }).told;
    expect(found).toMatchObject({ moves: [{ kind: 'newly-overdue', of: { ref: '2.1(a)' } }] });
  });

  test('a status alone is what came to stand so, whatever it was before', () => {
    const updates = [
      said('2.1(a)', '2026-11-20', { status: 'off-track' }),
      said('2.1(a)', '2026-12-01', { status: 'at-risk' }),
      said('1.1(b)', '2026-12-02', { status: 'on-track' }),
    ];
    expect(moves({ updates, changes: past.changes }, { status: ['on-track'] })).toEqual([
      ['started', '1.1(b)', 'not-started', 'on-track'],
    ]);
    expect(moves({ updates }, { status: ['off-track'] })).toEqual([]);
  });
});
