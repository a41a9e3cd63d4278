/** The words inside an action that say by when or how often: taken where the source has no column for them. */
import type { PlainDate } from '../domain/plan.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(?:19|20)\\d{2}(?:\\s?[-/–]\\s?(?:20)?\\d{2})?';
const SEASON = '(?:spring|summer|autumn|winter|easter|christmas)(?: (?:half )?term)?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const POINT = `(?:(?:the )?(?:end|start|beginning|middle|close) of )?(?:the )?(?:(?:${DAY} )?${MONTH}\\.?,? ${YEAR}|${SEASON},? ${YEAR}|(?:academic|school|financial) year ${YEAR}|${YEAR}(?: (?:academic|school|financial) year)?)`;
const OFTEN =
  '(?:annual|yearly|half[- ]yearly|six[- ]monthly|termly|half[- ]termly|quarterly|monthly|fortnightly|weekly)';

/** The first that fits counts: what names a day stands before what names an interval. */
const PATTERNS = [
  `(?:by|before|until|no later than|due|from|in|during|over|for|throughout|between|starting|commencing) ${POINT}(?: (?:and|to|until|[-–]) ${POINT}| onwards)?`,
  `by (?:the )?(?:end|start) of (?:the )?(?:${SEASON}|year|term|${MONTH})`,
  `on an? ${OFTEN} basis`,
  `(?:each|every) (?:(?:half[- ])?term|year|month|quarter|week|${SEASON}|${MONTH})`,
  `\\b${OFTEN}(?:ly)?(?: reviews?)?`,
  '(?:for|over|within|in) the (?:next|first|coming) (?:\\d{1,2}|one|two|three|four|five|six|ten|twelve) (?:years|months|terms|weeks)',
  'within (?:\\d{1,2}|one|two|three|four|five|six|twelve) (?:years?|months?|terms?|weeks?)',
  `\\((?:${DAY} )?${MONTH}\\.? ${YEAR}\\)$`,
  'as a standard (?:agenda )?item|a standard (?:agenda )?item on',
].map((pattern) => new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'iu'));

const ONGOING = /^(?:to )?continu(?:e|ing)(?: to)?(?![\p{L}])/iu;

/** The words as they stand, or null. A year in the name of another strategy is no date: only what a preposition leads to is. */
export function whenIn(text: string, _yearOne: PlainDate | null, _written: PlainDate): string | null {
  for (const pattern of PATTERNS) {
    const found = pattern.exec(text);
    if (found !== null) return found[0].replace(/^\(|\)$/g, '').trim();
  }
  return ONGOING.exec(text)?.[0] ?? null;
}
