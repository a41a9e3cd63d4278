/** A figure, or that there is none yet, as people answer when they were asked for a reading: "it was 21.3%", "no figure yet". */

const VALUE = '(?<value>-?£?\\d[\\d,]*(?:\\.\\d+)?\\s?(?:%|per ?cent)?)';
const FOR =
  '(?:\\s+(?:for|in|as at|at the end of)\\s+(?:the\\s+)?(?:end of\\s+)?(?:\\p{L}{3,9}(?:\\s+(?:term|half[- ]term))?(?:\\s+20\\d\\d)?|20\\d\\d(?:[-/]\\d\\d)?))?';
const IT =
  "(?:(?:it|that|this|the (?:figure|reading|number|latest)|ours?)(?:['’]s|\\s+(?:is|was|were|came (?:in|out) at|stands at|stood at))\\s+(?:now\\s+)?)";
const BARE = new RegExp(`^(?<it>${IT})?${VALUE}${FOR}[\\s.!]*$`, 'iu');
const WORDED = new RegExp(
  `^(?:our\\s+|the\\s+)?(?<words>\\p{L}[\\p{L}\\s'’-]{2,80}?)\\s*(?::|\\b(?:is|was|are|were|at|now|came (?:in|out) at|stands at)\\b)?\\s*${VALUE}${FOR}[\\s.!]*$`,
  'iu',
);
const NONE =
  /^(?:(?:there(?:['’]s| is)|we have|i have|i['’]ve got|sorry)[\s,]+)*(?:no (?:new |latest )?(?<named>figures?|readings?|data|numbers?)(?: (?:yet|available|so far|out))*|(?:(?<said>it|they|that|the (?:figures?|readings?|data|numbers?))(?:['’]s| is| are|['’]re| has| have)? )?(?:not|n['’]t)(?: been)? (?:published|released|available|collected|out|in)(?: yet)?)(?: (?:until|till|before) (?<until>[^?\n]{2,40}?))?[\s.!]*$/i;
/** "Not until January": said to what was asked last, and to nothing that is named. */
const NOT_UNTIL =
  /^(?:sorry,? )?(?:probably )?(?:not|nothing|none)(?: yet)? (?:until|till|before) (?<until>[^?\n]{2,40}?)[\s.!]*$/i;

export type ReadingGiven =
  /** `plain`: the words can be nothing but a figure that was asked for. */
  | { is: 'value'; words: string | null; value: string; plain: boolean }
  | { is: 'none'; until: string | null; plain: boolean };

/** Null where the text says something else. */
export function readingGiven(text: string): ReadingGiven | null {
  const typed = text.trim();
  if (typed.length > 160) return null;
  const none = NONE.exec(typed)?.groups;
  if (none) return { is: 'none', until: none.until ?? null, plain: none.named !== undefined };
  const later = NOT_UNTIL.exec(typed)?.groups?.until;
  if (later !== undefined) return { is: 'none', until: later, plain: false };
  const bare = BARE.exec(typed)?.groups;
  if (bare?.value !== undefined) {
    const plain = bare.it !== undefined || /\.\d/.test(bare.value);
    return { is: 'value', words: null, value: bare.value.replace(/\s+/g, ''), plain };
  }
  const worded = WORDED.exec(typed)?.groups;
  return worded?.words !== undefined && worded.value !== undefined
    ? { is: 'value', words: worded.words.trim(), value: worded.value.replace(/\s+/g, ''), plain: true }
    : null;
}
