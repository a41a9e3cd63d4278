/** Years, quarters, terms and holidays: of the words' own kind, or of the plan's. Written on 30 November 2026. */
import { anchorsOf, readByWhen } from '../../src/domain/by-when.ts';
import { anchorsIn, inShort, said, table, WRITTEN } from './by-when-sample.ts';

describe('“2025-26” is the year in which the plan counts, and is to be confirmed', () => {
  test.each([
    ['luton', 'window 2025-09-01 2026-08-31'],
    ['financial', 'window 2025-04-01 2026-03-31'],
    ['none', 'window 2025-09-01 2026-08-31'],
  ] as const)('%s', (plan, short) => {
    for (const words of ['2025-26', '2025/26', '2025/2026', '25/26', '2025 – 26']) {
      expect([words, said(words, plan)]).toEqual([words, short]);
      expect(readByWhen(words, anchorsIn(plan))).toMatchObject({ basis: 'year-convention', confirm: true });
    }
  });

  test('words that say which year need no confirmation', () => {
    for (const [words, short] of table(`
      over the 2021-22 school year      window 2021-09-01 2022-08-31
      Academic year 2026/27             window 2026-09-01 2027-08-31
      AY 2026-27                        window 2026-09-01 2027-08-31
      2026/27 financial year            window 2026-04-01 2027-03-31
      FY26/27                           window 2026-04-01 2027-03-31
    `)) {
      expect([words, said(words, 'financial')]).toEqual([words, short]);
      expect(readByWhen(words, anchorsIn('financial')).confirm).toBe(false);
    }
  });

  test.each(
    table(`
      by the end of 2026/27             point - 2027-08-31
      2026/27 and 2027/28               window 2026-09-01 2028-08-31
      2026-27 to 2028-29                window 2026-09-01 2029-08-31
      from 2026/27                      open-window 2026-09-01 -
      this academic year                window 2026-09-01 2027-08-31
      next academic year                window 2027-09-01 2028-08-31
      by the end of the academic year   point - 2027-08-31
      by the end of the financial year  point - 2027-03-31
      year end                          point 2027-03-31 2027-03-31
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));
});

describe('stretches of years keep the months of the plan where they touch it', () => {
  test.each([
    ['luton', '2024-2027', 'window 2024-09-01 2027-08-31'],
    ['luton', '2027-2030', 'window 2027-09-01 2030-08-31'],
    ['leeds', '2007-2010', 'window 2007-09-01 2010-12-31'],
    ['herefordshire', '2018-21', 'window 2018-09-01 2021-08-31'],
    ['wigan', '2019-2023', 'window 2019-01-01 2023-12-31'],
    ['wigan', 'between 2019 and 2022', 'window 2019-01-01 2022-12-31'],
    ['wigan', '2022 and 2023', 'window 2022-01-01 2023-12-31'],
    ['financial', '2029-2032', 'window 2029-04-01 2032-03-31'],
    ['none', '2026, 2027 and 2028', 'window 2026-01-01 2028-12-31'],
    ['none', '2026-29', 'window 2026-09-01 2029-08-31'],
  ] as const)('%s: %s', (plan, words, short) => expect(said(words, plan)).toBe(short));
});

describe('a year alone is a horizon: by its end, or by the plan’s, where that lies in it', () => {
  test.each([
    ['kirklees', 'BY 2030', 'window 2022-09-01 2030-12-31'],
    ['kirklees', 'by 2025', 'window 2022-09-01 2025-08-31'],
    ['luton', 'by 2027', 'window - 2027-08-31'],
    ['luton', 'for 2027', 'window - 2027-08-31'],
    ['luton', '2040', 'window - 2040-12-31'],
    ['financial', 'by 2029', 'window - 2029-03-31'],
    ['none', 'in 2027', 'window 2027-01-01 2027-12-31'],
    ['none', 'throughout 2027', 'window 2027-01-01 2027-12-31'],
  ] as const)('%s: %s', (plan, words, short) => expect(said(words, plan)).toBe(short));

  test('the by-when of 2030 may be its start or its end: a person says which', () => {
    expect(readByWhen('BY 2030', anchorsIn('kirklees'))).toMatchObject({
      certainty: 'medium',
      confirm: true,
    });
  });
});

describe('quarters', () => {
  test.each(
    table(`
      Q1 2026/27                        window 2026-04-01 2026-06-30
      Q4 26/27                          window 2027-01-01 2027-03-31
      2026/27 Q4                        window 2027-01-01 2027-03-31
      Q1-Q2 2026/27                     window 2026-04-01 2026-09-30
      quarter 2 2026-27                 window 2026-07-01 2026-09-30
      by Q4 2026/27                     point - 2027-03-31
      third quarter of 2026/27          window 2026-10-01 2026-12-31
      Q2 2027                           window 2027-04-01 2027-06-30
      first quarter of 2027             window 2027-01-01 2027-03-31
      Quarter ending June 2027          window 2027-04-01 2027-06-30
      H1 2026/27                        window 2026-04-01 2026-09-30
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));

  test('“Q1” of a financial plan begins in April, of another in January', () => {
    expect(said('Q1 2027', 'financial')).toBe('window 2027-04-01 2027-06-30');
    expect(said('Q1 2027', 'calendar')).toBe('window 2027-01-01 2027-03-31');
    expect(readByWhen('Q1 2027', anchorsIn('calendar')).confirm).toBe(true);
  });
});

