/** Texts on their way into a cell and back: nothing that a person typed may run as a formula. */

import { unescaped } from './text-list.ts';

/** Also the full-width signs, which some versions of Excel take for the plain ones. */
const STARTS = '[=+\\-@\\t\\r\\n＝＋－＠]';
const RISKY = new RegExp(`^'*${STARTS}`);
const MARKED = new RegExp(`^'+${STARTS}`);

/** What a cell can hold: more is cut, and what XML cannot carry is left out. */
const LONGEST = 32_000;

/** The text as it is written: with an apostrophe before it where it could be taken for a formula. */
export function neutral(text: string): string {
  const plain = carried(text);
  return RISKY.test(plain) ? `'${plain}` : plain;
}

/** The text as it was before `neutral`, but for what a cell cannot hold. */
export const restored = (text: string): string => (MARKED.test(text) ? text.slice(1) : text);

/** Whether a text that came back from a cell is the one that was written into it; line ends make no difference. */
export const saysStill = (back: string, written: string): boolean =>
  squared(back) === squared(carried(written));

/** Some programs save `_x0041_` as the letter that it stands for. */
const squared = (text: string): string => unescaped(text).replace(/\r\n?/g, '\n').trim();

/** The text as a cell can hold it: cut, and without what XML cannot carry. */
export const carried = (text: string): string =>
  text
    .slice(0, LONGEST)
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot carry
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .trim();

/** `_x0041_` stands for a letter in a workbook's XML; where somebody typed it, it is kept from being read so. */
export const escapedForXml = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
