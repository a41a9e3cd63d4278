/** Reads who goes for good: "I left the council", "I retire on 18 December", "Sam has left the council". */
import type { PlainDate } from '../../domain/plan.ts';
import type { Named } from '../../domain/set-up.ts';
import { DATE } from '../dates/dated.ts';
import { marksOf, type Sight } from '../mark.ts';
import { namedFrom } from '../plan-words/named.ts';
import type { ErrandReader } from './errands.ts';

const HELLO = String.raw`^(?:(?:hi|hello|hey|morning|just|so|please|fyi|sorry|note|heads up|to say|to let you know|that|but|and)[\s,:!-]+)*`;
const END = String.raw`[\s.!]*(?:thanks|thank you|thx|ta|cheers|sorry)?[\s.!]*$`;
const HOUSE =
  '(?:the (?:council|authority|organisation|organization|service|trust|borough|company|nhs|job|post|role)|(?:my|this) (?:job|post|role|council|organisation)|work|here|local government|for good)';
const ON = String.raw`(?:(?:on|at|from|by|after|in|as of|with effect from|this|next|the|end of|at the end of)\s+)*${DATE}`;
const GOES =
  '(?:leaving|retiring|resigning|moving on|finishing|changing jobs?|moving to (?:another|a new|a different) (?:job|post|role|council|authority|organisation|employer)|starting (?:another|a new) job(?: elsewhere)?)';
const WHEN = String.raw`(?:[\s,]+${ON})`;

/** With a house or a day where the word alone may be about the evening or a meeting. */
const going = (is: string, verb: { present: string; has: string; not: string }): string[] => [
  `${is} (?:now |just |soon |sadly )?${GOES}(?: from)?(?: ${HOUSE})${WHEN}?`,
  `${is} (?:now |just |sadly )?(?:leaving|retiring|resigning|moving on|finishing)(?: work)?${WHEN}`,
  `${is} (?:now |soon )?(?:retiring|resigning|changing jobs?)(?: soon)?`,
  `${verb.present}(?: from)?(?: ${HOUSE})?${WHEN}`,
  `${verb.has}(?:now |just |already |recently )*(?:left|quit|resigned from|retired from|gone from) ${HOUSE}${WHEN}?`,
  `${verb.has}(?:now |just |already |recently )*(?:retired|resigned|handed in (?:my|his|her|their) notice|changed jobs|got a new job|left for good)${WHEN}?`,
  `${verb.not} work (?:here|there|for (?:the|this) council|at (?:the|this) council)(?: (?:any ?more|now|any longer))*`,
];

const OWN = new RegExp(
  `${HELLO}(?:${going("(?:i'?m|i am|i'?ll be|i will be)", {
    present: '(?:i |i will |i shall )(?:retire|leave|resign|finish)',
    has: "(?:i have |i've |i )",
    not: "i (?:don'?t|do not|no longer|will not|won'?t)",
  }).join('|')})${END}`,
  'i',
);
const NAME = String.raw`(?<who>[^\s,;:][^,;:\n]{0,60}?)`;
const OTHERS = new RegExp(
  `${HELLO}${NAME}(?:${going("(?:'s| is| will be)", {
    present: ' (?:retires|leaves|resigns|finishes|will retire|will leave)',
    has: "(?:'s | has | )",
    not: " (?:doesn'?t|does not|no longer|won'?t)",
  })
    .concat([
      ' no longer works (?:here|there|for (?:the|this) council|at (?:the|this) council)',
      "(?:'s| has) left",
    ])
    .join('|')})${END}`,
  'di',
);
const NAMES_HOUSE = new RegExp(`\\b${HOUSE}\\b`, 'i');
const LONGEST = 160;

export const readLeaving: ErrandReader = (sight) => {
  const { text, left, context } = sight;
  if (text.length > LONGEST || /\?/.test(text)) return null;
  const day = dayIn(sight);
  // "I'm leaving today" may be about the evening.
  if (OWN.test(left)) return day === context.today && !NAMES_HOUSE.test(text) ? null : gone(null, day);
  // In the answer to a question, and from whoever is no officer, it may be the reason for a delay.
  const mayExplain = context.asked !== null || (context.inHand.length > 0 && !day && !NAMES_HOUSE.test(text));
  if (!context.officer || mayExplain) return null;
  const place = OTHERS.exec(left)?.indices?.groups?.who;
  const who = place && personIn(text.slice(...place), sight);
  return who ? gone(who, day) : null;
};

const gone = (who: Named | null, day: PlainDate | null) =>
  ({ kind: 'errand', plan: null, errand: { do: 'leaving', who, day } }) as const;

/** The last day; of a stretch of days its last. */
const dayIn = (sight: Sight): PlainDate | null => marksOf(sight, 'date')[0]?.days.by ?? null;

function personIn(words: string, { lexicon }: Sight): Named | null {
  const found = namedFrom(words, lexicon, null);
  return found.kind === 'known' && (found.proper || /^\p{L}+$/u.test(words.trim())) && !NOBODYS.test(words)
    ? found.named
    : null;
}

const NOBODYS = /^\s*(?:i|it|this|that|they|he|she|we|you|everyone|everybody|someone|somebody|who|nobody)\b/i;
