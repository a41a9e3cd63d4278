/** A reading as the `understand` command prints it: the question or the reply that it amounts to, field by field. */
import type { One, Reading } from '../understanding/intent.ts';

/** The part of a message with several things in it that comes first of its kind, else the first of all. */
export function partOf(reading: Reading, wanted: (part: One) => boolean): One {
  if (reading.kind !== 'several') return reading;
  const [first] = reading.parts;
  const part = reading.parts.find(wanted) ?? first;
  if (!part) throw new Error('a reading of several parts has none');
  return part;
}
