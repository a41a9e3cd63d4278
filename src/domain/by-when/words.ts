/** The words that date expressions are made of, as pieces of regular expressions, and what they count. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ORDINALS = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

export const MONTH =
  '(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?';
export const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])\\.?';
export const ORDINAL = '(?:st|nd|rd|th)(?![a-z])';
export const YEAR = '(?:199\\d|20\\d\\d)(?!\\d)';
/** Two years that follow on each other: `2026-27`, `2026/2027`, `26/27`; `splitYear` says whether they do. */
export const SPLIT_YEAR = `(?<![\\d/.])(?:${YEAR} ?[-/] ?(?:${YEAR}|\\d\\d(?!\\d))|\\d\\d ?/ ?\\d\\d)(?![\\d/]|-\\d|\\.\\d)`;
export const NUMBER = '(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen)';
export const COUNT = `(?:${NUMBER}|an?|a couple(?: of)?|couple(?: of)?)`;
export const NTH = '(?:first|second|third|fourth|1st|2nd|3rd|4th)';
export const UNIT =
  '(?:(?:working|school|business|calendar) days?|days?|weeks?|fortnights?|months?|quarters?|half[- ]terms?|terms?|years?|yrs?)';

export const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

/** `2027` of "2027", "27" and "'27"; null when no plan reaches the year. */
export function yearNumber(digits: string): number | null {
  if (!/\d/.test(digits)) return null;
  const number = Number(digits.replace(/\D/g, ''));
  const year = number < 100 ? 2000 + number : number;
  return year >= 1990 && year <= 2100 ? year : null;
}

/** The first year of "2026-27", or null when the second does not follow on it. */
export function splitYear(words: string): number | null {
  const [first, second] = words.split(/[-/]/).map((part) => part.trim());
  const year = yearNumber(first ?? '');
  const next = Number(second);
  return year !== null && [year + 1, (year + 1) % 100].includes(next) ? year : null;
}

/** "3", "three", "a", "a couple of" as a number; null for anything else. */
export function countOf(words: string): number | null {
  const word = words.toLowerCase().trim();
  if (/^\d{1,3}$/.test(word)) return Number(word);
  if (/^an?$/.test(word)) return 1;
  if (/^(?:a )?couple/.test(word)) return 2;
  const more = { eleven: 11, twelve: 12, eighteen: 18 }[word];
  const number = more ?? NUMBERS.indexOf(word);
  return number < 0 ? null : number;
}

/** 2 of "second", "2nd", "two" and "2". */
export function nthOf(words: string): number | null {
  const word = words.toLowerCase();
  const ordinal = ORDINALS.indexOf(word);
  return ordinal >= 0 ? ordinal : countOf(word.replace(/(?:st|nd|rd|th)$/, ''));
}
