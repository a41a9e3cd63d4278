/** Reads who asks of others' leave: "who is away", "is Alex away", "when is Alex back", "who covers for Alex". */
import type { Named } from '../../domain/set-up.ts';
import type { Sight } from '../mark.ts';
import { namedFrom } from '../plan-words/named.ts';
import type { ErrandReader } from './errands.ts';

const OPENING = String.raw`^(?:(?:so|and|hi|hello|ok|please|can you tell me|tell me|do you know|show me)[\s,]+)*`;
const AWAY =
  '(?:away|absent|on (?:(?:annual|sick|maternity|paternity|parental) )?leave|off(?: work| sick| ill)?(?![\\s-]*(?:track|target|course|schedule|the))|out of (?:the )?office|ooo|on holiday)';
const WHEN =
  '(?:\\s+(?:now|today|tomorrow|at the moment|currently|(?:this|next) week|over (?:christmas|easter|the holidays)|at present))?';
const END = '(?:\\s+please)?[\\s?.!]*$';
const NAME = String.raw`(?<who>[^\s,.;:?][^,.;:?\n]{0,60}?)`;

const ALL = new RegExp(
  `${OPENING}(?:who(?:'s| is| are|s| will be)?(?: all)? ${AWAY}${WHEN}|(?:is )?(?:any(?:one|body)|some(?:one|body)) ${AWAY}${WHEN}|who(?:'s| is| are)? (?:covering|standing in)(?: for (?:whom|who|people))?)${END}`,
  'i',
);
const ONE = new RegExp(
  `${OPENING}(?:is ${NAME} (?:still )?${AWAY}${WHEN})${END}|${OPENING}(?:when (?:is|will) ${NAME.replace('who', 'back')} (?:be )?back(?: at work| in)?)${END}|${OPENING}(?:who(?:'s| is)? (?:covers|covering|stands in|standing in) for ${NAME.replace('who', 'cover')})${END}`,
  'i',
);
/** Nobody's name. */
const NOT_A_PERSON =
  /^(?:(?:the|an?|our|my|any|this|that) .*|it|this|that|they|he|she|we|you|i|me|us|everyone|everybody|anyone|anybody|someone|all|any(?:thing)?|what|which|there)$|\d/i;

export const readWhoIsAway: ErrandReader = (sight) => {
  const { text, context } = sight;
  if (context.asked !== null || text.length > LONGEST) return null;
  if (ALL.test(text)) return asked(null);
  const groups = ONE.exec(text)?.groups;
  const words = groups?.who ?? groups?.back ?? groups?.cover;
  const who = words === undefined ? null : personIn(words, sight);
  return who && asked(who);
};

const LONGEST = 120;

const asked = (who: Named | null) =>
  ({ kind: 'errand', plan: null, errand: { do: 'who-is-away', who } }) as const;

/** What is only said of people; a course may be "off", too. */
const SURELY = /\b(?:away|leave|holiday|covers|covering|sick)\b/i;

/** A post, an address, or what is written as names are. */
function personIn(words: string, { text, lexicon }: Sight): Named | null {
  const found = namedFrom(words, lexicon, null);
  if (found.kind !== 'known') return null;
  if (found.named.kind === 'name' && NOT_A_PERSON.test(words.trim())) return null;
  return found.proper || found.named.kind !== 'name' || SURELY.test(text) ? found.named : null;
}
