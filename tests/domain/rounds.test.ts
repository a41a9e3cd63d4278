/** The half-termly rounds: when they open, what each leaves unasked, and that there always is a next one. */
import fc from 'fast-check';
import { addDays, daysBetween, isWorkingDay } from '../../src/domain/calendar.ts';
import { roundsFrom, roundsOf } from '../../src/domain/rounds.ts';
import type { TermCalendar } from '../../src/domain/terms.ts';

test('a school year has six rounds, each opened ten working days before its half-term ends', () => {
  expect(roundsOf('england', 2026).map(({ opens, closes }) => `${opens} ${closes}`)).toEqual([
    '2026-10-09 2026-10-23',
    '2026-12-04 2026-12-18',
    '2027-01-29 2027-02-12',
    '2027-03-11 2027-03-25',
    '2027-05-14 2027-05-28',
    '2027-07-07 2027-07-21',
  ]);
});

test('a bank holiday in between opens the round a day earlier', () => {
  // Early May's bank holiday is on the 3rd; a half-term that ends on the 14th has nine working days after the 30th of April.
  const may: TermCalendar = [
    {
      name: 'Summer 2027',
      start: '2027-04-12',
      end: '2027-07-21',
      halfTerm: { start: '2027-05-17', end: '2027-05-21' },
    },
  ];
  expect(roundsOf(may, 2026).find(({ closes }) => closes === '2027-05-14')?.opens).toBe('2027-04-29');
});

test('a plan’s own terms have their own rounds, and England’s follow where they end', () => {
  const own: TermCalendar = [
    {
      name: 'Autumn 2026',
      start: '2026-09-07',
      end: '2026-12-22',
      halfTerm: { start: '2026-11-02', end: '2026-11-06' },
    },
  ];
  const rounds = [...roundsFrom(own, '2026-09-01', '2026-09-01')];
  expect(rounds.slice(0, 3).map(({ opens, closes }) => [opens, closes])).toEqual([
    ['2026-10-16', '2026-10-30'],
    ['2026-12-08', '2026-12-22'],
    ['2027-01-29', '2027-02-12'],
  ]);
});

test('what counts as said since the round before begins on the day after that half-term', () => {
  const [, second] = roundsOf('england', 2026);
  expect(second?.since).toBe('2026-10-24');
});

test('a half-term of less than two weeks is one round from its first day', () => {
  const short: TermCalendar = [
    {
      name: 'Autumn 2026',
      start: '2026-09-07',
      end: '2026-12-18',
      halfTerm: { start: '2026-09-14', end: '2026-09-18' },
    },
  ];
  expect(roundsOf(short, 2026)[0]).toMatchObject({ opens: '2026-09-07', closes: '2026-09-11' });
});

const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n));
const terms: fc.Arbitrary<TermCalendar> = fc.oneof(
  fc.constant<TermCalendar>('england'),
  fc.array(
    fc
      .record({
        start: days,
        long: fc.integer({ min: 0, max: 120 }),
        name: fc.constantFrom('Autumn', 'Term'),
      })
      .map(({ start, long, name }) => ({ name, start, end: addDays(start, long) })),
    { maxLength: 6 },
  ),
);

test('from any day on there is a next round, on working days, and no two overlap', () => {
  fc.assert(
    fc.property(terms, days, (calendar, day) => {
      const rounds = [...roundsFrom(calendar, day, day)];
      expect(rounds.length).toBeGreaterThan(5);
      for (const [place, { opens, closes, since }] of rounds.entries()) {
        expect(closes >= day && opens <= closes).toBe(true);
        expect(isWorkingDay(opens) && isWorkingDay(closes)).toBe(true);
        const next = rounds[place + 1];
        if (calendar !== 'england' || !next) continue;
        expect(next.opens > closes && next.since > closes && opens >= since).toBe(true);
        // Nobody waits for more than a summer.
        expect(daysBetween(closes, next.opens)).toBeLessThan(90);
      }
    }),
  );
});
