/** The text as the parsers read it: one space for any white space, one dash for all dashes; and the way back. */
const MOST_LETTERS = 4000;

const SAME: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u02BC': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u2044': '/',
  '\u2215': '/',
};
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/;
/** Blanks, control characters, and those of private use. */
const BLANK = /[\s\p{Cc}\p{Co}]/u;
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/;

export type Source = {
  text: string;
  /** The words of the original that a stretch of `text` was made from. */
  original: (from: number, to: number) => string;
};

/** Reads the first 4,000 letters: no date expression is longer. */
export function sourceOf(original: string): Source {
  const places: number[] = [];
  let text = '';
  const length = Math.min(original.length, MOST_LETTERS);
  for (let place = 0; place < length; place++) {
    const letter = original.charAt(place);
    if (UNSEEN.test(letter)) continue;
    const blank = BLANK.test(letter);
    if (blank && (text === '' || text.endsWith(' '))) continue;
    text += blank ? ' ' : DASHES.test(letter) ? '-' : (SAME[letter] ?? letter);
    places.push(place);
  }
  return {
    text,
    original: (from, to) => original.slice(places[from], (places[to - 1] ?? -1) + 1),
  };
}
