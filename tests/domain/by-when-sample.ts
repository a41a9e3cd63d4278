/** The plans whose words the tests of by-when read, and a reading in one line. */
import { type Anchors, anchorsOf, type ByWhenReading, readByWhen } from '../../src/domain/by-when.ts';

const from = (start: string, end: string) => ({ start, end });

/** The five sample plans' own dates, as published. */
export const PLANS = {
  wigan: { period: from('2020-01-01', '2030-12-31'), delivery: from('2021-09-01', '2024-08-31') },
  kirklees: { period: from('2022-09-01', '2025-08-31'), yearOne: '2022-09-01' },
  leeds: { period: from('2007-09-01', '2010-12-31') },
  luton: { period: from('2024-09-01', '2027-08-31') },
  herefordshire: { period: from('2018-09-01', '2021-08-31') },
  /** A plan in financial years, and one in calendar years. */
  financial: { period: from('2026-04-01', '2029-03-31') },
  calendar: { period: from('2026-01-01', '2028-12-31') },
  none: {},
};
export type PlanName = keyof typeof PLANS;

/** A Monday in the autumn term of 2026. */
export const WRITTEN = '2026-11-30';

export const anchorsIn = (plan: PlanName = 'none', written = WRITTEN): Anchors =>
  anchorsOf(PLANS[plan], written);

/** `window 2027-01-04 2027-03-25`, `recurrence - - YEARLY 9`, `none - -` */
export function inShort({ kind, start, end, rule, every, month }: ByWhenReading): string {
  const rhythm = [rule ?? every, month].filter((part) => part !== null);
  return [kind, start ?? '-', end ?? '-', ...rhythm].join(' ');
}

export const said = (text: string, plan: PlanName = 'none', written = WRITTEN): string =>
  inShort(readByWhen(text, anchorsIn(plan, written)));

/** Rows of a table as lines: the words, two blanks or more, and what they say in short. */
export function table(lines: string): [string, string][] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [words = '', short = ''] = line.split(/ {2,}/);
      return [words, short];
    });
}
