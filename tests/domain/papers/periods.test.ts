/** The periods that reports are about, by England's terms and by a plan's own years. */
import { periodAt, periodOver, postedFrom } from '../../../src/domain/papers/periods.ts';
import { samplePlanHead } from '../../support/sample-plan.ts';

const plan = samplePlanHead();

test('in the middle of a term it is that term; in the holidays the one before', () => {
  expect(periodAt('termly', plan, '2026-12-04')).toEqual({
    key: '2026-27 autumn',
    name: 'Autumn term 2026-27',
    start: '2026-09-01',
    end: '2026-12-18',
  });
  expect(periodAt('termly', plan, '2026-12-29')?.key).toBe('2026-27 autumn');
  expect(periodAt('half-termly', plan, '2026-12-04')).toMatchObject({
    key: '2026-27 autumn 2',
    start: '2026-11-02',
    end: '2026-12-18',
  });
});

test('a report is about a period that is over, and is posted from the day after', () => {
  expect(periodOver('termly', plan, '2026-12-18')?.key).toBe('2025-26 summer');
  const over = periodOver('termly', plan, '2026-12-19');
  expect(over?.key).toBe('2026-27 autumn');
  expect(over && postedFrom(over)).toBe('2026-12-19');
});

test('a year is the school year, unless the plan counts from another day', () => {
  expect(periodAt('yearly', plan, '2026-12-04')).toMatchObject({
    key: '2026-27',
    start: '2026-09-01',
    end: '2027-08-31',
  });
  const april = samplePlanHead({ about: { yearOne: '2025-04-01' } });
  expect(periodAt('yearly', april, '2027-03-31')).toMatchObject({ start: '2026-04-01', end: '2027-03-31' });
  const calendar = samplePlanHead({ about: { period: { start: '2024-01-01', end: '2027-12-31' } } });
  expect(periodAt('yearly', calendar, '2026-12-04')).toMatchObject({ key: '2026', end: '2026-12-31' });
});
