/** A text that is longer than what can be read or kept ends at a word; where it is kept, it shows that it was cut. */
const MARK = '...';
/** A word that is longer than this is cut as well: it is none. */
const LONGEST_WORD = 60;

/** At most `most` letters, up to the end of a word. */
export function upToAWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most);
  const end = kept.search(/\s\S*$/);
  return end > kept.length - LONGEST_WORD ? kept.slice(0, end) : kept;
}

/** At most `most` letters, with "..." where some were left out. */
export const cutShort = (text: string, most: number): string =>
  text.length <= most ? text : `${upToAWord(text, most - MARK.length).trimEnd()}${MARK}`;

/** What was kept of it, as it stands in the text that it was cut from. */
export const asTyped = (text: string, most: number): string =>
  text.length > most - LONGEST_WORD - MARK.length && text.endsWith(MARK) ? text.slice(0, -MARK.length) : text;
