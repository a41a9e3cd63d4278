/** Which refs of the card in hand short words mean: "b", "the first one", "number 2", "the rest". */

const ORDINALS: Record<string, number> = {
  first: 1,
  '1st': 1,
  top: 1,
  former: 1,
  second: 2,
  '2nd': 2,
  latter: 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
};
/** "Last met", "final report": no place of the card, but a time or a thing. */
const NO_PLACE =
  '(?!\\s+(?:met|meets?|spoke|spoken|saw|seen|heard|checked|reviewed|visited|inspected|chased|(?:(?:board|team|progress|annual|steering group)\\s+)?(?:meetings?|reports?|reviews?|drafts?|versions?|sessions?|visits?|dates?|(?:half[ -]?)?terms?|weeks?|months?|years?|quarters?|times?|days?|nights?))\\b)';
const ORDINAL = `(?:the\\s+)?(?:first|1st|top|former|second|2nd|latter|third|3rd|fourth|4th|fifth|5th|bottom|(?:last|final)${NO_PLACE})`;
const NUMBERED = '(?:(?:the\\s+)?(?:first|last|top|bottom|other)\\s+(?:two|2|three|3|four|4))';
export const REST =
  '(?:(?:all\\s+)?(?:the\\s+)?(?:rest|others?|other ones|remaining (?:ones|two|three|four|\\d)|remainder)(?:\\s+of (?:them|it))?|everything else|all (?:the )?other(?:s| ones| actions)?|everything|all(?: of them)?)(?:\\s+(?:is|are|all))?';
const LETTER = "\\(?[a-z]\\)?(?![\\w'])";
const NUMBER = '(?:(?:no|number|num)\\.?\\s?|#\\s?)?[1-9](?![\\w.,/:%])';
export const PLACE = `(?:${NUMBERED}|${ORDINAL}(?:\\s+one)?|(?:both(?:\\s+of them)?)|${LETTER}|${NUMBER})`;

/** The refs that one such word means; empty where it means none of the card, or several. */
export function placesOf(word: string, inHand: readonly string[]): string[] {
  const said = word
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/\s+one$/, '')
    .trim();
  if (/^both/.test(said)) return inHand.length === 2 ? [...inHand] : [];
  const many = /^(first|last|top|bottom|other) (?:(two|2)|(three|3)|(four|4))$/.exec(said);
  if (many) {
    const count = many[2] ? 2 : many[3] ? 3 : 4;
    if (inHand.length < count || many[1] === 'other') return [];
    return /first|top/.test(many[1] ?? '') ? inHand.slice(0, count) : inHand.slice(-count);
  }
  if (/^(?:last|bottom|final)$/.test(said)) return inHand.slice(-1);
  const place = ORDINALS[said] ?? Number(/^(?:(?:no|number|num)\.?\s?|#\s?)?([1-9])$/.exec(said)?.[1] ?? 0);
  if (place > 0) return inHand.slice(place - 1, place);
  const letter = /^\(?([a-z])\)?$/.exec(said)?.[1];
  const lettered = inHand.filter((ref) => ref.toLowerCase().endsWith(`(${letter})`));
  return lettered.length === 1 ? lettered : [];
}
