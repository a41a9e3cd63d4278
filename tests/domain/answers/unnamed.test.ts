/** What is quoted in a channel names no colleague. */
import { withoutNames } from '../../../src/domain/answers/unnamed.ts';
import { ask, changed, recordWith, said } from './asking.ts';

const PEOPLE = ['Robin Sample', 'May O’Neill', 'Jo (Josephine) Example', 'x'];
const reasonIn = (reason: string) =>
  withoutNames(ask('overdue', {}, { milestones: recordWith({ 'milestone-1.1(a)': { reason } }) }), PEOPLE)
    .rows[0]?.reason;

test.each([
  ['waiting for Robin Sample to sign', 'waiting for a colleague to sign'],
  ['Robin’s team is short', 'A colleague’s team is short'],
  ['Mrs. Sample is away', 'A colleague is away'],
  ['waiting for May O’Neill', 'waiting for a colleague'],
  ['Jo said (twice) no', 'A colleague said (twice) no'],
])('%s', (said, told) => expect(reasonIn(said)).toBe(told));

test.each([
  'not before May',
  'the Sample Board has to agree',
  'robins nest in the roof',
  'x marks the spot',
  'Joanna of the trust',
])('%s names nobody', (reason) => expect(reasonIn(reason)).toBe(reason));

test('nor do moves, the history and where evidence is kept', () => {
  const past = {
    updates: [
      said('1.1(b)', '2026-12-02', {
        status: 'at-risk',
        reason: 'Robin is off',
        evidence: [{ kind: 'location', what: 'Robin Sample’s desk' }],
      }),
    ],
    changes: [changed({ what: 'due', item: 'item-1.1(b)', reason: 'Robin asked', to: '2027-01-08' })],
  };
  for (const intent of ['changes', 'history'] as const) {
    const told = withoutNames(ask(intent, { items: ['1.1'] }, { past }), PEOPLE).told;
    expect(JSON.stringify(told)).toMatch(/a colleague/i);
    expect(JSON.stringify(told)).not.toMatch(/"reason":"Robin/);
  }
});

test('without anybody known nothing is left out', () => {
  const asked = ask('overdue');
  expect(withoutNames(asked, [])).toEqual(asked);
});
