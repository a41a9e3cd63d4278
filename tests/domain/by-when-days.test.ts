/** Days, weeks, months and the stretches between them, as a plan's columns have them. Written on 30 November 2026. */
import { readByWhen } from '../../src/domain/by-when.ts';
import { anchorsIn, said, table } from './by-when-sample.ts';

describe('days, in UK order', () => {
  test.each(
    table(`
      31/03/2027                        point 2027-03-31 2027-03-31
      31.3.27                           point 2027-03-31 2027-03-31
      31-03-27                          point 2027-03-31 2027-03-31
      2027-03-31                        point 2027-03-31 2027-03-31
      2027-03-31T00:00:00.000Z          point 2027-03-31 2027-03-31
      31st March 2027                   point 2027-03-31 2027-03-31
      Wednesday 31 March 2027           point 2027-03-31 2027-03-31
      March 31, 2027                    point 2027-03-31 2027-03-31
      27 Mar 27                         point 2027-03-27 2027-03-27
      12-16 June 2027                   window 2027-06-12 2027-06-16
      12th and 13th June 2027           window 2027-06-12 2027-06-13
      01/04/2026 - 31/03/2027           window 2026-04-01 2027-03-31
      1 April 2026 to 31 March 2027     window 2026-04-01 2027-03-31
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));

  test.each(['30 Feb 2027', '31/02/2027', '31 April'])(
    '%s: no such day, so somebody is to say which',
    (words) => {
      expect(readByWhen(words, anchorsIn())).toMatchObject({
        kind: 'vague',
        certainty: 'low',
        confirm: true,
        end: null,
      });
    },
  );
});

describe('weeks are working weeks', () => {
  test.each(
    table(`
      w/c 19 June 2023                  window 2023-06-19 2023-06-23
      W/C Monday 14th June 2027         window 2027-06-14 2027-06-18
      week beginning 14 June 2027       window 2027-06-14 2027-06-18
      week ending 18 June 2027          window 2027-06-14 2027-06-18
      first week of March 2027          window 2027-03-01 2027-03-07
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));
});

describe('months, and pairs of them however they are joined', () => {
  test.each(
    table(`
      September 2008                    point 2008-09-01 2008-09-30
      Sept. 2026                        point 2026-09-01 2026-09-30
      Mar-27                            point 2027-03-01 2027-03-31
      Mar '27                           point 2027-03-01 2027-03-31
      03/2027                           point 2027-03-01 2027-03-31
      03/27                             point 2027-03-01 2027-03-31
      May/June 2008                     window 2008-05-01 2008-06-30
      May- June 2024                    window 2024-05-01 2024-06-30
      November December 2023            window 2023-11-01 2023-12-31
      September – December 2007         window 2007-09-01 2007-12-31
      June, July and August 2027        window 2027-06-01 2027-08-31
      Dec 2026/Jan 2027                 window 2026-12-01 2027-01-31
      Nov – Jan 2027                    window 2026-11-01 2027-01-31
      Sept 2026-Aug 2027                window 2026-09-01 2027-08-31
      Apr 26 - Mar 27                   window 2026-04-01 2027-03-31
      March 2026/27                     point 2027-03-01 2027-03-31
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));

  test('“Oct 26” is October 2026 in a plan of those years, and to be confirmed; in one of 2007 it is a day', () => {
    expect(readByWhen('Oct 26', anchorsIn())).toMatchObject({ end: '2026-10-31', confirm: true });
    expect(said('Oct 26', 'leeds', '2008-02-04')).toBe('point 2007-10-26 2007-10-26');
  });
});

describe('parts of something', () => {
  test.each(
    table(`
      end of March 2027                 point 2027-03-31 2027-03-31
      end March 27                      point 2027-03-31 2027-03-31
      beginning of June 2027            window 2027-06-01 2027-06-07
      early June 2027                   window 2027-06-01 2027-06-10
      mid-June 2027                     point 2027-06-15 2027-06-15
      mid to late June 2027             window 2027-06-16 2027-06-30
      late March 2027                   window 2027-03-21 2027-03-31
      early 2027                        window 2027-01-01 2027-03-31
      late 2027                         window 2027-10-01 2027-12-31
      end of 2027                       point 2027-12-31 2027-12-31
      first half of 2027                window 2027-01-01 2027-06-30
      last quarter of 2027              window 2027-10-01 2027-12-31
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));
});

describe('a deadline has an end alone', () => {
  test.each(
    table(`
      by 31 March 2027                  point - 2027-03-31
      By the 31st of March 2027         point - 2027-03-31
      no later than 31 March 2027       point - 2027-03-31
      Deadline: 31 March 2027           point - 2027-03-31
      by end of March 2027              point - 2027-03-31
      by September 2027                 point - 2027-09-30
      before September 2026             point - 2026-08-31
      in time for September 2027        point - 2027-08-31
      by the start of the autumn term 2026  point - 2026-09-01
      until July 2027                   window - 2027-07-31
      to July 2027                      window - 2027-07-31
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));
});

describe('what opens and does not close', () => {
  test.each(
    table(`
      February 2008 onwards             open-window 2008-02-01 -
      from April 2026                   open-window 2026-04-01 -
      April 2026 +                      open-window 2026-04-01 -
      starting January 2027             open-window 2027-01-01 -
      September 2026 and ongoing        open-window 2026-09-01 -
      after Easter 2027                 open-window 2027-03-30 -
      from September 2026 to July 2027  window 2026-09-01 2027-07-31
      Start: Sept 2026, complete by July 2027  window 2026-09-01 2027-07-31
      Start April 2026 End March 2027   window 2026-04-01 2027-03-31
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));
});

describe('a date without a year is the nearest to the day it was written', () => {
  test.each([
    ['19 June', '2023-06-10', 'point 2023-06-19 2023-06-19'],
    ['w/c 19 June', '2023-06-10', 'window 2023-06-19 2023-06-23'],
    ['by end of March', '2026-11-30', 'point - 2027-03-31'],
    ['by end of March', '2026-06-10', 'point - 2026-03-31'],
    ['May/June', '2027-01-15', 'window 2027-05-01 2027-06-30'],
    ['Dec – Jan', '2026-11-30', 'window 2026-12-01 2027-01-31'],
    ['Sept', '2019-11-11', 'point 2019-09-01 2019-09-30'],
    ['1 January', '2026-12-31', 'point 2027-01-01 2027-01-01'],
    ['29 February', '2023-06-10', 'point 2024-02-29 2024-02-29'],
    ['1/2', '2008-02-04', 'point 2008-02-01 2008-02-01'],
  ])('%s, written on %s', (words, written, short) => {
    expect(said(words, 'none', written)).toBe(short);
    expect(readByWhen(words, anchorsIn('none', written)).confirm).toBe(true);
  });
});

test('of several dates the deadline counts, else the last, and a person is to look', () => {
  expect(readByWhen('Draft in March 2027, final by July 2027', anchorsIn())).toMatchObject({
    end: '2027-07-31',
    certainty: 'low',
    confirm: true,
  });
});

test.each(['March 2027?', 'TBC - March 2027', 'around March 2027', 'subject to funding, March 2027'])(
  '“%s” is less sure than the date alone',
  (words) => {
    expect(readByWhen('March 2027', anchorsIn())).toMatchObject({ certainty: 'high', confirm: false });
    const { certainty, confirm, end } = readByWhen(words, anchorsIn());
    expect({ confirm, end }).toEqual({ confirm: true, end: '2027-03-31' });
    expect(certainty).not.toBe('high');
  },
);
