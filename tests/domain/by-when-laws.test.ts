/** Laws of reading by-when: any text at all ends in a value, soon, and the same one each time. */
import fc from 'fast-check';
import { anchorsOf, ByWhenReading, findByWhen, readByWhen } from '../../src/domain/by-when.ts';
import { occurrencesOf } from '../../src/domain/occurrences.ts';

const WORDS =
  'Q1 2026/27|Q3|FY25|2025-26|25/26|2027|2024-2027|Autumn|2|Spring term|summer|half term|half-termly|termly|each|every|year|Year 1|Years|1-3|by|before|after|until|from|to|-|–|/|and|,|(|)|March|may|Sept|31|31/03/2027|31.3.27|w/c|end of|early|mid-|late|start of|the|within|6|months|weeks|next|last|over|for|in|of|academic year|financial year|Easter|Christmas|TBC|ongoing|onwards|annually|monthly|quarterly|twice a|week|once|when|plan|first|half|quarter|term|this|3|12|99|000|29 Feb|pupils|data|strategy'.split(
    '|',
  );
const spaced = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((parts) => parts.join(' '));
const joined = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((parts) => parts.join(''));
const anything = fc.oneof(
  spaced,
  joined,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 5000 }),
);
const date = fc.oneof(
  fc.constantFrom('0001-01-01', '9999-12-31', '2026-11-30', '2028-02-29', '2026-09-01', '2000-01-01'),
  fc
    .integer({ min: 0, max: 40_000 })
    .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString()),
);
const span = fc.tuple(date, date).map(([a, b]) => (a < b ? { start: a, end: b } : { start: b, end: a }));
const terms = fc.oneof(
  fc.constant('england' as const),
  fc.array(
    fc.record({ name: fc.constantFrom('Autumn', 'Spring', 'Term 1', 'Term 4', 'x'), start: date, end: date }),
    {
      maxLength: 8,
    },
  ),
);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const plans = fc.record({
  period: maybe(span),
  delivery: maybe(span),
  yearOne: maybe(date),
  terms: maybe(terms),
});
const runs = (often: number) =>
  process.env.WAYMARK_VERIFY === 'full' ? { numRuns: often * 40 } : { numRuns: often, seed: 7 };

test('whatever stands in a cell ends in a reading of the agreed form', () => {
  fc.assert(
    fc.property(anything, plans, date, (text, plan, written) => {
      const anchors = anchorsOf(plan, written);
      const reading = readByWhen(text, anchors);
      expect(ByWhenReading.safeParse(reading).error).toBeUndefined();
      expect(reading).toEqual(readByWhen(text, anchors));
      const { kind, start, end, rule, every, month } = reading;
      if (start !== null && end !== null) expect(start <= end).toBe(true);
      if (kind === 'point' || kind === 'window') expect(end).not.toBeNull();
      if (kind === 'open-window') expect([start === null, end]).toEqual([false, null]);
      if (kind !== 'recurrence') expect([rule, every, month]).toEqual([null, null, null]);
      if (kind === 'vague' || kind === 'event' || kind === 'none') expect([start, end]).toEqual([null, null]);
    }),
    runs(1500),
  );
}, 120_000);

test('what is found inside a text is its own words, and can be scheduled', () => {
  fc.assert(
    fc.property(anything, plans, date, (text, plan, written) => {
      const found = findByWhen(text, anchorsOf(plan, written));
      if (found === null) return;
      expect(text.includes(found.text)).toBe(true);
      expect(found.text).not.toBe('');
      expect(found.start ?? found.end ?? found.rule ?? found.every).not.toBeNull();
    }),
    runs(800),
  );
}, 120_000);

test('occurrences are due in order, between the days, each under a key of its own', () => {
  fc.assert(
    fc.property(spaced, plans, date, span, (text, plan, written, asked) => {
      const reading = readByWhen(text, anchorsOf(plan, written));
      const found = occurrencesOf(reading, plan.terms ?? 'england', asked.start, asked.end);
      expect(found.length).toBeLessThanOrEqual(400);
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      const days = found.map(({ due }) => due);
      expect(days).toEqual(days.toSorted());
      for (const { due } of found) expect(due >= asked.start && due <= asked.end).toBe(true);
    }),
    runs(800),
  );
}, 120_000);

describe('4,000 letters of the same are read at once', () => {
  const anchors = anchorsOf({ period: { start: '2024-09-01', end: '2027-08-31' } }, '2026-11-30');
  const PIECES =
    'a|2027 |2027, |March |May/|may mid-|year 1 |1-|1/2/|within 6 months of |each |by the end of the |Q1 |Q3,mid-|Autumn 1, |autumn |half term |first half of summer/|term |- |26/27 |2026-|next |to |twice a |as part of a b c |at all a b c |half-|(|.|İ|every two |a week from |from year |standing agenda |the |one |of |years 1, 2, |aged 5 ';
  test.each(PIECES.split('|').map((piece) => [piece]))('%j again and again', (piece) => {
    // An expression that backtracks without end would hang here until the test's own limit.
    const text = piece.repeat(Math.ceil(4000 / piece.length)).slice(0, 4000);
    expect(ByWhenReading.safeParse(readByWhen(text, anchors)).success).toBe(true);
  });
});
