/** "All mine fine", "everything on track except 3.1a": what is said of a whole list, and what is left out of it. */
const ALL =
  /^(?:(?:yes|ok|so|well)[ ,]+)?(?:all|everything)(?: of)?(?: (?:mine|my (?:actions|ones|list)|of them|them|these|those))?(?:['’]s| is| are)?(?: all)? (?<words>\S[^?]*)$/i;
const BUT =
  /[ ,]+(?:except(?: for)?|apart from|other than|but (?:not|for)|bar|excluding|not) +(?<but>\S[^?]*)$/i;
const LONGEST = 200;

export type AllBut = { words: string; but: string | null };

/** Null where the text asks, or speaks of something else. */
export function saidOfAll(text: string): AllBut | null {
  const plain = text.trim().replace(/[.!\s]+$/, '');
  if (plain.length > LONGEST) return null;
  const found = BUT.exec(plain);
  const words = ALL.exec(found ? plain.slice(0, found.index) : plain)?.groups?.words;
  return words === undefined ? null : { words, but: found?.groups?.but ?? null };
}