describe('terms and half-terms, by England’s dates until the plan gives its own', () => {
  test.each(
    table(`
      Spring term 2027                  window 2027-01-04 2027-03-25
      Spring Term 2026/27               window 2027-01-04 2027-03-25
      2026/27 autumn term               window 2026-09-01 2026-12-18
      Autumn 2                          window 2026-11-02 2026-12-18
      Spring 1 2027                     window 2027-01-04 2027-02-12
      Spring 2 2026/27                  window 2027-02-22 2027-03-25
      Summer 1 and 2 2027               window 2027-04-12 2027-07-21
      Autumn/Spring term 2026-27        window 2026-09-01 2027-03-25
      Autumn 2026 - Spring 2027         window 2026-09-01 2027-03-25
      second half of the summer term 2027  window 2027-06-07 2027-07-21
      by the end of the summer term 2027  point - 2027-07-21
      From Spring Term 2027             open-window 2027-01-04 -
      this term                         window 2026-09-01 2026-12-18
      next half term                    window 2027-01-04 2027-02-12
      by the end of term                point - 2026-12-18
      Term 4 2027                       window 2027-02-22 2027-03-25
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));

  test('England’s dates are to be confirmed; the plan’s own are as good as said', () => {
    const own = anchorsOf(
      {
        terms: [
          {
            name: 'Spring',
            start: '2027-01-05',
            end: '2027-03-19',
            halfTerm: { start: '2027-02-15', end: '2027-02-19' },
          },
        ],
      },
      WRITTEN,
    );
    expect(readByWhen('Spring term 2027', anchorsIn())).toMatchObject({
      basis: 'terms',
      certainty: 'medium',
      confirm: true,
    });
    expect(readByWhen('Spring term 2027', own)).toMatchObject({
      end: '2027-03-19',
      basis: 'terms',
      certainty: 'high',
      confirm: false,
    });
    expect(readByWhen('Autumn term 2027', own)).toMatchObject({ end: '2027-12-17', confirm: true });
  });

  test('“Spring 2027” is the term in a plan of school years, the season in another', () => {
    expect(said('Spring 2027', 'luton')).toBe('window 2027-01-04 2027-03-25');
    expect(said('Spring 2027', 'financial')).toBe('window 2027-03-01 2027-05-31');
    expect(said('Winter 2026/27')).toBe('window 2026-12-01 2027-02-28');
  });
});

describe('by a holiday means the last working day before it', () => {
  test.each([
    ['by Easter 2027', WRITTEN, 'point - 2027-03-25'],
    ['by Christmas', WRITTEN, 'point - 2026-12-24'],
    ['before Christmas 2027', WRITTEN, 'point - 2027-12-24'],
    ['before half term', '2022-01-17', 'point - 2022-02-18'],
    ['by October half term', WRITTEN, 'point - 2026-10-23'],
    ['October half term 2027', WRITTEN, 'window 2027-10-25 2027-10-29'],
    ['over the summer holidays 2027', WRITTEN, 'window 2027-07-22 2027-08-31'],
    ['this half term', '2022-01-17', 'window 2022-01-04 2022-02-18'],
  ])('%s, written on %s', (words, written, short) => expect(said(words, 'none', written)).toBe(short));
});

test('the plan’s years: what was read is the same on whichever day it is read', () => {
  for (const words of ['2024-2027', '2025-26', 'Sept 2026-Aug 2027', 'by 2027', 'Spring term 2027'])
    expect(inShort(readByWhen(words, anchorsIn('luton', '2020-01-01')))).toBe(
      said(words, 'luton', '2030-01-01'),
    );
});
