/** Whether an action's progress can be counted, so that a percentage means something. */
import type { Action } from './plan.ts';

/** Numbers behind these name something, and count nothing: "Year 6", "Key Stage 2". */
const NAMES =
  /\b(?:years?|stages?|phases?|tiers?|levels?|parts?|ages?|aged|grades?|sections?|priority|priorities|themes?|annex|objectives?|waves?|terms?|version|act|of|since|by|from|until|to|in)\s+$/i;
const FIGURE =
  /(?<![\d.,/-])(?<figure>\d{1,3}(?:,\d{3})+|\d{1,5})(?<after>\s*%|\s+(?:[\p{L}’'-]+\s+){0,3}?[\p{L}’'-]+s\b)/giu;
/** "Two-year", "0-19", "within 12 weeks": lengths of time and ages are no amount of work. */
const TIME = /^\s+(?:[\p{L}-]+\s+){0,1}(?:days?|weeks?|months?|years?|terms?|hours?|minutes?)\b/iu;
const YEAR = /^(?:19|20)\d\d$/;

/**
 * A measure of its own with a numeric target or a unit, or a figure in the title such as "train 40 SENCOs". What comes
 * round or goes on is answered again and again, and is never so much done.
 */
export function isCountable(action: Pick<Action, 'nature' | 'title' | 'measures'>): boolean {
  if (action.nature !== 'deliverable' && action.nature !== 'outcome') return false;
  if (action.measures.some(({ target, unit }) => target !== null || Boolean(unit))) return true;
  return [...action.title.matchAll(FIGURE)].some(({ index, groups }) => {
    const { figure = '', after = '' } = groups ?? {};
    return (
      !YEAR.test(figure) &&
      Number(figure.replaceAll(',', '')) > 1 &&
      !TIME.test(after) &&
      !NAMES.test(action.title.slice(Math.max(0, index - 20), index))
    );
  });
}
