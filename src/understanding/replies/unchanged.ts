/** Parser: "no change", which repeats the last status and counts as an update; "ongoing" only hints at it. */

import { claimed, type Mark, type Parser } from '../mark.ts';
import { wordCount } from '../phrase.ts';
import { clausesOf } from './clauses.ts';
import { respelt } from './respelt.ts';

const OPENING = `(?:(?:hi|hello|hey|oh|no|yes|ok|well|sorry|apologies|update|status|it's|its|it is|that's|still|just|really|all|very much|pretty much|there's|there is|there has been|there's been|we have|we've|i have|i've|had|got|have|has been|been|the|action|this one|this|is|as|i'm afraid)\\s+|${claimed('item')}\\s*)*`;
const SAME = `(?:nothing (?:more |else |further )?(?:until|till?|'til)(?= )(?: (?:the|our|a|next|one|meeting|then|round|board))*|nothing (?:to )?add(?:ed)? to (?:what|my|that|the)\\b[^\\n]{0,60}|no (?:real |further |significant |major )?changes?|(?:nothing|nowt|nothin|nil|not (?:a lot|much|anything)) (?:new |much |further |else |more )?(?:to (?:report|add|update|say|tell|share|flag|note)|new|changed|has changed|happened|has happened|happening|moved|doing)|(?:nothing|nowt)(?: (?:further|more|really|at all|else))?|no (?:real |further )?(?:news|updates?|movement|progress|developments?|difference)|same(?! (?:as|for|with) ${claimed('item')})(?: (?:as|again|position|status|story|old|here|answer))?|as (?:before|b4|last time|was|you were|previously(?: reported)?|per (?:last|previous)(?: (?:time|update|month|report))?)|nil return|unchanged|still the same|not changed|hasn't changed|hasnt changed|haven't changed|hasn't moved|hasnt moved|not moved)`;
const TAIL = `(?:\\s+(?:${claimed('item')}|${claimed('date')}|on|for|with|since|last|time|week|month|term|half[ -]?term|quarter|year|update|round|card|card's|the|a|this|that|these|one|to|report|from|of|in|my|our|me|us|you|end|yet|here|really|then|before|previous|meeting|board|again|here|position|status|i'm afraid|afraid|sadly|unfortunately|we|spoke|i|asked|you|sorry|thanks|thank you|ta|cheers|pls|please|atm|at|moment|present|now|currently|so far))*`;
const CONTINUES =
  '(?:(?:(?:carr(?:ying|ies|y) on|continu(?:es?|ing)|keeps? going|keeping going|going on|goes on|rolling on|rolls on|ticking (?:along|over|on)|running|proceeding) (?:just )?(?:as|like) (?:before|normal|usual|always|ever|it (?:was|is|has been)|we were|last (?:time|month|term)))|on-?going|continu(?:ous|al)|business as usual|bau|rolling(?: programme)?|ongoing (?:work|piece of work|programme))';
/** It cannot be said before something else has happened. */
const CANNOT_SAY =
  "(?:can't|cant|cannot|can not|couldn't|not able to|unable to|hard to|too (?:early|soon) to|(?:a )?(?:bit|little) (?:early|soon) to|impossible to|difficult to|wouldn't like to) (?:really )?(?:say|tell|know|call|comment|judge|answer|update|report)(?: (?:anything|yet|more|much|either way))?";

const SAID = new RegExp(`^${OPENING}${SAME}${TAIL}[\\s=]*$`, 'i');
const HINTED = new RegExp(
  `^${OPENING}(?:${CONTINUES}${TAIL}[\\s=]*$|${CANNOT_SAY}(?=[\\s=]*$| (?:until|till?|'til|before|yet|at|this|now|for)\\b))`,
  'i',
);

export const unchangedWords: Parser = (sight) =>
  clausesOf(sight.left).flatMap((clause): Mark[] => {
    if (wordCount(clause.text) > 40) return [];
    const text = respelt(clause.text);
    const plain = SAID.test(text);
    const match = plain ? null : HINTED.exec(text);
    if (!plain && !match) return [];
    // Behind "can't say" stands what it waits for, which others read.
    const end = match ? Math.min(clause.end, clause.start + match[0].trimEnd().length) : clause.end;
    const how = plain && text === clause.text ? 'said' : 'implied';
    return [{ start: clause.start, end, text: sight.text.slice(clause.start, end), kind: 'unchanged', how }];
  });
