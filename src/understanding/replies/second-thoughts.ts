/** Words that make what was said outright a thing to confirm: asked in passing, of another time, taken back at the end. */
const DONE = '(?:done|complete|completed|finished|closed|sorted|signed off|in place|ready)';

const ASKED_IN_PASSING = new RegExp(
  `\\b${DONE}\\b\\s?(?:, ?right ?)?\\?|\\bis (?:it|this|that) (?:all )?${DONE}\\b`,
  'i',
);
const ANOTHER_TIME =
  /\bwas [\p{L} ]{2,20} last (?:year|time)\b|\b(?:once before|used to be|so far in|(?:now|since|been) reopened)\b/iu;
const TAKEN_BACK =
  /\b(?:just kidding|only joking|no,? wait|hang on|scratch that|ignore that|wrong (?:one|chat|window)|(?:another|other|different) chat)\b/i;
const HEDGED = /\b(?:maybe|perhaps|possibly|apparently|supposedly|might)\b|\bshould [\p{L} ]{1,30}\?/iu;
const REQUESTED = /\b(?:can|could|may|shall) (?:we|i|you)\b[^\n]{0,80}\?/i;
const ORDERED = /\bignore (?:your|all|the|any|previous)\b/i;

export const hasSecondThoughts = (text: string): boolean =>
  ASKED_IN_PASSING.test(text) || ANOTHER_TIME.test(text) || TAKEN_BACK.test(text) || ORDERED.test(text);

/** Somebody else's name or a new date in such company is a thought, not a word on it. */
export const isThoughtAloud = (text: string): boolean => HEDGED.test(text) || REQUESTED.test(text);
