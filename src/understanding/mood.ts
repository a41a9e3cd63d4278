/** Sentences and their mood: what is asked is never taken for something that was stated. */
import { claimed, HIDDEN, type Sight } from './mark.ts';

export type Sentence = { start: number; end: number; asks: boolean };

const SUBJECT = `(?:i|we|you|they|he|she|it|this|that|these|those|the|there|all|any|our|my|everything|anything|everyone|anyone|${claimed('item')})`;
const ASKING = new RegExp(
  `^(?:(?:and|so|ok|okay|hi|hello|hey|please|pls|just|but|also)\\b[ ,]*)*(?:(?:what|wot|which|who|whose|when|where|how|why)(?:'?s|'?re)?\\b|(?:list|show|find|tell me|give me|get me)\\b|any (?:updates?|news|evidence|progress)\\b|(?:is|are|was|were|has|have|had|did|do|does|will|can|could|should|would|shall|may|isn't|aren't|hasn't|haven't|didn't|can't)\\s+${SUBJECT}(?!'))`,
  'i',
);
/** "Can you mark it as done?" is a polite command. */
const POLITE_COMMAND =
  /^(?:(?:hi|hello|hey|please|pls|ok)\b[ ,]*)*(?:(?:can|could|would|will) (?:you|u|we) )?(?:please |pls |just )*(?:mark|set|put|record|log|change|close|make)\b/i;
const ENDS_ASKING = /\?[\s!?.)"'\p{Extended_Pictographic}]*$/u;

/** Splits at the end of sentences and lines. Refs, dates and links must have been read before: their dots end nothing. */
export function sentencesOf(left: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const match of left.matchAll(/[^\n]+?(?:[.!?]+(?=\s|$)|(?=\n)|$)/g)) {
    const words = match[0].trim();
    if (words === '') continue;
    const asks = !POLITE_COMMAND.test(words) && (ENDS_ASKING.test(words) || ASKING.test(words));
    sentences.push({ start: match.index, end: match.index + match[0].length, asks });
  }
  return sentences;
}

/** The sight with only some of its sentences left to read. */
export function onlySentences(
  sight: Sight,
  sentences: readonly Sentence[],
  wanted: (sentence: Sentence) => boolean,
): Sight {
  let left = sight.left;
  const hidden = sentences.filter((sentence) => !wanted(sentence));
  for (const { start, end } of hidden)
    left = left.slice(0, start) + HIDDEN.repeat(end - start) + left.slice(end);
  const isHidden = (at: number): boolean => hidden.some(({ start, end }) => at >= start && at < end);
  return { ...sight, left, marks: sight.marks.filter((mark) => !isHidden(mark.start)) };
}
