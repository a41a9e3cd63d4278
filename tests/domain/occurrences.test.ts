import { readByWhen } from '../../src/domain/by-when.ts';
import { nextCheckIn, type Occurrence, occurrencesOf } from '../../src/domain/occurrences.ts';
import { anchorsIn } from './by-when-sample.ts';

/** What the words mean, between two days: 30 November 2026 and the end of January 2028 unless said. */
const ofWords = (words: string, from = '2026-11-30', to = '2028-01-31'): Occurrence[] =>
  occurrencesOf(readByWhen(words, anchorsIn()), 'england', from, to);
const dues = (words: string, from?: string, to?: string) => ofWords(words, from, to).map(({ due }) => due);
const labels = (words: string, from?: string, to?: string) =>
  ofWords(words, from, to).map(({ label }) => label);

test('half-termly: each half-term of the school year, due on its last day', () => {
  const found = ofWords('half-termly', '2026-09-01', '2027-08-31');
  expect(found.map(({ key }) => key)).toEqual([
    '2026-27/autumn-1',
    '2026-27/autumn-2',
    '2026-27/spring-1',
    '2026-27/spring-2',
    '2026-27/summer-1',
    '2026-27/summer-2',
  ]);
  expect(found[0]).toEqual({
    key: '2026-27/autumn-1',
    label: 'Autumn 1 2026-27',
    start: '2026-09-01',
    due: '2026-10-23',
  });
});

test('termly: three a year', () => {
  expect(dues('termly', '2026-09-01', '2027-08-31')).toEqual(['2026-12-18', '2027-03-25', '2027-07-21']);
  expect(ofWords('termly')[0]).toMatchObject({ key: '2026-27/autumn', label: 'Autumn term 2026-27' });
});

test('monthly: the last day of each month, until the words end it', () => {
  expect(dues('monthly until March 2027')).toEqual([
    '2026-11-30',
    '2026-12-31',
    '2027-01-31',
    '2027-02-28',
    '2027-03-31',
  ]);
  expect(ofWords('monthly')[4]).toEqual({
    key: '2027-03',
    label: 'March 2027',
    start: '2027-03-01',
    due: '2027-03-31',
  });
});

describe('yearly', () => {
  test('in the month that is named', () => {
    expect(ofWords('each September')).toEqual([
      { key: '2027-28', label: 'September 2027', start: '2027-09-01', due: '2027-09-30' },
    ]);
    expect(dues('each February', '2027-01-01', '2028-12-31')).toEqual(['2027-02-28', '2028-02-29']);
  });

  test('on the anniversary of the day that is named', () => {
    expect(dues('annually by 15 May', '2026-11-30', '2029-12-31')).toEqual([
      '2027-05-15',
      '2028-05-15',
      '2029-05-15',
    ]);
    expect(dues('annually until 31 March 2029', '2026-11-30', '2035-01-01')).toEqual([
      '2027-03-31',
      '2028-03-31',
      '2029-03-31',
    ]);
  });

  test('else with the school year', () => {
    expect(ofWords('annual')).toEqual([
      { key: '2026-27', label: '2026-27', start: '2026-09-01', due: '2027-08-31' },
    ]);
    expect(dues('annually from 2027', '2026-01-01', '2028-12-31')).toEqual(['2027-08-31', '2028-08-31']);
  });

  test('keeps its key when somebody settles the month', () => {
    const reading = readByWhen('annual', anchorsIn());
    const keys = (month: number | null) =>
      occurrencesOf({ ...reading, month }, 'england', '2026-09-01', '2028-08-31').map(({ key }) => key);
    expect(keys(3)).toEqual(keys(null));
    expect(keys(10)).toEqual(keys(null));
  });
});

describe('other rhythms', () => {
  test.each([
    ['quarterly', ['2026-12-31', '2027-03-31', '2027-06-30', '2027-09-30', '2027-12-31']],
    ['Quarterly from May 2027', ['2027-07-31', '2027-10-31', '2028-01-31']],
    ['twice a year', ['2026-12-31', '2027-06-30', '2027-12-31']],
    ['each March and September', ['2027-03-31', '2027-09-30']],
    [
      'every 6 weeks',
      [
        '2027-01-01',
        '2027-02-12',
        '2027-03-26',
        '2027-05-07',
        '2027-06-18',
        '2027-07-30',
        '2027-09-10',
        '2027-10-22',
        '2027-12-03',
        '2028-01-14',
      ],
    ],
    ['biennial', []],
  ])('%s', (words, days) => expect(dues(words)).toEqual(days));

  test('are named for people', () => {
    expect(labels('quarterly')[1]).toBe('January to March 2027');
    expect(labels('Quarterly from May 2027').at(-1)).toBe('November 2027 to January 2028');
    expect(labels('fortnightly')[0]).toMatch(/^week of \d{1,2} \w+ 202[67]$/);
    expect(dues('biennial', '2026-01-01', '2031-01-01')).toEqual(['2026-08-31', '2028-08-31', '2030-08-31']);
  });
});

test('what has no rhythm has no occurrences', () => {
  for (const words of ['March 2027', 'ongoing', 'regularly', 'TBC', '']) expect(ofWords(words)).toEqual([]);
});

test('the same occurrence is the same, whichever days are asked about', () => {
  for (const words of [
    'half-termly',
    'termly',
    'monthly',
    'annual',
    'quarterly',
    'weekly',
    'every 5 months',
    'every 7 weeks',
  ]) {
    const wide = new Map(ofWords(words, '2025-01-01', '2029-12-31').map((one) => [one.key, one]));
    for (const from of ['2026-02-28', '2026-11-30', '2027-07-22'])
      for (const one of ofWords(words, from, '2028-03-31')) expect(one).toEqual(wide.get(one.key));
  }
});

test('a rhythm without an end over centuries gives a few hundred, and no more', () => {
  for (const words of ['weekly', 'monthly', 'half-termly', 'every 2 weeks'])
    expect(ofWords(words, '0001-01-01', '9999-12-31')).toHaveLength(400);
  expect(ofWords('monthly', '2027-03-31', '2027-01-01')).toEqual([]);
});

describe('the next check-in is strictly after the day', () => {
  test.each([
    ['HALF-TERMLY', '2026-12-17', '2026-12-18'],
    ['HALF-TERMLY', '2026-12-18', '2027-02-12'],
    ['HALF-TERMLY', '2027-07-30', '2027-10-22'],
    ['TERMLY', '2026-12-18', '2027-03-25'],
    ['MONTHLY', '2027-01-31', '2027-02-28'],
    ['YEARLY', '2026-11-30', '2027-08-31'],
    ['YEARLY', '2027-08-31', '2028-08-31'],
  ] as const)('%s after %s', (rule, after, due) => {
    expect(nextCheckIn(rule, 'england', after).due).toBe(due);
  });
});
