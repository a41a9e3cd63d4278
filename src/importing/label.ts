/** Reads the label that a document prints before a node: `3.3(b)`, `b)`, `Priority 3`, `.4`, `iv)`, `A1`. */

export type Label = {
  /** The word before the number, as printed: `Priority`, `SO`. */
  word: string | null;
  numbers: number[];
  /** A letter, or a Roman figure in lower case, after the numbers or alone. */
  letter: string | null;
};

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

const NUMBERED =
  /^([\p{L}][\p{L} &/-]{0,39}?)?[ .:-]?(\d{1,4}(?:\.\d{1,4}){0,5})[ .]?(?:([a-z])|\(([a-z]{1,4})\))?$/iu;
const LETTERED = /^([a-z]|[ivx]{2,5})$/i;
const WORDED = /^([\p{L}][\p{L} &/-]{0,39}) ([a-z]+)$/iu;

/** Null for what is no label: a sentence, a bullet, an empty text. */
export function readLabel(printed: string): Label | null {
  const text = printed
    .replace(/[[\]]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\d) ?\. ?(?=\d)/g, '.')
    .trim()
    .replace(/^[.\-–—]+/, '')
    .replace(/[\s.:)\-–—]+$/, (end) => (end.includes(')') && printed.includes('(') ? ')' : ''))
    .trim();
  if (text === '' || text.length > 60) return null;
  const bare = text.replace(/^\(|\)$/g, '');
  if (LETTERED.test(bare)) return { word: null, numbers: [], letter: bare.toLowerCase() };
  const numbered = NUMBERED.exec(text) ?? NUMBERED.exec(bare);
  if (numbered !== null) {
    const letter = numbered[3] ?? numbered[4] ?? null;
    return {
      word: numbered[1]?.trim() || null,
      numbers: (numbered[2] ?? '').split('.').map(Number),
      letter: letter?.toLowerCase() ?? null,
    };
  }
  const worded = WORDED.exec(text);
  const figure = worded === null ? null : figureOf(worded[2] ?? '');
  if (worded === null) return null;
  if (figure !== null) return { word: worded[1] ?? null, numbers: [figure], letter: null };
  const capital = /^[A-Z]$/.exec(worded[2] ?? '')?.[0];
  return capital === undefined
    ? null
    : { word: worded[1] ?? null, numbers: [], letter: capital.toLowerCase() };
}

/** `One`, `II` as a number. */
function figureOf(text: string): number | null {
  const lower = text.toLowerCase();
  const word = NUMBER_WORDS.indexOf(lower);
  if (word >= 0) return word + 1;
  const roman = ROMAN.indexOf(lower);
  return roman >= 0 ? roman + 1 : null;
}

/** What a letter counts: `a` is 1, `aa` is 27; as a Roman figure, `iv` is 4. */
export function ordinalOf(letter: string, roman: boolean): number {
  if (roman) return ROMAN.indexOf(letter) + 1;
  return [...letter].reduce((sum, one) => sum * 26 + (one.charCodeAt(0) - 96), 0);
}

/** Whether letters are Roman figures: they start with i, and no other letter is among them. */
export const areRoman = (letters: readonly string[]): boolean =>
  letters[0] === 'i' && letters.length > 1 && letters.every((letter) => ROMAN.includes(letter));

/** The letter for a count from 1: after `z` comes `aa`. */
export function letterOf(ordinal: number): string {
  const rest = (ordinal - 1) % 26;
  const last = String.fromCharCode(97 + rest);
  return ordinal <= 26 ? last : letterOf((ordinal - 1 - rest) / 26) + last;
}

/** The Roman figure for a count from 1; beyond fifteen, the figure as it is. */
export const romanOf = (ordinal: number): string => ROMAN[ordinal - 1] ?? String(ordinal);
