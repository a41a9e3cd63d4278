/** Takes the counts of one to four children out of what somebody wrote, wherever in a clause they stand. */
import {
  AFTER_NUMBER,
  BARE,
  BESIDE,
  FOR_SURE,
  NUMBERED,
  NUMBERS,
  OF_CHILDREN,
  SEASON,
  SINGULAR,
} from './counted.ts';

/** Who reads: those who lead or own it, and officers; or anybody else, boards among them. */
export type Audience = 'leads' | 'others';

export const FEWER = 'fewer than 5';
export const LEAST = 5;

const SHARE = NUMBERS.pair('\\s*(?:\\/|(?:out )?of(?: the| all| our)?)\\s*');
const RANGE = NUMBERS.pair('(?:\\s*[-–]\\s*|\\s+(?:to|or)\\s+)');
const COUNT = NUMBERS.single;

const NUMBER_WORDS = ['one', 'two', 'three', 'four'];
const numeral = (text: string): number => {
  const place = NUMBER_WORDS.indexOf(text.toLowerCase());
  return place >= 0 ? place + 1 : Number(text.replaceAll(',', ''));
};

export const isSmall = (value: number): boolean => value > 0 && value < LEAST;

const tellsSmall = (part: number, whole: number): boolean => [part, whole, whole - part].some(isSmall);

/** Whether words hold a small count, by itself or as what is left of a total. */
export const holdsSmall = (text: string): boolean =>
  [...text.matchAll(SHARE)].some(([, part = '', whole = '']) => tellsSmall(numeral(part), numeral(whole))) ||
  [...text.matchAll(COUNT)].some((found) => isSmall(numeral(countIn(found))));

/** The shares with a small count in them: the part and the whole of each. */
export const smallSharesIn = (text: string): [number, number][] =>
  OF_CHILDREN.test(text)
    ? [...text.matchAll(SHARE)]
        .map(([, part = '', whole = '']): [number, number] => [numeral(part), numeral(whole)])
        .filter(([part, whole]) => tellsSmall(part, whole))
    : [];

const countIn = ([, ...groups]: RegExpExecArray): string => groups.find((one) => one !== undefined) ?? '';

/** "3 of 4", "130 of 132": neither those that are counted nor those that are left may be told. */
export function shareWords(part: number, whole: number): string {
  if (whole < LEAST) return part === 0 ? `none of ${FEWER}` : FEWER;
  if (isSmall(part)) return `${FEWER} of ${whole}`;
  return isSmall(whole - part) ? `all but ${FEWER} of ${whole}` : `${part} of ${whole}`;
}

/**
 * Words with the small counts of children in them taken out, and the percentages with them. In a clause that speaks of
 * children every small number is theirs, unless it counts something else, or numbers or dates. In one that does not,
 * "only 3 left" and "2 of them" are, where the rest of the text speaks of children, or `about` does: the titles of what
 * it is said of.
 */
export function wordsFor(text: string, audience: Audience, about = ''): string {
  const isAboutThem = FOR_SURE.test(`${about} ${text}`);
  if (audience === 'leads' || !(isAboutThem || OF_CHILDREN.test(text))) return text;
  const fewer = text
    .split(/((?<=[.!?;])\s+)/u)
    .map((clause) => {
      if (OF_CHILDREN.test(clause)) return clauseFor(clause, isCountOfThem);
      return isAboutThem ? clauseFor(clause, isBareCount) : clause;
    })
    .join('');
  if (fewer === text) return text;
  return fewer
    .replace(/\s*\([^()]{0,60}(?:%|per ?cent)[^()]{0,60}\)/giu, '')
    .replace(/\d+(?:\.\d+)?\s?(?:%|per ?cent)/giu, 'a share that is not shown');
}

type Counts = (before: string, after: string, clause: string) => boolean;

function clauseFor(clause: string, counts: Counts): string {
  const shares = told(clause, SHARE, counts, ([all, part = '', whole = ''], before) => {
    const isDate = all.includes('/') && /\b(?:on|by|until|till|from|since|due|to)\s*$/i.test(before);
    return !isDate && tellsSmall(numeral(part), numeral(whole))
      ? shareWords(numeral(part), numeral(whole))
      : null;
  });
  const ranges = told(shares, RANGE, counts, ([, low = '', high = '']) => {
    if (!isSmall(numeral(low)) && !isSmall(numeral(high))) return null;
    return numeral(high) < LEAST ? FEWER : `up to ${high}`;
  });
  const fewer = told(ranges, COUNT, counts, (found, _before, after) => {
    const count = countIn(found).toLowerCase();
    return isSmall(numeral(count)) && (count !== 'one' || AFTER_NUMBER.oneIsCounted.test(after))
      ? FEWER
      : null;
  });
  return fewer
    .split(FEWER)
    .map((piece, place) =>
      place === 0 ? piece : piece.replace(SINGULAR, '$1$2s').replace(/childs/i, 'children'),
    )
    .join(FEWER);
}

/** The clause with each number of the form that counts children in other words; null leaves it. */
function told(
  clause: string,
  form: RegExp,
  counts: Counts,
  words: (found: RegExpExecArray, before: string, after: string) => string | null,
): string {
  let out = '';
  let done = 0;
  for (const found of clause.matchAll(form)) {
    const before = clause.slice(0, found.index);
    const after = clause.slice(found.index + found[0].length);
    const told = counts(before, after, clause) ? words(found, before, after) : null;
    out += clause.slice(done, found.index) + (told ?? found[0]);
    done = found.index + found[0].length;
  }
  return out + clause.slice(done);
}

function isCountOfThem(before: string, after: string, clause: string): boolean {
  const areNext = AFTER_NUMBER.children.test(after);
  if (NUMBERED.test(before) || (SEASON.test(before) && !areNext)) return false;
  const [beside] = BESIDE.exec(after.trimStart()) ?? [];
  if (beside !== undefined && !FOR_SURE.test(beside)) return false;
  return areNext || FOR_SURE.test(clause);
}

/** A number without a noun, told as people tell of those whom they have just named. */
const isBareCount: Counts = (before, after) =>
  !NUMBERED.test(before) &&
  !SEASON.test(before) &&
  (BARE.told.test(after) || (BARE.begins.test(before) && BARE.ends.test(after)));

/** Small numbers that stand in words for others and may count children: whoever chooses the words is shown them. */
export function smallNumbersIn(text: string): string[] {
  const found = [...text.replaceAll(FEWER, '').matchAll(COUNT)].filter((one) => {
    const rest = text.replaceAll(FEWER, '');
    const before = rest.slice(0, one.index);
    const after = rest.slice(one.index + one[0].length);
    const number = countIn(one).toLowerCase();
    return (
      isSmall(numeral(number)) &&
      number !== 'one' &&
      !NUMBERED.test(before) &&
      !SEASON.test(before) &&
      !BESIDE.test(after.trimStart())
    );
  });
  return [...new Set(found.map((one) => one[0]))];
}
