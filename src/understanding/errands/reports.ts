/** Whether a text says how an action is going: then it asks Waymark for nothing, whatever word it begins with. */
import { claimed, type Sight } from '../mark.ts';

const BEFORE =
  "(?:(?:it|this|that|we|they|which|action|one|is|are|was|be|being|been|has|have|it[’']?s|we[’']?re|all|now|still|so|and|but|therefore|hence|currently|very|nearly|almost|fully|partly|not|yet|looks|looking|going|gone|just|already|broadly|largely|mostly|at present)\\s+)*";
const STATE =
  '(?:on[\\s-]?track|off[\\s-]?track|at[\\s-]?risk|red|amber|green|done|complete[d]?|finished|closed|not\\s+started|started|in\\s+progress|under\\s?way|on-?going|in\\s+hand|in\\s+place|on\\s+hold|stuck|blocked|delayed|slipping|on\\s+(?:time|schedule|target)|to\\s+plan|as\\s+planned|no\\s+change|(?:behind|ahead\\s+of)(?:\\s+schedule)?|\\d{1,3}\\s?(?:%|per\\s?cent)(?:\\s+(?:done|complete|there))?)';
const AFTER =
  '(?:[\\s,]+(?:now|already|so\\s+far|yet|still|overall|here|today|too|as\\s+well|until\\s+then|thanks|thank\\s+you|please))*[\\s.!]*$';

/** The last words of it, apart from what comes before: "..., on track". */
const ENDS = new RegExp(`(?:[,;]\\s*|[.!]\\s+|\\s[-–—]+\\s*)${BEFORE}${STATE}${AFTER}`, 'i');
/** Behind a colon it may be what is asked for: "chase: overdue", "measure 1 of 3.1: green". */
const TOLD = new RegExp(
  `^[^:]{0,80}\\b(?:board|decision[^:]{0,60}|partnership)\\s*:\\s*${BEFORE}${STATE}${AFTER}`,
  'i',
);
const NAMED = new RegExp(claimed('item'));

/** What a board is to read of an action names it; such words may say anything. */
export const saysHowItGoes = ({ text, left }: Sight): boolean =>
  ENDS.test(text) || (TOLD.test(text) && !NAMED.test(left));
