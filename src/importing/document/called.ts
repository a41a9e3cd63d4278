/** What a column's heading calls its entries: "Key Objectives" holds a key objective in each row. */

/** Null for a question, a list of words, or a sentence. */
export function calledBy(name: string | undefined): string | null {
  const words = (name ?? '').replace(/\s+/g, ' ').trim();
  if (!/^[\p{L} -]{3,30}$/u.test(words) || words.split(' ').length > 3) return null;
  return words.replace(/ies$/i, 'y').replace(/(?<=[^s])s$/i, '');
}
