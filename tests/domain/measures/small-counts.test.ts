/** Counts of one to four children stay with those who lead, and nothing that others see gives them away. */
import fc from 'fast-check';
import {
  countsChildren,
  figureFor,
  measureFor,
  NOT_SHOWN,
  percentTells,
  saidFigureFor,
} from '../../../src/domain/measures/small-counts.ts';
import { type Cell, tableFor } from '../../../src/domain/measures/small-tables.ts';
import { FEWER } from '../../../src/domain/measures/small-words.ts';
import { Measure } from '../../../src/domain/plan.ts';

const measure = (over: Partial<Measure>): Measure =>
  Measure.parse({
    id: 'm',
    text: 'Numbers of children missing education reduce',
    direction: 'decrease',
    target: null,
    baseline: null,
    frequency: null,
    owner: null,
    readings: [],
    ...over,
  });

test.each([
  ['Numbers of children recorded as CME will reduce', 'count of children recorded CME'],
  ['A reduction in the total number of exclusions for children with SEND.', 'count of exclusions'],
  ['Reduction in school moves where bullying is cited', 'count of moves'],
  ['Reduced NEET numbers for children with a social worker', 'count'],
  ['Increase in young people achieving a qualification', undefined],
  ['EHE numbers will reduce', 'count / rate of EHE'],
  ['Fewer cases that escalate', 'escalations into CSC'],
  ['Reduction in the number of permanent exclusions', 'exclusions'],
])('%s (%s) counts children', (text, unit) => {
  expect(countsChildren(measure({ text, unit }))).toBe(true);
});

test.each([
  ['The number of schools achieving accreditation will increase', 'count of schools'],
  ['Audits returned by schools for children', 'audits'],
  ['Persistent absence of pupils', '%'],
  ['Reduced delay to admit children into a school', 'time'],
  ['A plan for children is in place', 'yes/no'],
  ['Reduced number of parents requesting provision', 'count of parents'],
  ['Expenditure on supply staff', '£'],
])('%s (%s) does not', (text, unit) => {
  expect(countsChildren(measure({ text, unit }))).toBe(false);
});

test.each([
  [3, FEWER],
  [1, FEWER],
  [4, FEWER],
  [0, 0],
  [5, 5],
  ['3', FEWER],
  ['3 of 25 (12%)', FEWER],
  ['23 of 25', FEWER],
  ['three pupils', FEWER],
  ['in line with national', 'in line with national'],
])('%s is shown as %s to others, and as it is to those who lead', (value, shown) => {
  expect(figureFor(value, measure({}), 'others')).toBe(shown);
  expect(figureFor(value, measure({}), 'leads')).toBe(value);
});

test('a share is told by its percentage, and not where its count stands beside it', () => {
  const share = measure({ text: 'Children with a plan', unit: '%' });
  expect(figureFor(3, share, 'others')).toBe(3);
  expect(figureFor('3 of 25 (12%)', share, 'others')).toBe(FEWER);
});

test('of an update’s figure neither those counted nor those left are told', () => {
  const said = (value: number, of: number | null, unit = 'children returned') =>
    saidFigureFor({ value, of, target: null, unit }, 'others');
  expect(said(3, 4)).toBe('fewer than 5 children returned');
  expect(said(3, 132)).toBe('fewer than 5 of 132 children returned');
  expect(said(130, 132)).toBe('all but fewer than 5 of 132 children returned');
  expect(said(0, 3)).toBe('none of fewer than 5 children returned');
  expect(said(98, 132)).toBeNull();
  expect(said(98, 132, 'audits returned')).toBeNull();
  expect(said(3, 4, 'audits returned')).toBeNull();
  expect(said(3, 4, 'returned')).toBe('fewer than 5 returned');
  const three = { value: 3, of: 4, target: null, unit: 'children returned' };
  expect(saidFigureFor(three, 'leads')).toBeNull();
  expect(percentTells([three], 'others')).toBe(true);
  expect(percentTells([{ ...three, value: 98, of: 132 }], 'others')).toBe(false);
});

test('of a measure others see one reading a time, and no count of one to four in any place', () => {
  const full = measure({
    baseline: 2,
    readings: [
      { period: '2024/25', value: 12 },
      { period: '2025/26', value: 3, source: 'own list of 3 pupils' },
    ],
  });
  expect(measureFor(full, full.readings, 'others')).toMatchObject({
    baseline: FEWER,
    readings: [{ value: 12 }, { value: FEWER, source: 'own list of fewer than 5 pupils' }],
  });
});

/** All counts that fit what is shown, for a small table. */
function fitting(cells: readonly Cell[], total: Cell, most: number): number[][] {
  const values = (cell: Cell): number[] => {
    if (typeof cell === 'number') return [cell];
    const all = Array.from({ length: most + 1 }, (_, value) => value);
    return all.filter((value) => (cell === FEWER ? value > 0 && value < 5 : value === 0 || value > 4));
  };
  const all = cells.reduce<number[][]>(
    (rows, cell) => rows.flatMap((row) => values(cell).map((value) => [...row, value])),
    [[]],
  );
  const sum = (row: readonly number[]): number => row.reduce((a, b) => a + b, 0);
  return all.filter((row) => {
    if (typeof total === 'number') return sum(row) === total;
    return total === NOT_SHOWN || (sum(row) > 0 && sum(row) < 5);
  });
}

test('whatever the table, at least two values remain for every count that is hidden', () => {
  const tables = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(tables, fc.boolean(), (counts, withTotal) => {
      const { cells, total } = tableFor(counts, withTotal);
      const possible = fitting(cells, total, 20);
      for (const [at, count] of counts.entries()) {
        const cell = cells[at];
        if (count > 0 && count < 5) expect(cell).toBe(FEWER);
        if (typeof cell === 'number') expect(cell).toBe(count);
        else expect(new Set(possible.map((row) => row[at])).size).toBeGreaterThan(1);
      }
    }),
    { numRuns: 300 },
  );
});

test('a table without small counts is shown as it is', () => {
  expect(tableFor([12, 0, 7], true)).toEqual({ cells: [12, 0, 7], total: 19 });
});

test('beside one small count the next smallest is hidden, too', () => {
  expect(tableFor([3, 40, 12], true)).toEqual({ cells: [FEWER, 40, NOT_SHOWN], total: 55 });
});
