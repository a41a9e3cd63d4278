/** Slips of the thumb in the few words that statuses hang on: "strted", "no chnge", "on trcak". */
import { distance } from '../plan-words/distance.ts';

const KNOWN =
  'started complete completed finished delayed slipping slipped change changed behind waiting progress blocked cancelled approved published postponed report track schedule nothing withdrawn struggling'.split(
    ' ',
  );
/** Words of their own, however near they come. */
const OTHERS: ReadonlySet<string> = new Set(
  'chance charge charged changes finishes wailing retort resort reports tracks trick truck track-record started state stated competed compete noting notching clipping shipping flipping skipping stripping starred sharted range thing nothings beyond'.split(
    ' ',
  ),
);
const known = new Set(KNOWN);

/** The text with mistyped status words put right; what hangs on one of them is never said outright. */
export const respelt = (text: string): string =>
  text.replace(/(?<![\w'])[a-z]{5,11}(?![\w'])/gi, (word) => {
    const typed = word.toLowerCase();
    if (known.has(typed) || OTHERS.has(typed)) return word;
    return KNOWN.find((right) => right[0] === typed[0] && isSlip(typed, right)) ?? word;
  });

/** One letter too few, too many or swapped with its neighbour; another letter instead may make another word. */
function isSlip(typed: string, right: string): boolean {
  if (typed.length === right.length) {
    const at = [...right].findIndex((letter, place) => letter !== typed[place]);
    return (
      typed[at] === right[at + 1] &&
      typed[at + 1] === right[at] &&
      typed.slice(at + 2) === right.slice(at + 2)
    );
  }
  // A missing or added ending is another form of the word, not a slip.
  const ending = right.startsWith(typed) || typed.startsWith(right);
  return !ending && Math.abs(typed.length - right.length) === 1 && distance(typed, right) === 1;
}
