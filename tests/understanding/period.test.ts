import { periods } from '../../src/understanding/dates/period.ts';
import { quiet } from './fixture.ts';
import { found } from './reading.ts';

const period = (text: string, today?: string): string =>
  found('period', text, [periods], today ? { ...quiet, today } : quiet)
    .map(({ period: { from, to } }) => `${from ?? ''}..${to ?? ''}`)
    .join(' | ');

describe('the days that a question is about, asked on Monday 30 November 2026', () => {
  test.each([
    ['due this week', '2026-11-30..2026-12-06'],
    ['due next week', '2026-12-07..2026-12-13'],
    ['due this month', '2026-11-01..2026-11-30'],
    ['due in the next 2 weeks', '2026-11-30..2026-12-14'],
    ['due in the next fortnight', '2026-11-30..2026-12-14'],
    ['due within a month', '2026-11-30..2026-12-30'],
    ['in the last 4 weeks', '2026-11-02..2026-11-30'],
    ['due by friday', '2026-11-30..2026-12-04'],
    ['due before Friday', '2026-11-30..2026-12-03'],
    ['due tomorrow', '2026-12-01..2026-12-01'],
    ['due in March', '2027-03-01..2027-03-31'],
    ['due march april', '2027-03-01..2027-04-30'],
    ['due between 1 Dec and 12 Dec', '2026-12-01..2026-12-12'],
    ['due 1 Dec - 12 Dec', '2026-12-01..2026-12-12'],
    ['due after 12 Dec', '2026-12-13..'],
    ['since sept', '2026-09-01..2026-11-30'],
    ['since Thursday', '2026-11-26..2026-11-30'],
    ['due before half term', '2026-11-30..2027-02-12'],
    ['since half term', '2026-11-02..2026-11-30'],
    ['due after half term', '2027-02-22..'],
    ['since Easter', '2026-04-05..2026-11-30'],
    ['by Easter', '2026-11-30..2027-03-28'],
    ['between now and Easter', '2026-11-30..2027-03-28'],
    ['this half term', '2026-11-02..2026-12-18'],
    ['next term', '2027-01-04..2027-03-25'],
    ['due by the summer', '2026-11-30..2027-07-21'],
    ['over the summer', '2027-07-22..2027-08-31'],
    ['25/26', '2025-09-01..2026-08-31'],
    ['what closed in October', '2026-10-01..2026-10-31'],
    ["what's due in October", '2027-10-01..2027-10-31'],
    ['until 31 March', '2026-11-30..2027-03-31'],
    ['from 1 March', '2027-03-01..'],
    ['so far', '..2026-11-30'],
    ['recently', '2026-11-16..2026-11-30'],
  ])('%s', (text, read) => {
    expect(period(text)).toBe(read);
  });

  test('midweek, this week still begins on its Monday', () => {
    expect(period('due this week', '2026-12-03')).toBe('2026-11-30..2026-12-06');
  });
});

describe('no period', () => {
  test.each(['due', "what's coming up", 'due in year 1', 'the next one', 'last time'])('%s', (text) => {
    expect(period(text)).toBe('');
  });
});

test.each(['since last board', 'before the next meeting', 'since cabinet'])(
  '%s: nobody has told us when',
  (text) => {
    expect(found('undated-time', text, [periods])).toHaveLength(1);
  },
);

test('a board paper is not a meeting', () => {
  expect(found('undated-time', 'a line for the board paper', [periods])).toHaveLength(0);
});
