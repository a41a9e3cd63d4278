import { quiet } from './fixture.ts';
import { found } from './reading.ts';

const days = (text: string, today?: string): string =>
  found('date', text, [], today ? { ...quiet, today } : quiet)
    .map(
      ({ days: { from, to, by, doubt } }) =>
        `${from === to ? from : `${from}..${to} by ${by}`}${doubt ? ' ?' : ''}`,
    )
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
    ['w/c 19 June', '2027-06-14..2027-06-20 by 2027-06-14'],
    ['week commencing 7 December', '2026-12-07..2026-12-13 by 2026-12-07'],
    ['March', '2027-03-01..2027-03-31 by 2027-03-31'],
    ['in May', '2027-05-01..2027-05-31 by 2027-05-31'],
    ['November', '2026-11-01..2026-11-30 by 2026-11-30'],
    ['Feb 2028', '2028-02-01..2028-02-29 by 2028-02-29'],
    ['march april', '2027-03-01..2027-04-30 by 2027-04-30'],
    ['this week', '2026-11-30..2026-12-06 by 2026-12-04'],
    ['next week', '2026-12-07..2026-12-13 by 2026-12-11'],
    ['next month', '2026-12-01..2026-12-31 by 2026-12-31'],
    ['end of next month', '2026-12-25..2026-12-31 by 2026-12-31'],
    ['the second of June', '2027-06-02'],
    ['May twenty-first', '2027-05-21'],
    ['Oct/2', '2027-10-02'],
    ['22 of Jan', '2027-01-22'],
    ['7-Nov-27', '2027-11-07'],
    ['2027/02/01', '2027-02-01'],
    ['02/22/2027', '2027-02-22 ?'],
    ['back on 15', '2026-12-15'],
    ['the first of next month', '2026-12-01'],
    ['10th of next month', '2026-12-10'],
    ['12-14 March', '2027-03-12..2027-03-14 by 2027-03-14'],
    ['12 or 13 March', '2027-03-12..2027-03-13 by 2027-03-13 ?'],
    ['Friday 4 December', '2026-12-04'],
    ['Monday 4 December', '2026-12-04 ?'],
    ['the day after tomorrow', '2026-12-02'],
    ['the day before yesterday', '2026-11-28'],
    ['this morning', '2026-11-30'],
    ['Friday fortnight', '2026-12-18'],
    ['a week on Thursday', '2026-12-10'],
    ['a fortnight tomorrow', '2026-12-15'],
    ['two days after tomorrow', '2026-12-03'],
    ['three weeks from Friday', '2026-12-25'],
    ['two Mondays ago', '2026-11-16'],
    ['Monday after next', '2026-12-14'],
    ['Tuesday of next week', '2026-12-08'],
    ['next week Wednesday', '2026-12-09'],
    ['the week after next', '2026-12-14..2026-12-20 by 2026-12-18'],
    ['the weekend', '2026-12-05..2026-12-06 by 2026-12-06'],
    ['by the weekend', '2026-12-05..2026-12-06 by 2026-12-04'],
    ['first Friday of July', '2027-07-02'],
    ['last Friday of the month', '2026-11-27'],
    ['last day of the month', '2026-11-30'],
    ['last working day of January', '2027-01-29'],
    ['first week of May', '2027-05-01..2027-05-07 by 2027-05-07'],
    ['second half of June', '2027-06-16..2027-06-30 by 2027-06-30'],
    ['end of the week', '2026-12-04'],
    ['early next week', '2026-12-07..2026-12-08 by 2026-12-08'],
    ['end of the month', '2026-11-24..2026-11-30 by 2026-11-30'],
    ['month end', '2026-11-30'],
    ['in 5 working days', '2026-12-07'],
    ['a few weeks from now', '2026-12-21 ?'],
    ['in a week or two', '2026-12-07..2026-12-14 by 2026-12-14 ?'],
    ['3 days ago', '2026-11-27'],
    ['in the next 2 weeks', '2026-11-30..2026-12-14 by 2026-12-14'],
    ['the past fortnight', '2026-11-16..2026-11-30 by 2026-11-30'],
    ['COP Friday', '2026-12-04'],
    ['Tues or Weds', '2026-12-01..2026-12-02 by 2026-12-02 ?'],
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
    'half-termly',
    'each half term',
    'year 1',
    'year 6 pupils',
    '2 year old places',
    'KS4 and 5',
    '1.5 points',
    '24/7',
    '50/50',
    '7/10 schools',
    'score 7/10',
    'Deal 2030',
    'every Monday',
    'on Mondays',
    'we march on',
    'in the sun',
    'ask June',
    'thanks May',
    'passing to April Jones',
    'a week late',
    'need another fortnight',
    'at 3pm',
    'by 5',
    'on 15 schools',
    'early years',
    'long term',
    'Easter egg hunt',
    'summer school',
    'year on year',
    'the other day',
    'next time',
    'week 3',
    '98 of 132',
  ])('%s', (text) => {
    expect(days(text)).toBe('');
  });
});
