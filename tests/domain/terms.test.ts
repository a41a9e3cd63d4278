import { easterOf } from '../../src/domain/calendar.ts';
import {
  halfTermsFrom,
  halfTermsOf,
  schoolYearName,
  schoolYearOf,
  type TermCalendar,
  termAt,
  termsFrom,
  termsOf,
} from '../../src/domain/terms.ts';

const inLine = ({ name, start, end }: { name: string; start: string; end: string }) =>
  `${name}: ${start} ${end}`;

test('Easter, on which the spring turns', () => {
  const known = { 2019: '04-21', 2022: '04-17', 2024: '03-31', 2025: '04-20', 2026: '04-05', 2027: '03-28' };
  for (const [year, day] of Object.entries(known)) expect(easterOf(Number(year))).toBe(`${year}-${day}`);
});

describe('England’s usual terms are those that most councils had', () => {
  test.each([
    [
      2021,
      'Autumn 2021: 2021-09-01 2021-12-17',
      'Spring 2022: 2022-01-04 2022-04-08',
      'Summer 2022: 2022-04-25 2022-07-21',
    ],
    [
      2022,
      'Autumn 2022: 2022-09-01 2022-12-16',
      'Spring 2023: 2023-01-03 2023-03-31',
      'Summer 2023: 2023-04-17 2023-07-21',
    ],
    [
      2024,
      'Autumn 2024: 2024-09-02 2024-12-20',
      'Spring 2025: 2025-01-06 2025-04-04',
      'Summer 2025: 2025-04-22 2025-07-21',
    ],
    [
      2026,
      'Autumn 2026: 2026-09-01 2026-12-18',
      'Spring 2027: 2027-01-04 2027-03-25',
      'Summer 2027: 2027-04-12 2027-07-21',
    ],
  ])('%d', (year, ...terms) => expect(termsOf('england', year).map(inLine)).toEqual(terms));

  test.each([
    ['2021-22', '2021-10-25', '2022-02-21', '2022-05-30'],
    ['2022-23', '2022-10-24', '2023-02-13', '2023-05-29'],
    ['2023-24', '2023-10-23', '2024-02-12', '2024-05-27'],
    ['2024-25', '2024-10-28', '2025-02-17', '2025-05-26'],
    ['2025-26', '2025-10-27', '2026-02-16', '2026-05-25'],
  ])('the half-term breaks of %s begin on these Mondays', (name, ...mondays) => {
    const year = Number(name.slice(0, 4));
    expect(termsOf('england', year).map(({ halfTerm }) => halfTerm.start)).toEqual(mondays);
  });

  test('every year from 1995 to 2095 has six half-terms of four to nine weeks, in order, on weekdays', () => {
    for (let year = 1995; year < 2095; year++) {
      const halves = halfTermsOf('england', year);
      expect(halves.map(({ name }) => name)).toEqual([
        'Autumn 1',
        'Autumn 2',
        'Spring 1',
        'Spring 2',
        'Summer 1',
        'Summer 2',
      ]);
      let before = `${year}-08-31`;
      for (const { start, end, name } of halves) {
        const days = Temporal.PlainDate.from(start).until(end).days;
        expect({ year, name, inOrder: before < start, fits: days >= 26 && days <= 60 }).toEqual({
          year,
          name,
          inOrder: true,
          fits: true,
        });
        for (const day of [start, end]) expect(Temporal.PlainDate.from(day).dayOfWeek).toBeLessThan(6);
        before = end;
      }
      expect(before < `${year + 1}-07-23`).toBe(true);
    }
  });
});

test('a half-term ends on its last day of teaching, the Friday before the break', () => {
  const [first, second] = halfTermsOf('england', 2026);
  expect([first?.end, second?.start]).toEqual(['2026-10-23', '2026-11-02']);
});

test('school years run from September to August', () => {
  expect(schoolYearOf('2026-09-01')).toBe(2026);
  expect(schoolYearOf('2027-08-31')).toBe(2026);
  expect(schoolYearName(2026)).toBe('2026-27');
  expect(schoolYearName(1999)).toBe('1999-00');
});

test('the term of a day, and the ones that come', () => {
  expect(termAt('england', '2026-10-28')?.name).toBe('Autumn 2026');
  expect(termAt('england', '2026-12-25')).toBeNull();
  expect(termsFrom('england', '2026-12-25')[0]?.name).toBe('Spring 2027');
  expect(halfTermsFrom('england', '2026-10-28')[0]?.name).toBe('Autumn 2');
});

describe('a plan’s own terms', () => {
  const own: TermCalendar = [
    {
      name: 'Autumn term',
      start: '2026-09-03',
      end: '2026-12-17',
      halfTerm: { start: '2026-10-19', end: '2026-10-30' },
    },
    { name: 'Spring term', start: '2027-01-05', end: '2027-03-19' },
  ];

  test('count in their year; what they leave open is England’s', () => {
    expect(termsOf(own, 2026).map(inLine)).toEqual([
      'Autumn term: 2026-09-03 2026-12-17',
      'Spring term: 2027-01-05 2027-03-19',
      'Summer 2027: 2027-04-12 2027-07-21',
    ]);
    expect(termsOf(own, 2027)).toEqual(termsOf('england', 2027));
  });

  test('a break of two weeks is honoured; a term without one is split at England’s', () => {
    expect(halfTermsOf(own, 2026).slice(0, 4).map(inLine)).toEqual([
      'Autumn 1: 2026-09-03 2026-10-16',
      'Autumn 2: 2026-11-02 2026-12-17',
      'Spring 1: 2027-01-05 2027-02-12',
      'Spring 2: 2027-02-22 2027-03-19',
    ]);
  });

  test('six short terms are the six half-terms', () => {
    const dates = [
      ['2026-08-31', '2026-10-22'],
      ['2026-11-02', '2026-12-17'],
      ['2027-01-04', '2027-02-11'],
      ['2027-02-22', '2027-04-01'],
      ['2027-04-19', '2027-05-27'],
      ['2027-06-07', '2027-07-21'],
    ] as const;
    const six: TermCalendar = dates.map(([start, end], place) => ({ name: `Term ${place + 1}`, start, end }));
    expect(halfTermsOf(six, 2026).map(({ start, end }) => [start, end])).toEqual(dates);
    expect(termsOf(six, 2026).map(inLine)[0]).toBe('Autumn 2026: 2026-08-31 2026-12-17');
  });
});
