/** A table of counts of children with its total, as others than leads see it: no cell can be worked out from the rest. */
import { NOT_SHOWN } from './small-counts.ts';
import { FEWER } from './small-words.ts';

export type Cell = number | typeof FEWER | typeof NOT_SHOWN;
export type Table = { cells: Cell[]; total: Cell };

const LEAST = 5;
const isSmall = (value: number): boolean => value > 0 && value < LEAST;

/**
 * Counts with their sum (`total` is false where none is shown). A small count is hidden, and with it the next smallest
 * until at least two values remain for every hidden cell; where no other cell is left, the total. Who reads it is
 * taken to know that "fewer than 5" is 1 to 4, and that "not shown" is neither.
 */
export function tableFor(counts: readonly number[], total: boolean): Table {
  const sum = counts.reduce((all, one) => all + one, 0);
  const primary = counts.map(isSmall);
  const hidden = [...primary];
  const seen = (showsTotal: boolean): Table => ({
    cells: counts.map((count, at) => (primary[at] ? FEWER : hidden[at] ? NOT_SHOWN : count)),
    total: showsTotal ? sum : isSmall(sum) ? FEWER : NOT_SHOWN,
  });
  if (!total || !primary.includes(true)) return seen(total && !isSmall(sum));
  if (isSmall(sum)) return seen(false);
  const next = counts
    .map((count, at) => ({ count, at }))
    .filter(({ at }) => !primary[at])
    // A nought beside a hidden cell hides it as well as any, but says least when it stands.
    .sort((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count);
  while (!isSafe(counts, primary, hidden)) {
    const one = next.shift();
    if (!one) return seen(false);
    hidden[one.at] = true;
  }
  return seen(true);
}

/** Whether every hidden cell could hold two values at least, the total and the other cells being known. */
function isSafe(counts: readonly number[], primary: readonly boolean[], hidden: readonly boolean[]): boolean {
  const left = counts.reduce((all, count, at) => all + (hidden[at] ? count : 0), 0);
  const few = primary.filter(Boolean).length;
  const rest = hidden.filter(Boolean).length - few;
  const couldBe = (sum: number, small: number, others: number): boolean => {
    for (let taken = small; taken <= Math.min(sum, small * (LEAST - 1)); taken += 1)
      if (taken === sum || (others > 0 && sum - taken >= LEAST)) return true;
    return false;
  };
  const several = (values: Iterable<number>, small: number, others: number): boolean => {
    let found = 0;
    for (const value of values) {
      if (value <= left && couldBe(left - value, small, others)) found += 1;
      if (found > 1) return true;
    }
    return false;
  };
  return (
    (few === 0 || several([1, 2, 3, 4], few - 1, rest)) &&
    (rest === 0 || several(largerUpTo(left), few, rest - 1))
  );
}

function* largerUpTo(most: number): Generator<number> {
  yield 0;
  for (let value = LEAST; value <= most; value += 1) yield value;
}
