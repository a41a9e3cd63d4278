/** Numbers as people write them among date words: "3", "three", "a couple of", "23rd", "twenty-third". */

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const CARDINALS = [...UNITS, 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen'];
const ORDINALS = [
  ...[
    'zeroth',
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
  ],
  ...['eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth'],
  ...['eighteenth', 'nineteenth', 'twentieth'],
];
const alternatives = (words: readonly string[]): string => words.slice(1).toReversed().join('|');

/** "Twenty-first" to "thirty-first", and all below them. */
export const ORDINAL_WORD = `(?:twenty[\\s-]?(?:${alternatives(ORDINALS.slice(0, 10))})|thirty[\\s-]?first|thirtieth|${alternatives(ORDINALS)})\\b`;
const BIG_CARDINAL = `(?:twenty[\\s-](?:${alternatives(UNITS.slice(0, 10))})|thirty[\\s-]one)\\b`;
export const ORDINAL_NUMBER = '\\d{1,2}\\s?(?:st|nd|rd|th)\\b';
/** "23rd", "twenty-third". */
export const NTH = `(?:${ORDINAL_NUMBER}|${ORDINAL_WORD})`;
/** The number of a day, as it stands before or behind its month. */
export const DAY_NUMBER = `(?:${ORDINAL_NUMBER}|\\d{1,2}(?!\\d)|${ORDINAL_WORD}|${BIG_CARDINAL})`;
/** How many, of days, weeks and months. */
export const COUNT = `(?:\\d{1,3}|an?|(?:a\\s+)?couple(?:\\s+of)?|(?:a\\s+)?few|${alternatives(CARDINALS)}|eighteen|twenty|thirty)`;

/** 23 of "23rd", "twenty-third", "twenty three" and "23"; 0 where it is none of them. */
export function nthOf(words: string): number {
  const word = words.toLowerCase().trim().replaceAll('-', ' ');
  const digits = /^\d+/.exec(word);
  if (digits) return Number(digits[0]);
  const tens = word.startsWith('twenty')
    ? 20
    : word.startsWith('thirt') && !word.startsWith('thirteen')
      ? 30
      : 0;
  if (tens === 0 || word === 'twentieth') return Math.max(0, ORDINALS.indexOf(word));
  const rest = word.replace(/^(?:twenty|thirty|thirtieth) ?/, '');
  return rest === '' ? tens : tens + Math.max(0, ORDINALS.indexOf(rest), UNITS.indexOf(rest));
}

/** "2", "two", "a", "a couple of" as a number, a few being three; null for other words. */
export function countOf(words: string): number | null {
  const word = words.toLowerCase().trim();
  if (/^\d{1,3}$/.test(word)) return Number(word);
  if (word === 'a' || word === 'an') return 1;
  if (/couple/.test(word)) return 2;
  if (/few/.test(word)) return 3;
  const more = { eighteen: 18, twenty: 20, thirty: 30 }[word];
  const number = more ?? CARDINALS.indexOf(word);
  return number < 0 ? null : number;
}
