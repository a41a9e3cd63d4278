/** Clauses of a reply: what stands between commas, dashes, emoji and the words that begin a new thought. */

export type Clause = { start: number; end: number; text: string };

const SEPARATOR =
  /[,;:!?\n()]+|(?<!\.)\.+(?=\s|$)|(?<=^|\s)-+(?=\s|$)|(?<=[^\s\d])-\s|\p{Extended_Pictographic}+|(?<=\s)(?:and(?! (?:go|dusted|running|well|done with|around|about)\b)|but|although|though|however|so(?! far\b)|see|because(?: of)?|cos|coz|due to|owing to|as(?= (?:(?:we|the|they|there|our|no|i)\b|(?:[\p{L}'&-]+ ){1,3}(?:have|has|haven't|hasn't|is|are|isn't|aren't|was|were|left|didn't|couldn't|can't|won't)(?![\p{L}]))))(?=\s)/giu;

/** The clauses of a text in order, without the blanks around them. */
export function clausesOf(left: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  const add = (end: number): void => {
    const text = left.slice(start, end);
    const lead = text.length - text.trimStart().length;
    if (text.trim() !== '')
      clauses.push({ start: start + lead, end: start + text.trimEnd().length, text: text.trim() });
  };
  for (const match of left.matchAll(SEPARATOR)) {
    add(match.index);
    start = match.index + match[0].length;
  }
  add(left.length);
  return clauses;
}
