/** What people wrote is not read in a channel, but for what a lead chose for the board. */
import { type Chosen, withoutWords } from '../../../src/domain/answers/unwritten.ts';
import { ask, changed, recordWith, said } from './asking.ts';

const WRITTEN = 'waiting for Robin Sample to sign';
const MILESTONE = 'milestone-1.1(a)';
const overdue = () => ask('overdue', {}, { milestones: recordWith({ [MILESTONE]: { reason: WRITTEN } }) });
const chosen: Chosen = {
  milestone: MILESTONE,
  ref: '1.1(a)',
  written: WRITTEN,
  told: 'waiting for a signature',
};

test('a reason that nobody chose is left out, and that is known', () => {
  const { answered, kept } = withoutWords(overdue(), []);
  expect(answered.rows.map(({ reason }) => reason)).toEqual(answered.rows.map(() => null));
  expect(kept).toBe(true);
});

test('one that the board was shown is read as the board read it', () => {
  const { answered } = withoutWords(overdue(), [chosen]);
  expect(answered.rows.flatMap(({ reason }) => reason ?? [])).toEqual(['waiting for a signature']);
  const elsewhere = withoutWords(overdue(), [{ ...chosen, milestone: 'milestone-1.1(b)' }]);
  expect(elsewhere.answered.rows.flatMap(({ reason }) => reason ?? [])).toEqual([]);
});

const past = {
  updates: [
    said('1.1(b)', '2026-12-02', {
      status: 'at-risk',
      reason: 'Robin is off',
      evidence: [{ kind: 'location', what: 'Robin Sample’s desk' }],
    }),
  ],
  changes: [
    changed({
      what: 'due',
      item: 'item-1.1(b)',
      reason: 'Robin asked',
      from: '2026-12-04',
      to: '2027-01-08',
    }),
    changed({ what: 'measure', item: 'item-1.1(b)', to: 'reading of autumn 2026: 21%, Robin’s count' }),
  ],
};

test.each(['changes', 'history', 'slippage'] as const)('nor are the words of the %s', (intent) => {
  const asked = ask(intent, { items: ['1.1'] }, { past });
  const { answered, kept } = withoutWords(asked, []);
  expect(JSON.stringify(asked.told)).toMatch(/Robin asked/);
  expect(JSON.stringify(answered.told)).not.toMatch(/Robin (?:is|asked)|Robin’s count/);
  expect(kept).toBe(true);
});

test('where nothing was written nothing is said to be left out', () => {
  const asked = ask('overdue', { items: ['2'] });
  expect(withoutWords(asked, [])).toEqual({ answered: asked, kept: false });
});
