/** Word forms: what "exclusion", "exclusions" and "excluded" have in common, and everyday short forms written out. */
import { type Word, wordsOf } from '../words.ts';

const IRREGULAR: Readonly<Record<string, string>> = {
  children: 'child',
  people: 'person',
  wellbeing: 'wellbeing',
};
/** Endings in the order in which they are tried; what is left keeps four letters or more. */
const ENDINGS = ['ation', 'ment', 'ance', 'ence', 'ity', 'ion', 'ive', 'ing', 'ate', 'ed', 'ly', 'er'];
/** "Teacher" teaches; "career" is no care. */
const LONGER: Readonly<Record<string, number>> = { er: 5 };

/** The common form of a word in lower case. Words that share it lead to the same items. */
export function stemOf(word: string): string {
  if (/\d/.test(word) || word.length < 4) return word;
  const single = IRREGULAR[word.replace(/s$/, '')] ?? IRREGULAR[word] ?? singular(word);
  const ending = ENDINGS.find(
    (end) => single.endsWith(end) && single.length - end.length >= (LONGER[end] ?? 4),
  );
  const bare = ending === undefined ? single : single.slice(0, -ending.length);
  return bare
    .replace(/([^aeiouls])\1$/, '$1')
    .replace(/(?<=....)e$/, '')
    .replace(/clud$/, 'clus')
    .replace(/(?<=...)ied$/, 'y');
}

const singular = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|x|ss|zz)es$/, '$1')
    .replace(/([^suia])s$/, '$1')
    .replace(/([^s]a)s$/, '$1');

const WRITTEN_OUT: Readonly<Record<string, string>> = {
  actns: 'actions',
  comms: 'communication',
  dev: 'development',
  eval: 'evaluation',
  exec: 'executive',
  govs: 'governors',
  grp: 'group',
  kids: 'children',
  mgmt: 'management',
  n: 'and',
  prog: 'programme',
  strat: 'strategy',
  yr: 'year',
  yrs: 'years',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  sixteen: '16',
  eighteen: '18',
  nineteen: '19',
};

/** "s175" is section 175, "ks3" key stage 3, "post16" two words. */
const JOINED: readonly [RegExp, (match: RegExpExecArray) => string[]][] = [
  [/^s(\d{2,3})$/, ([, number = '']) => ['section', number]],
  [/^ks(\d)$/, ([, number = '']) => ['key', 'stage', number]],
  [/^(post|pre|under|over|yr|year|age)(\d{1,2})$/, ([, word = '', number = '']) => [word, number]],
  [/^(\d{1,2})(yr|yrs|year|years)$/, ([, number = '']) => [number, 'year']],
];

/** The words of a text with short forms written out, each at the place of what was typed. */
export function spokenWords(text: string, isKnown: (word: string) => boolean = () => false): Word[] {
  return wordsOf(text).flatMap((word) => {
    if (isKnown(word.text)) return [word];
    for (const [pattern, parts] of JOINED) {
      const match = pattern.exec(word.text);
      if (match) return parts(match).map((part) => ({ ...word, text: WRITTEN_OUT[part] ?? part }));
    }
    return [{ ...word, text: WRITTEN_OUT[word.text] ?? word.text }];
  });
}

const SMALL = new Set(
  `a an and are as at be by for from has have her his if in into is it its of on or our that the their them
  this those these to was were we which who will with within where you your`.split(/\s+/),
);

/** Words that bind others and lead to nothing by themselves. */
export const isSmall = (word: string): boolean => SMALL.has(word);
