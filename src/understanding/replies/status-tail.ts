/** What may follow a status in its clause: a known tail leaves it as it was said, any other one changes it. */
import type { Status } from '../../domain/milestone.ts';
import { claimed } from '../mark.ts';

const DATE = `(?:the\\s+)?${claimed('date')}`;
const COUNT =
  '(?:about |around |at least |another )?(?:an?|\\d{1,3}|one|two|three|four|five|six|a few|a couple of)';
const KNOWN = [
  "(?:now|again|still|yet|thanks|thank you|cheers|please|pls|currently|overall|slightly|badly|really|too|sorry|sadly|unfortunately|i'm afraid|tbh|to be honest|if i'm honest|if im honest|honestly|frankly|basically|today|then|here|back)",
  '(?:a (?:bit|little|lot)|so far|at the moment|at present|right now|for now|as (?:planned|expected|before)|on time|all round|across the board)',
  '(?:with|on|for|re) (?:it|this|that|these|all|everything|all of (?:it|them)|this one|that one)',
  '(?:for|in|on) (?:this|the) (?:half[ -]?term|term|month|quarter|year|round|deadline|timetable|timescales?)',
  '(?:into|to) (?:next|the new|the next) (?:half[ -]?term|term|month|quarter|year|round)',
  'according to (?:the )?(?:plan|schedule)',
  '(?:for|to) (?:completion|delivery|launch)',
  `(?:(?:for|by|until|till|to|in|on|at|from)\\s+)?${DATE}`,
  `(?:(?:on|for|with|re|at|about)\\s+)?(?:${claimed('item')}|${claimed('link')}|${claimed('forecast')}|${claimed('evidence')}|${claimed('percent')})`,
  `(?:by )?${COUNT} (?:day|week|month|term)s?(?: or (?:so|two))?`,
  `to (?:finish|complete|deliver|be (?:done|ready|complete|completed|finished|delivered|in place))(?: (?:it|this))?`,
].join('|');
/** From these words on a reason is given, in whatever words. */
const REASON = '(?:because|due to|owing to|by|as|since|(?:still )?waiting (?:for|on)|awaiting)\\b[^\\n]*';
const DEGREE =
  'of (?:slipping|slippage|missing|delays?|not|being late|failing|overrunning|running)\\b[^\\n]*';

const AS_SAID = new RegExp(`^(?:[\\s=]*(?:${KNOWN})(?![\\w'\\uE000-\\uF8FF-]))*[\\s=]*(?:${REASON})?$`, 'i');
const AT_RISK_OF = new RegExp(`^\\s*${DEGREE}$`, 'i');
/** "On track by Friday" is not on track today. */
const NOT_YET = /^\s*(?:by|from|until|till|as of)\s/i;
const UNDONE =
  /\b(?:if|unless|miss|fail|would|could|should|no longer|not|never|option|or|nor|no more|lose|slip)\b|n't\b/i;
const LOOSE =
  /^\s*(?:with|on|in|at|from|by|for|to|overall|apart|except|after|until|till|pending|given|despite|regarding|about|into|across)\b/i;

/**
 * `tail` is what is left of the clause behind the status, `typed` the same stretch as it was typed.
 * `denied`: the tail takes the status back. Null: the words were no status ("at risk pupils", "slips of paper").
 */
export function readTail(tail: string, typed: string, status: Status): 'said' | 'implied' | 'denied' | null {
  if (status === 'on-track' && NOT_YET.test(typed)) return 'implied';
  if (AS_SAID.test(tail) || AT_RISK_OF.test(tail)) return 'said';
  if (UNDONE.test(tail)) return 'denied';
  return LOOSE.test(tail) ? 'implied' : null;
}
