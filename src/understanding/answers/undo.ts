/** "Undo", "take that back", "that was wrong": the last answer is to stand no more; what stood before it is offered. */
import type { Context } from '../intent.ts';
import { claimed, marksOf, runParsers } from '../mark.ts';
import { ofAll } from '../parsers.ts';
import { phraseOf } from '../phrase.ts';
import type { Lexicon } from '../plan-words/lexicon.ts';

const ITEM = claimed('item');
const LEAD =
  "(?:(?:oops|whoops|sorry|apologies|please|pls|no|oh|ah|wait|hi|ok|okay|actually|hang on|hold on|my mistake|my bad|can (?:you|i|we)|could (?:you|i|we)|i(?:'d| would) like to|i want to|i need to)\\b[ ,!.-]*){0,4}";
const IT = `(?:it|that|this|(?:the|that|this|my)(?: (?:last|latest|previous))?(?: (?:one|update|answer|reply|message|entry|status|word|thing))?|(?:my (?:last )?(?:update|answer|reply) )?(?:of |on |to |for |about )?${ITEM})`;
/** An update, and no action: "delete 3.3b" is a wish to take that out of the plan. */
const ITS_WORD = IT.replace(
  '(?:my (?:last )?(?:update|answer|reply) )?',
  '(?:my (?:last )?(?:update|answer|reply) )',
);
const OF_ITEM = `(?: (?:of|on|to|for|about) ${ITEM})?`;
const END =
  "(?:[ ,]*(?:please|pls|thanks|thank you|sorry|again|now|instead|as it was(?: before)?|to (?:how|what|the way) it (?:was|stood)(?: before)?|to before|i (?:made|pressed|typed|said) (?:a mistake|the wrong (?:one|thing|button))|that(?:'s| is| was) (?:wrong|a mistake)|wrong (?:one|status|button)))*[\\s.!?]*$";
const UNDO = [
  `(?:undo|revert|reverse|un-?do|roll back|retract)(?: ${IT}${OF_ITEM})?`,
  `(?:take|put|roll) ${IT}${OF_ITEM} back`,
  `(?:take|put|roll) back ${IT}${OF_ITEM}`,
  `(?:ignore|disregard) ${IT}${OF_ITEM}`,
  `(?:scrap|scratch|delete|remove|cancel|strike) ${ITS_WORD}${OF_ITEM}`,
  `(?:${IT}${OF_ITEM})(?:'s| is| was) (?:all )?(?:wrong|incorrect|not right|not true|untrue|a mistake|an error|a slip|a typo|not what i meant)`,
  `i(?:'ve| have)? (?:made|got) (?:a (?:mistake|slip)|(?:it|that) wrong)${OF_ITEM}`,
  `(?:i (?:pressed|clicked|tapped|chose|typed) the )?wrong (?:one|action|item|status|button|number|ref)`,
].map((words) => new RegExp(`^${LEAD}${words}${END}`, 'i'));
const LONGEST = 80;

/** The refs that the words name; null where they want something else. */
export function undone(text: string, lexicon: Lexicon, context: Context): { refs: string[] } | null {
  const phrase = text.length > LONGEST ? '' : phraseOf(text);
  if (phrase === '') return null;
  const sight = runParsers(ofAll, { text: phrase, left: phrase, marks: [], lexicon, context });
  if (!UNDO.some((pattern) => pattern.test(sight.left))) return null;
  const refs = marksOf(sight, 'item').flatMap(({ entries }) => entries[0]?.ref ?? []);
  return { refs: [...new Set(refs)] };
}
