/** Numbers that are given to one person for good: told from other numbers by their check digits, or by what stands before them. */
import { before, type Finding, found } from './finding.ts';

/** The 23 letters that a unique pupil number begins with, by remainder. */
const CHECK_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** A temporary one ends with a letter. */
const UPN =
  /(?<![\p{L}\p{N}])([A-HJ-NP-RT-Z])[ -]?(\d{3})[ -]?(\d{4})[ -]?(\d{2})[ -]?(\d{2}[\dA-HJ-NP-RT-Z])(?![\p{L}\p{N}])/giu;
const TEN = /(?<![\p{L}\p{N}.,£$€#/+-])\d{3}([ -]?)\d{3}\1\d{4}(?![\p{N}\p{L}%]|[.,/-]\d)/gu;
/** Numbers of other things that happen to pass: an order, a telephone, a picture of a camera. */
const OF_OTHERS =
  /(?:\b(?:tel(?:ephone)?|phone|mobile|fax|call(?:ed|ing)?|ring|po|order|invoice|ref(?:erence)?|case|ticket|job|urn|ukprn|charity|company|account|isbn|issn|id|img|pxl|dsc|vid|meeting|contract|tender)\b[\s.:#_-]*(?:no\.?|number|id|code|on)?[\s.:#_-]*|0\s?|\+44\s?)$/iu;
const NHS_WORD = /\bnhs\b[^.\n]{0,25}$/iu;
const ULN_WORD = /\b(?:uln|unique learner n(?:umber|o\.?))\b[^.\n]{0,20}$/iu;

export const numbersIn = (text: string): Finding[] => [
  ...found('upn', text, UPN, ([whole]) => isUpn(whole)),
  ...found('nhs', text, TEN, ({ 0: whole, index }) => {
    const lead = before(text, index);
    if (ULN_WORD.test(lead)) return false;
    const named = NHS_WORD.test(lead);
    return isNhs(whole) && (named || (/^[34679]/.test(whole) && !OF_OTHERS.test(lead)));
  }),
  ...found('uln', text, TEN, ({ index }) => ULN_WORD.test(before(text, index, 45))),
];

/** Whether its first letter is the one that the other twelve characters give. */
export function isUpn(written: string): boolean {
  const [letter = '', ...rest] = written.toUpperCase().replace(/[ -]/g, '');
  const sum = rest.reduce((total, one, place) => {
    const value = /\d/.test(one) ? Number(one) : CHECK_LETTERS.indexOf(one);
    return total + value * (place + 2);
  }, 0);
  return rest.length === 12 && CHECK_LETTERS[sum % 23] === letter;
}

/** Whether the tenth digit is the one that the other nine give. */
export function isNhs(written: string): boolean {
  const digits = [...written.replace(/\D/g, '')].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return digits.length === 10 && check === digits[9] && new Set(digits).size > 1;
}
