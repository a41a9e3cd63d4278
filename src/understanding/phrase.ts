/** First step of a reading: what the speaker typed, freed of markup, quotations and odd characters. */

import { upToAWord } from './replies/cut-short.ts';
import { writtenOut } from './shortcuts.ts';

/** Beyond this nothing is read; the store's own limits are far below it. */
export const MOST_CHARACTERS = 4000;

/** Where a pasted or quoted message begins: from here on the words are somebody else's. */
const QUOTATION =
  /^\s*(?:-{2,}\s*(?:original|forwarded) message|_{8,}|(?:from|sent|subject|cc|to):\s|on\b.{5,120}\bwrote:)/i;

/** Where a letter ends and the signature begins. */
const SIGN_OFF =
  /^\s*(?:(?:kind|best|warm|many)?\s*regards|yours (?:sincerely|faithfully)|best wishes|sent from my \w+)\b/i;

/** The text as the parsers see it: one space at most, plain quotes and dashes, shortcuts written out, lines kept. */
export function phraseOf(typed: string): string {
  const plain = withoutMarkup(upToAWord(typed, MOST_CHARACTERS).toWellFormed().normalize('NFC'));
  return writtenOut(withPlainCharacters(ownLines(plain.split('\n')).join('\n')))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim()
    .replace(/^@?waymark\b[,:]? ?/i, '');
}

export const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

function withoutMarkup(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/<at>[^<]{0,200}<\/at>/gi, ' ')
    .replace(/<(https?:\/\/[^<>\s]{1,2000})>/gi, ' $1 ')
    .replace(/<(?:br|\/p|\/div|\/li)\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]{0,300}>/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&(?:#39|apos);/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\[([^[\]\n]{1,300})\]\((https?:\/\/[^()\s]{1,2000})\)/gi, '$1 $2');
}

function ownLines(lines: readonly string[]): string[] {
  const own: string[] = [];
  for (const line of lines) {
    if (QUOTATION.test(line) || SIGN_OFF.test(line)) break;
    if (!/^\s*>/.test(line)) own.push(line.replace(/^\s*(?:[-*•]|#{1,6})\s+/, ''));
  }
  return own;
}

function withPlainCharacters(text: string): string {
  return (
    text
      // Invisible direction marks and the private-use glyphs that stand for what has been read.
      .replace(/\p{Cf}|\p{Co}|\p{Variation_Selector}/gu, '')
      .replace(/[^\P{Cc}\n]/gu, ' ')
      .replace(/[‘’ʼ`´]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/[‐-―−]/g, '-')
      .replace(/…/g, '...')
      .replace(/(?<=^|\s|\()[*_~]+(?=\S)|(?<=\S)[*_~]+(?=$|[\s.,;:!?)])/g, '')
  );
}
