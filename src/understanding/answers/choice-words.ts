/** Which of the actions that were offered a short answer picks: "the first one", "all of them", a word of its title, its plan. */
import { isNeutral, wordKey, wordsOf } from '../words.ts';

export type Offered = { ref: string; title: string; plan: string };

/** "All of them". */
export const saysAll = (text: string): boolean => text.length <= LONGEST && ALL.test(text.trim());

const END = '(?: please| pls| thanks)?[\\s.!]*$';
const ALL = new RegExp(
  `^(?:(?:for|its|it's|that's|i mean|yes|to)[ ,]+)*(?:all|every one|everything|the lot|each|every single one|all (?:of )?(?:them|these|those|mine|my actions|\\w{3,5}(?: of them)?)|(?:all|every one|each|the lot) of (?:them|these|those|my actions)|every one of (?:them|these))${END}`,
  'i',
);
const BOTH = new RegExp(`^(?:for |its )?both(?: of (?:them|these|those))?${END}`, 'i');
const LAST = /^(?:its |it's )?(?:the )?(?:last|bottom|final)(?: one)?[\s.!]*$/i;
const PLACE =
  /^(?:its |it's )?(?:the |number |no\.? ?|#)?(first|1st|top|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|[1-6])(?: one)?[\s.!]*$/i;
const PLACES = [/^(?:first|1st|top|1)$/i, /^(?:second|2nd|2)$/i, /^(?:third|3rd|3)$/i, /^(?:fourth|4th|4)$/i];
const LATER_PLACES = [/^(?:fifth|5th|5)$/i, /^(?:sixth|6th|6)$/i];
const LONGEST = 120;

/** The places of those it picks, each once; several where it picks them all; empty where it fits none, or no single one. */
export function picked(text: string, offered: readonly Offered[]): number[] {
  const words = text.trim();
  if (words.length > LONGEST || words.includes('?')) return [];
  if (saysAll(words) || (offered.length === 2 && BOTH.test(words))) return offered.map((_, place) => place);
  if (LAST.test(words)) return [offered.length - 1];
  const said = PLACE.exec(words)?.[1];
  if (said !== undefined) {
    const place = [...PLACES, ...LATER_PLACES].findIndex((pattern) => pattern.test(said));
    return place < offered.length && !offered.some(({ ref }) => ref === said) ? [place] : [];
  }
  return byTheirWords(words, offered);
}

const bare = (ref: string): string => ref.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const REF = /\d+(?:\.\d+)*\s?(?:\([a-z]\)|[a-z]\b)?/giu;
const FILLING = new Set('one ones the action actions plan its it that about for in of from'.split(' '));

/** Every word that was said is one of the action, and of no other that was offered. */
function byTheirWords(text: string, offered: readonly Offered[]): number[] {
  const refs = [...text.matchAll(REF)].map(([ref]) => bare(ref));
  const said = wordsOf(text.replace(REF, ' ')).map((word) => word.text);
  const telling = said.filter((word) => !FILLING.has(word));
  if (refs.length + telling.length === 0) return [];
  const fits = offered.flatMap((one, place) => {
    const own = new Set(wordsOf(`${one.title} ${one.plan}`).map((word) => wordKey(word.text)));
    const named = refs.every((ref) => ref === bare(one.ref));
    return named && telling.every((word) => own.has(wordKey(word))) ? [place] : [];
  });
  const tells = refs.length > 0 || telling.some((word) => !isNeutral(word) || word.length > 5);
  const [only, ...others] = fits;
  return tells && only !== undefined && others.length === 0 ? [only] : [];
}
