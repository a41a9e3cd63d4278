/** What only looks like a date; and the date expression inside a sentence, by its own words. */
import { findByWhen } from '../../src/domain/by-when.ts';
import { anchorsIn, inShort, said, table } from './by-when-sample.ts';

const LOOKS_LIKE = [
  '16-19',
  '14-19 provision',
  '0-25 service',
  '19+',
  'post-16 offer',
  'under 5s',
  '2-year-old',
  '2-4 year olds',
  'three-year-olds',
  'aged 5 to 7',
  '25-30 hours',
  'Key Stage 3',
  'KS4 and 5',
  'section 175',
  's175 audits',
  'Phase 2',
  'Priority 3',
  '3.3(b)',
  '98 of 132',
  '3/5 schools',
  '1/2 of schools',
  '50%',
  '£2030',
  '2,030 pupils',
  '2030 places',
  'Deal 2030',
  'Luton 2040',
  'Vision 2040',
  '2040 Vision',
  'Children and Families Act 2014',
  'KCSIE 2025',
  'the 2021 Census',
  'newly launched 2021 thresholds of need guidance',
  'the Digital Strategy 2019-2024',
  'fixed-term exclusions',
  'terms of reference',
  'in-year fair access',
  'annual leave',
  '200 places per year',
  'a quarter of schools',
  'may be reviewed',
  'schools may need support',
  'march towards excellence',
  'April Smith to lead',
  'spring into action',
  'summer school',
  'room 2027',
  '99/99/9999',
  'review dates are appropriately timed',
];

test.each(LOOKS_LIKE)('%s is no date', (words) => {
  expect(said(words, 'wigan')).toBe('none - -');
  expect(findByWhen(words, anchorsIn('wigan'))).toBeNull();
});

test('what it looks like does not hide the date beside it', () => {
  expect(said('KS4 and 5 2019-2023', 'wigan')).toBe('window 2019-01-01 2023-12-31');
  expect(said('16-19 offer agreed by March 2027')).toBe('point - 2027-03-31');
  expect(said('Year 7 transition plan, Summer term 2027', 'luton')).toBe('window 2027-04-12 2027-07-21');
});

describe('the expression inside a sentence', () => {
  const inside = (text: string) => {
    const found = findByWhen(text, anchorsIn());
    return found && `${found.text} = ${inShort(found)}`;
  };

  test.each(
    table(`
      Complete the annual review of settings  annual = recurrence - - YEARLY
      To be agreed in March 2027 by the board  in March 2027 = point 2027-03-01 2027-03-31
      Publish by 31 March 2027 and review it  by 31 March 2027 = point - 2027-03-31
      Report on a termly basis to the board  on a termly basis = recurrence - - TERMLY
      Establish half termly reports for attendance  half termly = recurrence - - HALF-TERMLY
      Deliver training during the autumn term 2026  during the autumn term 2026 = window 2026-09-01 2026-12-18
      Recruit a lead (May/June 2027)  May/June 2027 = window 2027-05-01 2027-06-30
      Reduce it by 5% by July 2028  by July 2028 = point - 2028-07-31
      Each school to have a lead by September 2027  by September 2027 = point - 2027-09-30
    `),
  )('%s', (text, found) => expect(inside(text)).toBe(found));

  test('its words are the text’s own, dashes, blanks and all', () => {
    expect(inside('Consult, September  –\u00a0December 2026, then decide')).toBe(
      'September  –\u00a0December 2026 = window 2026-09-01 2026-12-31',
    );
  });

  test.each([
    'Continue to robustly monitor',
    'Develop a strategy for the next 5 years',
    'once a child is placed',
    'a regular review',
    'Based on 2019 data, improve outcomes',
    'Improve outcomes as soon as possible',
    '',
  ])('nothing to schedule: %s', (text) => expect(findByWhen(text, anchorsIn('wigan'))).toBeNull());
});
