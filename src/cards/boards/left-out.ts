/** What a lead is told of the words that a board will read: numbers that nobody but them can tell the meaning of. */
import { smallNumbersIn } from '../../domain/measures/small-words.ts';
import { listed } from '../format.ts';

/** Numbers without a noun may count children: only who chose the words knows. Empty where there are none. */
export function doubtWords(told: string): string {
  const numbers = smallNumbersIn(told).map((one) => `“${one}”`);
  if (numbers.length === 0) return '';
  const [they, count] = numbers.length === 1 ? ['it', 'counts'] : ['they', 'count'];
  return `The board will read ${listed(numbers)}: if ${they} ${count} children, please put it in other words.`;
}
