/** Which errand a text asks for: one reader a file, the first that knows it has it. */
import type { Reading } from '../intent.ts';
import type { Sight } from '../mark.ts';
import { readPlainText } from './plain-text.ts';

/** An errand, a question back about one, or null when the text is something else. */
export type ErrandReader = (sight: Sight) => Extract<Reading, { kind: 'errand' | 'clarify' }> | null;

const readers: readonly ErrandReader[] = [readPlainText];

export function readErrand(sight: Sight): ReturnType<ErrandReader> {
  for (const read of readers) {
    const reading = read(sight);
    if (reading) return reading;
  }
  return null;
}
