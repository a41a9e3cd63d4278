import { dates } from '../../src/understanding/dates/dates.ts';
import { lately } from '../../src/understanding/dates/lately.ts';
import { marksOf, runParsers } from '../../src/understanding/mark.ts';
import { buildLexicon } from '../../src/understanding/plan-words/lexicon.ts';
import { quiet, sampleBook } from './fixture.ts';

const threeYears = {
  ...sampleBook,
  plan: {
    ...sampleBook.plan,
    about: { yearOne: '2022-09-01', period: { start: '2022-09-01', end: '2025-08-31' } },
  },
};
const daysOf = (text: string, today: string, book = sampleBook) => {
  const sight = { text, left: text, marks: [], lexicon: buildLexicon([book]), context: { ...quiet, today } };
  return marksOf(runParsers([dates], sight), 'date').map((mark) => mark.days);
};
const read = (text: string, today = '2026-11-30', book = sampleBook): string =>
  daysOf(text, today, book)
    .map(({ from, to, by, doubt }) => `${from === to ? from : `${from}..${to} by ${by}`}${doubt ? ' ?' : ''}`)
    .join(' | ');

describe('holidays, terms and years, said on Monday 30 November 2026', () => {
  test.each([
    ['Christmas', '2026-12-25'],
    ['after Christmas', '2027-01-04 ?'],
    ['Good Friday', '2027-03-26'],
    ['Easter', '2027-03-28'],
    ['the May bank holiday', '2027-05-03'],
    ["New Year's Eve", '2026-12-31'],
    ['last May', '2026-05-01..2026-05-31 by 2026-05-31'],
    ['next quarter', '2027-01-01..2027-03-31 by 2027-03-31'],
    ['Q1 2028', '2028-01-01..2028-03-31 by 2028-03-31 ?'],
    ['25/26', '2025-09-01..2026-08-31 by 2026-08-31'],
    ['2026-27', '2026-09-01..2027-08-31 by 2027-08-31'],
    ['this academic year', '2026-09-01..2027-08-31 by 2027-08-31'],
    ['next year', '2027-09-01..2028-08-31 by 2028-08-31 ?'],
    ['by 2028', '2028-01-01..2028-12-31 by 2028-12-31 ?'],
    ['half term', '2027-02-15..2027-02-21 by 2027-02-12'],
    ['after half term', '2027-02-22 ?'],
    ['the week before half term', '2027-02-08..2027-02-14 by 2027-02-12'],
    ['this half term', '2026-11-02..2026-12-18 by 2026-12-18'],
    ['next half term', '2027-01-04..2027-02-12 by 2027-02-12'],
    ['feb half term 2028', '2028-02-21..2028-02-27 by 2028-02-18'],
    ['this term', '2026-09-01..2026-12-18 by 2026-12-18'],
    ['next term', '2027-01-04..2027-03-25 by 2027-03-25'],
    ['end of term', '2026-12-12..2026-12-18 by 2026-12-18'],
    ['spring 2', '2027-02-22..2027-03-25 by 2027-03-25'],
    ['autumn term 2027', '2027-09-01..2027-12-17 by 2027-12-17'],
    ['by the summer', '2027-07-22..2027-08-31 by 2027-07-21'],
    ['the summer holidays', '2027-07-22..2027-08-31 by 2027-07-21'],
  ])('%s', (text, days) => {
    expect(read(text)).toBe(days);
  });
});

describe('years of a plan of three years that says what its first one is', () => {
  test.each([
    ['year 1', '2022-09-01..2023-08-31 by 2023-08-31'],
    ['yr 2', '2023-09-01..2024-08-31 by 2024-08-31'],
    ['years 1 to 3', '2022-09-01..2025-08-31 by 2025-08-31'],
    ['end of year 1', '2023-08-25..2023-08-31 by 2023-08-31'],
    ['by 2025', '2025-01-01..2025-08-31 by 2025-08-31 ?'],
    ['by 2030', '2030-01-01..2030-12-31 by 2030-12-31 ?'],
  ])('%s', (text, days) => {
    expect(read(text, '2023-06-12', threeYears)).toBe(days);
  });

  test.each(['year 4', 'year 6', 'year 1 pupils', 'Y1 phonics', '2 yr old places'])(
    '%s: no year of it',
    (text) => {
      expect(read(text, '2023-06-12', threeYears)).toBe('');
    },
  );
});

test('in a plan that does not say, "year 1" is nothing', () => {
  expect(read('year 1')).toBe('');
});

describe('of the past, said on Monday 17 January 2022', () => {
  test.each([
    ['closed in Dec', '2021-12-01'],
    ['met 12th', '2022-01-12'],
    ['went out fri', '2022-01-14'],
    ['since half term', '2021-10-25'],
    ['since Easter', '2021-04-04'],
    ['published 1 Jan', '2022-01-01'],
    ['next week', '2022-01-24'],
  ])('%s', (text, from) => {
    const [days] = daysOf(text, '2022-01-17');
    expect(days && lately(days, '2022-01-17').from).toBe(from);
  });
});
