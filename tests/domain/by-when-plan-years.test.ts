/** "Year 1" and its kin, and what is counted from the plan's start, from the written day, or from an event. */
import { anchorsOf, readByWhen } from '../../src/domain/by-when.ts';
import { anchorsIn, said, table, WRITTEN } from './by-when-sample.ts';

describe('the plan’s own years, of a plan whose year one began in September 2022', () => {
  test.each(
    table(`
      Year 1                            window 2022-09-01 2023-08-31
      Yr 3                              window 2024-09-01 2025-08-31
      Y1                                window 2022-09-01 2023-08-31
      Year One                          window 2022-09-01 2023-08-31
      Year 1-2                          window 2022-09-01 2024-08-31
      Years 1-2                         window 2022-09-01 2024-08-31
      Years 1-3                         window 2022-09-01 2025-08-31
      Years 1, 2 and 3                  window 2022-09-01 2025-08-31
      Year 1 to Year 3                  window 2022-09-01 2025-08-31
      from yr 1 to yr 2                 window 2022-09-01 2024-08-31
      in the first 1 to 3 years         window 2022-09-01 2025-08-31
      over the first two years          window 2022-09-01 2024-08-31
      second year of the plan           window 2023-09-01 2024-08-31
      in the first 6 months             window 2022-09-01 2023-02-28
      by end of Year 1                  point - 2023-08-31
      early Year 2                      window 2023-09-01 2023-11-30
      Year 2 Q3                         window 2024-03-01 2024-05-31
      Year 1 onwards                    open-window 2022-09-01 -
      by end of the plan                point - 2025-08-31
    `),
  )('%s', (words, short) => {
    expect(said(words, 'kirklees')).toBe(short);
    expect(readByWhen(words, anchorsIn('kirklees'))).toMatchObject({ certainty: 'medium', confirm: true });
  });

  test('without a year one they are counted from the action plan’s first day, else from the strategy’s', () => {
    expect(readByWhen('Year 1', anchorsIn('kirklees')).basis).toBe('year-one');
    expect(readByWhen('Year 1', anchorsIn('wigan'))).toMatchObject({
      start: '2021-09-01',
      basis: 'plan-start',
    });
    expect(said('Year 2', 'financial')).toBe('window 2027-04-01 2028-03-31');
    const midMonth = anchorsOf({ yearOne: '2026-09-14' }, WRITTEN);
    expect(readByWhen('Year 1', midMonth)).toMatchObject({ start: '2026-09-14', end: '2027-08-31' });
  });

  test('a year that the plan has not, or of no plan at all, is no date', () => {
    expect(said('Year 4', 'kirklees')).toBe('none - -');
    expect(readByWhen('Year 1', anchorsIn())).toMatchObject({ kind: 'vague', end: null, confirm: true });
  });
});

describe('school classes are no years of a plan', () => {
  test.each([
    'Year 7',
    'Y7',
    'year 6/7',
    'Years 7-11',
    'from year 6 to year 7',
    'Year 1 to Year 6',
    'Year 1 pupils',
    'Year 1 phonics screening',
    'Year 2 SATs',
    'second year pupils',
    'Raise attainment of all children in Year 2',
  ])('%s', (words) => expect(said(words, 'kirklees')).toBe('none - -'));
});

describe('the next so many', () => {
  test('years of a plan that lasts as long are that plan', () => {
    expect(said('over the next 3 years', 'wigan')).toBe('window 2021-09-01 2024-08-31');
    expect(said('three-year action plan', 'wigan')).toBe('window 2021-09-01 2024-08-31');
    expect(readByWhen('over the next 3 years', anchorsIn('wigan'))).toMatchObject({
      certainty: 'low',
      basis: 'period',
    });
  });

  test('months in a plan of long ago, or just begun, are counted from its start', () => {
    for (const written of ['2007-08-20', '2007-09-20', '2026-11-30'])
      expect(said('during the next four months', 'leeds', written)).toBe('window 2007-09-01 2007-12-31');
  });

  test('months in a plan that runs are counted from the day they were written', () => {
    expect(said('during the next four months', 'leeds', '2008-02-04')).toBe('window 2008-02-04 2008-06-03');
    expect(said('over the next 12 months')).toBe('window 2026-11-30 2027-11-29');
    expect(said('over the next year')).toBe('window 2026-11-30 2027-11-29');
  });

  test.each(
    table(`
      within 6 months                   window 2026-11-30 2027-05-30
      in the next 6 months              window 2026-11-30 2027-05-30
      in 6 months' time                 window 2026-11-30 2027-05-30
      6 months                          window 2026-11-30 2027-05-30
      3-6 months                        window 2026-11-30 2027-05-30
      within 6 weeks                    window 2026-11-30 2027-01-11
      within a fortnight                window 2026-11-30 2026-12-14
      within 10 working days            window 2026-11-30 2026-12-14
      within 20 working days            window 2026-11-30 2026-12-30
      within two terms                  window 2026-11-30 2027-03-25
      within 6 months of April 2026     window 2026-04-01 2026-10-31
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));
});

describe('what waits for something without a date is no window', () => {
  test.each([
    'within 6 months of approval',
    'within 3 years of starting the programme',
    'within 30 days of the audit',
    '12 months after launch',
    'once children enter care',
    'once child has started mainstream education',
    'after completing school, further and higher education',
    'upon appointment of the new head',
    'as and when required',
  ])('%s', (words) => expect(said(words, 'wigan')).toBe('event - -'));
});

describe('how long a thing lasts, and what lies behind, are no dates', () => {
  test.each([
    'for the next 5 years',
    'three year plans',
    'a 12-month pilot',
    'for 6 weeks',
    'over the last six years',
    'Over the last three years',
    'over recent years',
    '(pre and post pandemic)',
    'post-Covid',
    'Post national lockdowns',
    'compared to prior to interventions',
  ])('%s', (words) => expect(said(words, 'wigan')).toBe('none - -'));

  test('decisions of before the plan, and stretches that began years before it, are other plans’', () => {
    for (const words of ['2004 – 2010', '2004 – 2020', 'agreed in 2004', 'agreed in 2005', 'since 2005'])
      expect([words, said(words, 'leeds')]).toEqual([words, 'none - -']);
    expect(said('agreed in September 2008', 'leeds')).toBe('point 2008-09-01 2008-09-30');
    expect(said('Based on 2019 data', 'wigan')).toBe('window 2019-01-01 2019-12-31');
  });
});
