/** What the readers of a board's errands have in common: how a body is named, and when a sentence only tells of one. */

/** A body as it is called: "the Partnership", "our Inclusion strategy group". The name is the first group. */
export const BODY = String.raw`(?:the\s+|our\s+)?(\p{L}[\p{L}\p{N}'’&()/.-]*(?:\s+[\p{L}\p{N}'’&()/.-]+){0,11}?)`;

export const PLEASE = String.raw`(?:[\s,]+(?:please|thanks|thank you))?[\s.!?]*`;

/** Nobody asks for a report in more letters. */
export const isLong = (text: string): boolean => text.length > 300;

/** Words that report how something goes: a sentence with one of them asks for nothing. */
const TELLS =
  /\b(?:done|sent|complete[d]?|submitted|presented|circulated|due|overdue|late|attached|ready|drafted|started|track|risk|red|amber|green|finished|written|agreed|approved|postponed|delayed|moved|cancelled|tomorrow|yesterday|today|was|were|is|are|has|have|had|will|not|by|and|but|so|went|going|still|outstanding|waiting|needed|pending|does|do|half|week|month|term)\b|\d/i;

/** The name as it was said, or null where the words tell of something. */
export function bodySaid(words: string | undefined): string | null {
  const said = (words ?? '').replace(/\s+/g, ' ').trim();
  return said === '' || said.length > 120 || TELLS.test(said) ? null : said;
}

/** Any board, not a certain one: too little to set its meeting by. */
export const isAnyBody = (said: string): boolean =>
  /^(?:board|group|panel|committee|council|team|forum|partnership board meeting|meeting|school|schools|it|that|this|we|they|he|she)$/i.test(
    said,
  );
