/** "3.3(b) new date not known yet": an answer that records nothing, whenever it comes. */
import type { Reading } from '../intent.ts';
import { claimed, type Sight } from '../mark.ts';
import { targetsOf } from '../plan-words/targets.ts';

const UNKNOWN = [
  "(?:the |a |its )?(?:new |expected |end )?date(?: is|:)? (?:not|n't|isn't) (?:yet )?(?:known|agreed|set|decided|clear)(?: yet)?",
  '(?:the |a |its )?(?:new |expected |end )?date(?: is|:)? (?:still )?(?:unknown|tb[cad]|to be (?:confirmed|agreed|decided))',
  "(?:i |we )?(?:still )?(?:don'?t|do not) (?:yet )?know (?:the|a|its) (?:new |expected |end )?date(?: yet)?",
  '(?:still )?no (?:new|expected) date(?: yet)?',
].join('|');
const WHOLE = new RegExp(`^(?:${claimed('item')}[\\s,:-]*(?:and )?)*(?:${UNKNOWN})[\\s.!]*$`, 'i');

/** Null when anything else is said. */
export function readDateUnknown(sight: Sight): Reading | null {
  if (sight.text.length > LONGEST || !WHOLE.test(sight.left)) return null;
  const items = targetsOf(sight).about;
  return { kind: 'clarify', ask: 'Thank you. Tell me when you know.', items, suggestions: [] };
}
const LONGEST = 200;
