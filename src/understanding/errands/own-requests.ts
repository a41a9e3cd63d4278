/** Reads who asks what became of a request of theirs: "did Bola accept 1.6a", "what became of my request". */
import { claimed, marksOf } from '../mark.ts';
import { namedFrom } from '../plan-words/named.ts';
import type { ErrandReader } from './errands.ts';

const OPENING = String.raw`^(?:(?:so|and|hi|hello|ok|please|can you tell me|any idea|do you know)[\s,]+)*`;
const ITEM = claimed('item');
const REQUEST =
  '(?:requests?|wish|(?:more|extra) time|extension|hand[\\s-]?over|new date|sign[\\s-]?off|what i asked(?: for)?)';
const OF = `(?:\\s+for\\s+(?:more\\s+time|a\\s+(?:later|new)\\s+date))?(?:\\s+(?:(?:for|of|about|on|to)\\s+)?${ITEM})?`;
const MINE = `my\\s+${REQUEST}${OF}`;
const DECIDED =
  '(?:accepted|agreed(?: to)?|approved|declined|rejected|refused|decided(?: on)?|answered|granted|signed off)';
const END = '(?:\\s+(?:yet|already|please|at all))*[\\s?.!]*$';
const of = (pattern: string): RegExp => new RegExp(`${OPENING}(?:${pattern})${END}`, 'di');

/** The verb itself is of a request, whoever it is that is named. */
const DECIDES = of(
  `(?:did|has|have)\\s+(?<who>[^\\n?]{1,60}?)\\s+(?:yet\\s+)?(?<verb>accept(?:ed)?|declined?|approved?|reject(?:ed)?|turn(?:ed)? down|agreed?(?:\\s+to)?|decided?(?:\\s+(?:on|about))?|answer(?:ed)?|sign(?:ed)? off)\\s+(?:(?:my|the)\\s+(?:${REQUEST}\\s+(?:for|of|about|on)\\s+)?)?(?:${ITEM}|(?:the|my)\\s+${REQUEST}${OF})(?:'?s\\s+(?:new\\s+)?(?:date|hand[\\s-]?over))?`,
);
const OWN = [
  of(
    `what(?:'s| is| has)?\\s+(?:became|become|happened|happening|come|came|going on)\\s+(?:of|to|with)\\s+${MINE}`,
  ),
  of(`(?:was|is|has|were|have|are)\\s+${MINE}\\s+(?:been\\s+)?${DECIDED}`),
  of(`any\\s+(?:news|answers?|repl(?:y|ies)|decisions?|word)\\s+(?:on|about|to|for|of)\\s+${MINE}`),
  of(`(?:where(?:'s| is)|status of|how is|state of)\\s+${MINE}`),
  of('what (?:did|have) i (?:ask|asked) for|my own requests'),
];
const WHO =
  /^(?:(?:the |my |an? )?(?:leads?|(?:strategy )?officers?|boss|manager)|any(?:one|body)|they|he|she|somebody|someone)$/i;
const PLAIN_VERB = /^(?:accept|declin|approve|reject)/i;

export const readOwnRequests: ErrandReader = (sight) => {
  const { text, left, lexicon } = sight;
  if (text.length > 160) return null;
  const decides = DECIDES.exec(left)?.indices?.groups;
  if (!decides && !OWN.some((pattern) => pattern.test(left))) return null;
  if (decides?.who && decides.verb) {
    const who = text.slice(...decides.who);
    const named = namedFrom(who, lexicon, null);
    const one = WHO.test(who) || (named.kind === 'known' && named.proper);
    // "Have governors agreed 3.3b" asks of the action.
    if (!one && !(PLAIN_VERB.test(text.slice(...decides.verb)) && /^\p{L}+$/u.test(who))) return null;
  }
  const refs = new Set(marksOf(sight, 'item').flatMap(({ entries }) => entries[0]?.ref ?? []));
  const [ref = null, ...others] = refs;
  if (others.length > 0) return null;
  return { kind: 'errand', plan: null, errand: { do: 'own-requests', ref } };
};
