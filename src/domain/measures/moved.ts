/** Whether a measure has moved, and whether that is the way it should: said of figures alone, never rated. */
import type { Figure } from '../measure.ts';
import type { Measure } from '../plan.ts';
import { amountOf } from './figures.ts';

/** `null` where there is no telling: words, or a figure that is not shown. */
export type Moved = { turn: 'up' | 'down' | 'none'; way: 'right' | 'wrong' | null } | null;

export function movedFrom(
  from: Figure | null,
  to: Figure,
  { direction, target }: Pick<Measure, 'direction' | 'target'>,
): Moved {
  const [before, after] = [amountOf(from), amountOf(to)];
  if (before === null || after === null) return null;
  const turn = after > before ? 'up' : after < before ? 'down' : 'none';
  return { turn, way: wayOf(direction, turn, before, after, amountOf(target)) };
}

function wayOf(
  direction: Measure['direction'],
  turn: 'up' | 'down' | 'none',
  before: number,
  after: number,
  target: number | null,
): 'right' | 'wrong' | null {
  switch (direction) {
    case 'increase':
    case 'at-or-above-comparator':
      return turn === 'none' ? null : turn === 'up' ? 'right' : 'wrong';
    case 'decrease':
    case 'at-or-below-comparator':
    case 'close-gap':
      return turn === 'none' ? null : turn === 'down' ? 'right' : 'wrong';
    case 'maintain':
      return turn === 'none' ? 'right' : null;
    case 'maintain-or-increase':
      return turn === 'down' ? 'wrong' : 'right';
    case 'reach-target': {
      if (target === null || turn === 'none') return null;
      return Math.abs(target - after) < Math.abs(target - before) || (before < target && after >= target)
        ? 'right'
        : 'wrong';
    }
    case 'achieve':
    case 'report':
    case 'qualitative':
      return null;
  }
}
