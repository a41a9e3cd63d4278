/** Words as the lexicon and the readings compare them, and those that carry no meaning in a question. */

export type Word = { text: string; start: number; end: number };

/** The words of a text in lower case, without apostrophes, with their places. "&" counts as "and". */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\d]+(?:['’][\p{L}]+)*['’]?|&/gu)].map((match) => ({
    text: match[0] === '&' ? 'and' : match[0].toLowerCase().replace(/['’]/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A word without its plural ending. */
export const wordKey = (word: string): string =>
  word.length > 4 ? word.replace(/ies$/, 'y').replace(/([^su])s$/, '$1') : word;

const NEUTRAL = `a about accountable action actions activities activity actually after again ahead aim aims all already
also am an and any anyone anything are as at be been being bit bot by can cannot card check could current
currently details did do does doing done dont down else even ever everthing every everyone everything
evidence far find for from get getting give go goes going good got had hadnt happening happens has hasnt
have havent having hello help here hey hi how hows i id ill im in into is isnt it item items its ive just
keep know latest lead leads left let lets like list look looking looks made many may me might mine more
much must my need needs new next not now objective objectives of ok okay old on one ones only open or
other our out over overall overview own owner owners owns part phase picture plan plans please pls plz
point possible priorities priority progress project quick quickly rag ref reports responsible right
rundown same see seem send shall should show since so some soon stand standing stands state status
statuses stuff summary sure table team teams tell than thank thanks that thats the their them theme themes
then there theres these they thing things think this those to today too top towards uk under up upcoming
update updated updates us very view want was wasnt we well were weve what whats when whens where wheres
which while who whole whos whose why will with working would yet you your yr`;
const neutral: ReadonlySet<string> = new Set(NEUTRAL.split(/\s+/));

/** Whether a word narrows nothing, so that a question may leave it unread. */
export const isNeutral = (word: string): boolean =>
  neutral.has(word) || (word.length < 2 && !/\d/.test(word));
