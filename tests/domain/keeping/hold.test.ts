/** What a hold covers by its days: both ends are among them, and what goes over several days is covered by any. */
import { covers, type Hold } from '../../../src/domain/keeping/hold.ts';

const hold = (from: string | null, to: string | null): Hold => ({
  ...{ id: 'h1', reason: 'FOI 123', plan: null, person: null, from, to },
  ...{ by: 'olu', at: '2030-01-01T09:00:00Z', lifted: null },
});
const on = (from: string, to = from) => [{ from, to }];

test.each([
  ['a day before', '2027-03-01', null, on('2027-02-28'), false],
  ['its first day', '2027-03-01', null, on('2027-03-01'), true],
  ['long after, without an end', '2027-03-01', null, on('2035-01-01'), true],
  ['its last day', null, '2027-03-31', on('2027-03-31'), true],
  ['a day after', null, '2027-03-31', on('2027-04-01'), false],
  ['long before, without a beginning', null, '2027-03-31', on('2020-01-01'), true],
  ['leave that ends within', '2027-03-01', '2027-03-31', on('2027-02-01', '2027-03-01'), true],
  ['leave that begins within', '2027-03-01', '2027-03-31', on('2027-03-31', '2027-05-01'), true],
  ['leave around it', '2027-03-01', '2027-03-31', on('2027-01-01', '2027-12-31'), true],
  ['leave that is over', '2027-03-01', '2027-03-31', on('2027-01-01', '2027-02-28'), false],
  ['one of several days', '2027-03-01', '2027-03-31', [...on('2026-01-01'), ...on('2027-03-05')], true],
  [
    'days before and days after alone',
    '2027-03-01',
    '2027-03-31',
    [...on('2026-01-01'), ...on('2028-01-01')],
    false,
  ],
  ['what has no date', '2027-03-01', '2027-03-31', [], true],
])('%s', (_, from, to, when, held) => {
  expect(covers(hold(from, to), { plan: 'sample', people: [], when })).toBe(held);
});
