/** Which reading stands, how a figure is read and written, and which way it has moved. */
import type { Reading } from '../../../src/domain/measure.ts';
import { amountOf, figureTyped, figureWritten } from '../../../src/domain/measures/figures.ts';
import { movedFrom } from '../../../src/domain/measures/moved.ts';
import { standingReadings } from '../../../src/domain/measures/readings.ts';
import type { Measure } from '../../../src/domain/plan.ts';
import { samplePlanHead } from '../../support/sample-plan.ts';

const plan = samplePlanHead();
const standing = (...readings: Reading[]): string[] =>
  standingReadings({ readings }, plan).map(({ reading }) => `${reading.period} ${reading.value}`);

test('of one time the newer reading stands, and a final one before a provisional one', () => {
  const provisional = { period: 'autumn 2026', value: 22, provisional: true };
  const final = { period: 'Autumn term 2026', value: 21.3 };
  expect(standing(provisional, final)).toEqual(['Autumn term 2026 21.3']);
  expect(standing(final, provisional)).toEqual(['Autumn term 2026 21.3']);
  expect(standing(final, { ...final, value: 21.4 })).toEqual(['Autumn term 2026 21.4']);
});

test('readings stand in the order of their times, however they came in', () => {
  expect(
    standing(
      { period: 'autumn 2026', value: 3 },
      { period: '2024/25', value: 1 },
      { period: '2025/26', value: 2 },
    ),
  ).toEqual(['2024/25 1', '2025/26 2', 'autumn 2026 3']);
});

test.each([
  ['21.3%', '%', 21.3],
  ['21.3 %', undefined, '21.3 %'],
  ['1,234', undefined, 1234],
  ['-2', undefined, -2],
  ['£1,200', '£', '£1,200'],
  ['three quarters', '%', 'three quarters'],
  ['98 of 132', undefined, '98 of 132'],
  ['In  line with national', undefined, 'In line with national'],
])('%s (measured in %s) is kept as %s', (text, unit, value) => {
  expect(figureTyped(text, { unit })).toBe(value);
});

test('a figure is written with what it is measured in, where that can be read', () => {
  expect(figureWritten(21.3, '%')).toBe('21.3%');
  expect(figureWritten(1234567, undefined)).toBe('1,234,567');
  expect(figureWritten(249, 'new places')).toBe('249 new places');
  expect(figureWritten(45, 'count of children recorded CME')).toBe('45');
  expect(amountOf('21.3%')).toBe(21.3);
  expect(amountOf('in line')).toBeNull();
});

const way = (
  direction: Measure['direction'],
  from: number | string,
  to: number | string,
  target: number | null = null,
) => movedFrom(from, to, { direction, target })?.way;

test.each([
  ['decrease', 23, 21, null, 'right'],
  ['decrease', 21, 23, null, 'wrong'],
  ['increase', 21, 23, null, 'right'],
  ['increase', 21, 21, null, null],
  ['maintain', 21, 21, null, 'right'],
  ['maintain', 21, 22, null, null],
  ['maintain-or-increase', 21, 21, null, 'right'],
  ['maintain-or-increase', 21, 20, null, 'wrong'],
  ['at-or-below-comparator', 21, 20, null, 'right'],
  ['close-gap', 5, 4, null, 'right'],
  ['reach-target', 100, 200, 249, 'right'],
  ['reach-target', 240, 300, 249, 'right'],
  ['reach-target', 240, 200, 249, 'wrong'],
  ['reach-target', 100, 200, null, null],
  ['report', 1, 2, null, null],
] as const)('%s from %d to %d (target %s): %s', (direction, from, to, target, expected) => {
  expect(way(direction, from, to, target)).toBe(expected);
});

test('of words, and of what is not shown, nothing is said', () => {
  expect(movedFrom('fewer than 5', 7, { direction: 'decrease', target: null })).toBeNull();
  expect(movedFrom(7, 'fewer than 5', { direction: 'decrease', target: null })).toBeNull();
});
