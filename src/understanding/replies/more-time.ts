/** Rows of the forecast parser: more time than agreed ("another fortnight"), counted from the agreed date. */
import { iso } from '../dates/calendar-words.ts';
import { countOf } from '../dates/number-words.ts';
import type { Sight } from '../mark.ts';
import type { Row } from '../parse-table.ts';

const COUNT = '(an?|one|two|three|four|five|six|\\d{1,2}|a couple(?: of)?|couple(?: of)?|a few)';
const UNIT = '(day|week|fortnight|month)s?';
const COUNTED = `(?:about |around |roughly |at least |up to )?${COUNT}\\s+(?:more |extra |further |additional )?${UNIT}`;
const REFUSED = /(?:\bnot?|n't|\bwas|\bwere|\bonly)\s+(?:\w+\s+)?$/i;

const read: Row['read'] = (match, sight) => {
  const words = match.slice(1).filter((part) => part !== undefined);
  const [unit, count] = words.toReversed();
  if (unit === undefined || REFUSED.test(sight.left.slice(Math.max(0, match.index - 20), match.index)))
    return null;
  const day = later(count ?? 'a', unit, sight);
  return day === null ? null : { kind: 'forecast', day, how: 'implied' };
};

/** From the agreed date, or from today where that has passed by more than was asked for; null where none is agreed. */
function later(words: string, unit: string, { context: { due, today } }: Sight): string | null {
  const count = /few/i.test(words) ? 3 : countOf(words.replace(/^couple/i, 'a couple'));
  if (due === null || count === null) return null;
  const length =
    unit.toLowerCase() === 'fortnight' ? { weeks: 2 * count } : { [`${unit.toLowerCase()}s`]: count };
  const from = (day: string): string => iso(Temporal.PlainDate.from(day).add(length));
  return from(due) >= today ? from(due) : from(today);
}

export const moreTime: readonly Row[] = [
  `\\b(?:another|an? extra|an? further|an? additional)\\s+(?:${COUNT}\\s+)?${UNIT}(?!\\s*(?:of|time|'))`,
  `\\b(?:need|needs|want|give me|give us|allow|have|take|takes|requires?|requesting|request)\\s+(?:\\w+\\s+){0,2}?${COUNT}\\s+(?:more|extra|further|additional)\\s+${UNIT}`,
  `\\b${COUNTED}\\s+(?:later|late|longer|over(?:due)?(?= than)|extension|delay|slip(?:page)?)\\b(?!\\s+(?:last|because the))`,
  `\\b(?:slip(?:s|ped|ping)?|delay(?:ed)?|push(?:ed|ing)?(?: it)?(?: back| out)?|put(?: it)? back|mov(?:ed|e|ing)(?: it)?(?: back| out)?|extend(?:ed)?|postponed?|deferr?(?:ed)?)\\s+(?:by |for |back )?${COUNTED}\\b(?!\\s*(?:ago|behind))`,
].map((pattern): Row => ({ pattern: new RegExp(pattern, 'gi'), read }));
