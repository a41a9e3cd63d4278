/** How often, what goes on, and words that want a date which nobody has given. Written on 30 November 2026. */
import { readByWhen } from '../../src/domain/by-when.ts';
import { anchorsIn, said, table } from './by-when-sample.ts';

describe('the four rhythms', () => {
  test.each(
    table(`
      half-termly                       recurrence - - HALF-TERMLY
      half termly                       recurrence - - HALF-TERMLY
      each half term                    recurrence - - HALF-TERMLY
      twice a term                      recurrence - - HALF-TERMLY
      termly                            recurrence - - TERMLY
      on a termly basis                 recurrence - - TERMLY
      every term                        recurrence - - TERMLY
      at the end of each term           recurrence - - TERMLY
      once a term                       recurrence - - TERMLY
      monthly updates                   recurrence - - MONTHLY
      every month                       recurrence - - MONTHLY
      First Monday of each month        recurrence - - MONTHLY
      annual                            recurrence - - YEARLY
      Annual review                     recurrence - - YEARLY
      reviewed annually                 recurrence - - YEARLY
      on an annual basis                recurrence - - YEARLY
      year on year                      recurrence - - YEARLY
      per annum                         recurrence - - YEARLY
      first round of annual evaluation  recurrence - - YEARLY
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));
});

describe('the month or the day of a yearly one', () => {
  test.each(
    table(`
      each September                    recurrence - - YEARLY 9
      Annually in September             recurrence - - YEARLY 9
      Annual - May                      recurrence - - YEARLY 5
      October census each year          recurrence - - YEARLY 10
      following September offer         recurrence - - YEARLY 9
      every autumn term                 recurrence - - YEARLY 12
      Annually from September 2026      recurrence 2026-09-01 - YEARLY 9
      Each year by 31 May               recurrence 2027-05-31 - YEARLY
      Annual report by 31 March 2027    recurrence 2027-03-31 - YEARLY
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));

  test('a yearly one without a month is to be confirmed: somebody knows the month', () => {
    expect(readByWhen('annual', anchorsIn())).toMatchObject({ certainty: 'high', confirm: true });
    expect(readByWhen('each September', anchorsIn())).toMatchObject({ certainty: 'high', confirm: false });
    expect(readByWhen('termly', anchorsIn())).toMatchObject({ certainty: 'high', confirm: false });
  });
});

describe('any other rhythm has its length, and none of the four names', () => {
  test.each(
    table(`
      weekly                            recurrence - - P1W
      every Friday                      recurrence - - P1W
      fortnightly                       recurrence - - P2W
      every 6 weeks                     recurrence - - P6W
      every other month                 recurrence - - P2M
      quarterly                         recurrence - - P3M
      Quarterly (Apr, Jul, Oct, Jan)    recurrence - - P3M
      3 times a year                    recurrence - - P4M
      twice a year                      recurrence - - P6M
      Six-monthly                       recurrence - - P6M
      biennial                          recurrence - - P2Y
      every three years                 recurrence - - P3Y
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));

  test('bi-annual may be twice a year or every two years: to be confirmed', () => {
    expect(readByWhen('bi-annual', anchorsIn())).toMatchObject({
      every: 'P6M',
      certainty: 'medium',
      confirm: true,
    });
  });
});

describe('from when, and until when', () => {
  test.each(
    table(`
      monthly until July 2027           recurrence - 2027-07-31 MONTHLY
      termly from September 2026        recurrence 2026-09-01 - TERMLY
      Quarterly from April 2026         recurrence 2026-04-01 - P3M
      Monthly 2026-2029                 recurrence 2026-01-01 2029-12-31 MONTHLY
      month on month from 2019 – 2022   recurrence 2019-01-01 2022-12-31 MONTHLY
      weekly from January 2027 to March 2027  recurrence 2027-01-01 2027-03-31 P1W
      Annual by 2029                    recurrence - 2029-12-31 YEARLY
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));
});

describe('what comes round in no rhythm that was told', () => {
  test.each([
    'regular',
    'regularly monitored',
    'regular newsletters',
    'a standard item on',
    'to attend MIMS meeting',
    'as part of support and challenge meetings',
    'in all meetings with children and families',
    'at each board meeting',
  ])('%s', (words) => expect(said(words)).toBe('recurrence - -'));
});

describe('what goes on', () => {
  test.each(
    table(`
      ongoing                           continuous - -
      Continue to                       continuous - -
      Continuing to                     continuous - -
      ongoing implementation            continuous - -
      rolling programme                 continuous - -
      daily                             continuous - -
      ongoing to March 2027             continuous - 2027-03-31
      Ongoing (review March 2027)       continuous - 2027-03-31
      Continue to monitor until July 2027  continuous - 2027-07-31
    `),
  )('%s', (words, short) => expect(said(words)).toBe(short));

  test('“continuous professional development” is no duty without an end', () => {
    expect(said('a plan for continuous professional development by March 2027')).toBe('point - 2027-03-31');
  });
});

describe('words that want a date', () => {
  test.each([
    'TBC',
    'tba',
    'to be confirmed',
    'ASAP',
    'immediate',
    'at the earliest opportunity',
    'long term',
  ])('%s', (words) => {
    expect(said(words)).toBe('vague - -');
    expect(readByWhen(words, anchorsIn()).confirm).toBe(true);
  });
  test.each([
    'over time',
    'moving forwards',
    'timely',
    'today and in the future',
    'within statutory timelines',
    'within the specified timeframes',
    'across the year (see calendar of events)',
  ])('%s', (words) => expect(said(words)).toBe('vague - -'));
});

test('an empty cell says nothing, and says so with certainty', () => {
  for (const words of ['', ' ', '-', '–', 'n/a', 'N/A', 'None', '?'])
    expect(readByWhen(words, anchorsIn())).toMatchObject({ kind: 'none', certainty: 'high', confirm: false });
});
