import { quiet } from './fixture.ts';
import { found } from './reading.ts';

const days = (text: string, today?: string): string =>
  found('date', text, [], today ? { ...quiet, today } : quiet)
    .map(({ days: { from, to, by } }) => (from === to ? from : `${from}..${to} by ${by}`))
    .join(' | ');

describe('date words, said on Monday 30 November 2026', () => {
  test.each([
    ['12 March', '2027-03-12'],
    ['12th of March', '2027-03-12'],
    ['Fri 4 Dec', '2026-12-04'],
    ['March 12', '2027-03-12'],
    ['12 March 2028', '2028-03-12'],
    ['1/2', '2027-02-01'],
    ['01/12/2026', '2026-12-01'],
    ['1.2.27', '2027-02-01'],
    ['2027-02-01', '2027-02-01'],
    ['30 November', '2026-11-30'],
    ['29 November', '2027-11-29'],
    ['today', '2026-11-30'],
    ['tomorrow', '2026-12-01'],
    ['yesterday', '2026-11-29'],
    ['friday', '2026-12-04'],
    ['Thurs', '2026-12-03'],
    ['last Friday', '2026-11-27'],
    ['last Monday', '2026-11-23'],
    ['next Tuesday', '2026-12-08'],
    ['Friday week', '2026-12-11'],
    ['the 12th', '2026-12-12'],
    ['the 31st', '2026-12-31'],
    ['in a fortnight', '2026-12-14'],
    ['in 2 weeks', '2026-12-14'],
    ['in three months', '2027-02-28'],
    ["two weeks' time", '2026-12-14'],
    ['end of Feb', '2027-02-22..2027-02-28 by 2027-02-28'],
    ['mid May', '2027-05-11..2027-05-20 by 2027-05-15'],
    ['early Jan', '2027-01-01..2027-01-10 by 2027-01-10'],
    ['w/c 19 June', '2027-06-14..2027-06-20 by 2027-06-18'],
    ['week commencing 7 December', '2026-12-07..2026-12-13 by 2026-12-11'],
    ['March', '2027-03-01..2027-03-31 by 2027-03-31'],
    ['in May', '2027-05-01..2027-05-31 by 2027-05-31'],
    ['November', '2026-11-01..2026-11-30 by 2026-11-30'],
    ['Feb 2028', '2028-02-01..2028-02-29 by 2028-02-29'],
    ['march april', '2027-03-01..2027-04-30 by 2027-04-30'],
    ['this week', '2026-11-30..2026-12-06 by 2026-12-04'],
    ['next week', '2026-12-07..2026-12-13 by 2026-12-11'],
    ['next month', '2026-12-01..2026-12-31 by 2026-12-31'],
    ['end of next month', '2026-12-01..2026-12-31 by 2026-12-31'],
  ])('%s is %s', (text, read) => {
    expect(days(text)).toBe(read);
  });

  test('the 31st skips the months that have none', () => {
    expect(days('the 31st', '2026-02-01')).toBe('2026-03-31');
  });

  test.each(['30 Feb', '31 April', '32 March', '30/2', '31/4/2027', '2027-02-30', '29 Feb', 'w/c 30 Feb'])(
    '%s is in no calendar',
    (text) => {
      expect(found('impossible-date', text)).toHaveLength(1);
      expect(days(text)).toBe('');
    },
  );
});

describe('no dates', () => {
  test.each([
    'I may be late',
    'sat down with Sam',
    'ages 16-19',
    'section 175',
    '24/7 of it',
    'took 3 weeks',
    '13/15 returned',
    '1/2 done',
    'the 3rd version',
    'now',
    'at 10am',
    '3.3 is late',
    'half term',
    'year 1',
    '98 of 132',
  ])('%s', (text) => {
    expect(days(text)).toBe('');
  });
});
