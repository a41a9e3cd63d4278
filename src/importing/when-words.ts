/** The words inside an action that say by when or how often: taken where the source has no column for them. */
import { type Anchors, findByWhen } from '../domain/by-when.ts';

const COUNT = '(?:\\d{1,2}|one|two|three|four|five|six|ten|twelve)';
/** Words that give no day and still say when: kept as they stand, for a person to settle. */
const WITHOUT_A_DAY = [
  `(?:for|over|within|in) the (?:next|first|coming) ${COUNT} (?:years|months|terms|weeks)`,
  '(?:as )?a standard (?:agenda )?item(?: on)?',
  'to attend \\S+(?: \\S+){0,3} meetings?',
  'as part of \\S+(?: \\S+){0,4} meetings',
].map((pattern) => new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'iu'));
const ONGOING = /^(?:to )?continu(?:e|ing)(?: to)?(?![\p{L}])/iu;

const MOST_LETTERS = 1000;

/** The words as they stand, or null. */
export function whenIn(text: string, anchors: Anchors): string | null {
  const start = text.slice(0, MOST_LETTERS);
  const found = findByWhen(start, anchors);
  if (found !== null) return found.text;
  for (const pattern of WITHOUT_A_DAY) {
    const words = pattern.exec(start)?.[0];
    if (words !== undefined) return words;
  }
  return ONGOING.exec(start)?.[0] ?? null;
}
