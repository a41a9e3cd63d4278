/** What stands in the way of an open action, or was asked for it: it is blocked, not to be asked about, to be handed over. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { day } from '../format.ts';
import { handOverInWords } from '../said-words.ts';

/** The day before which its owner asked not to be asked, while that is ahead. */
export const quietUntil = (line: Line, today: PlainDate): PlainDate | null =>
  line.open && line.snoozedUntil !== null && line.snoozedUntil > today ? line.snoozedUntil : null;

/** "to Beth Sample from Thu 1 Jul 2027"; where others read along (`names` is null) nobody is named. */
export function handOverOf(
  line: Line,
  names: ReadonlyMap<string, string> | null,
  today: PlainDate,
): string | null {
  if (!line.open || line.handOver === null) return null;
  return handOverInWords(names === null ? { ...line.handOver, name: null } : line.handOver, today);
}

/** "waiting for others", "not to be asked before Mon 31 May 2027", "to be handed over to Beth Sample": what lists add. */
export function openAsks(line: Line, names: ReadonlyMap<string, string> | null, today: PlainDate): string[] {
  const quiet = quietUntil(line, today);
  const handOver = handOverOf(line, names, today);
  return [
    ...(line.open && line.blocked ? ['waiting for others'] : []),
    // When an owner is asked is between them and Waymark.
    ...(quiet === null || names === null ? [] : [`not to be asked before ${day(quiet, today)}`]),
    ...(handOver === null ? [] : [`its owner wants to hand it over ${handOver}`]),
  ];
}
