/** When a measure wants a reading, of whom, and what ends it. */
import { openBook } from '../../../src/domain/book.ts';
import type { Reading } from '../../../src/domain/measure.ts';
import { rhythmOf } from '../../../src/domain/measures/rhythm.ts';
import { measuresWithoutReading, readerOf } from '../../../src/domain/measures/wanted.ts';
import { Measure } from '../../../src/domain/plan.ts';
import { sampleItem, samplePlan, samplePlanHead } from '../../support/sample-plan.ts';

const measure = (over: Partial<Measure> = {}): Measure =>
  Measure.parse({
    id: 'measure-1',
    text: 'Persistent absence falls',
    direction: 'decrease',
    target: null,
    baseline: null,
    frequency: null,
    owner: null,
    readings: [],
    ...over,
  });

const { book: sample } = samplePlan();
const bookWith = (one: Measure, over: Parameters<typeof samplePlanHead>[0] = {}) =>
  openBook(
    samplePlanHead({ goLive: '2025-09-01', ...over }),
    sample.items.map((item) => (item.ref === '2.1' ? { ...item, measures: [one] } : item)),
  );
const wantedOn = (day: string, one: Measure, over: Parameters<typeof samplePlanHead>[0] = {}) =>
  measuresWithoutReading(bookWith(one, over), day).map(({ period, since }) => `${period} since ${since}`);
const given = (reading: Partial<Reading>): Reading => ({ period: '2025/26', value: 21, ...reading });

test.each([
  [null, 'YEARLY'],
  ['termly', 'TERMLY'],
  ['half-termly', 'HALF-TERMLY'],
  ['monthly', 'MONTHLY'],
  ['month on month', 'MONTHLY'],
  ['year on year', 'YEARLY'],
  ['annually (DfE, autumn)', 'YEARLY'],
  ['following September offer', 'YEARLY'],
  ['at statutory collections', 'YEARLY'],
])('the plan’s words %s are read as %s', (frequency, rule) => {
  expect(rhythmOf({ frequency }, sample.plan).rule).toBe(rule);
});

test('"quarterly" keeps its own length', () => {
  expect(rhythmOf({ frequency: 'quarterly' }, sample.plan)).toMatchObject({ rule: null, every: 'P3M' });
});

test('a measure is asked about once its time is over, at its own rhythm', () => {
  expect(wantedOn('2026-08-31', measure())).toEqual([]);
  expect(wantedOn('2026-09-01', measure())).toEqual(['2025-26 since 2026-09-01']);
  expect(wantedOn('2026-12-04', measure({ frequency: 'monthly' }))).toEqual([
    'November 2026 since 2026-12-01',
  ]);
  expect(wantedOn('2026-12-04', measure({ frequency: 'half-termly' }))).toEqual([
    'Autumn 1 2026-27 since 2026-10-24',
  ]);
});

test('what was over before the plan went live is nobody’s to make up for', () => {
  expect(wantedOn('2026-12-04', measure(), { goLive: '2026-11-02' })).toEqual([]);
  expect(wantedOn('2027-09-01', measure(), { goLive: '2026-11-02' })).toEqual(['2026-27 since 2027-09-01']);
});

test('a reading for the time that is asked about ends it, whoever gave it and when', () => {
  expect(wantedOn('2026-12-04', measure({ readings: [given({})] }))).toEqual([]);
  expect(wantedOn('2026-12-04', measure({ readings: [given({ period: 'autumn 2026' })] }))).toEqual([]);
  expect(wantedOn('2026-12-04', measure({ readings: [given({ period: '2023/24' })] }))).toHaveLength(1);
});

test('an interim word on a time that was not over is asked about again, and a late figure of an older time is enough', () => {
  const interim = given({ provisional: true, by: 'alex', at: '2026-03-02T10:00:00.000Z' });
  expect(wantedOn('2026-12-04', measure({ readings: [interim] }))).toHaveLength(1);
  const late = given({ period: '2024/25', by: 'alex', at: '2026-11-02T10:00:00.000Z' });
  expect(wantedOn('2026-12-04', measure({ readings: [late] }))).toEqual([]);
});

test('what was to be achieved and is, is asked about no more', () => {
  const achieved = measure({
    direction: 'achieve',
    readings: [given({ period: '2021/22', value: 'In place' })],
  });
  expect(wantedOn('2026-12-04', achieved)).toEqual([]);
});

test('its own owner is asked, else whoever leads nearest above', () => {
  const book = bookWith(measure());
  const item = book.byRef.get('2.1') ?? null;
  expect(readerOf(book, item, measure())).toBe('person:robin');
  expect(readerOf(book, item, measure({ owner: 'post:attendance-lead' }))).toBe('post:attendance-lead');
  expect(readerOf(book, null, measure())).toBeNull();
  expect(readerOf(book, sampleItem({ ref: '9', title: 'Nobody leads this' }), measure())).toBeNull();
});
