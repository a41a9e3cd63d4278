/** Parser: refs that lean on another one or on words: "3.3b and c", "3.1-3.4", "phase one", "the third priority". */

import { claimed, type Mark, marksOf, overwrite, type Parser, type Sight } from '../mark.ts';
import { type Entry, type Lexicon, nameKey, refKey } from './lexicon.ts';
import { alternatives, levelMeant } from './references.ts';

const LETTER = new RegExp(
  `${claimed('item')}(?<gap>\\s*(?:,\\s*and|,|and|&|n|or|\\+|/)\\s*)(?<letter>\\(\\s?[a-z]\\s?\\)|[b-h](?![\\p{L}\\d'’.])|a(?=\\s*(?:$|[,;.?!\\n]|and\\b|&)))`,
  'giu',
);
const RANGE = /^\s*(?:-|to|thru|through|up to)\s*$/i;
const MOST_IN_A_RANGE = 30;
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const PLACES = [
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
];

export const moreReferences: Parser = (sight) => {
  const { left, lexicon } = sight;
  const found: Mark[] = [...wordedRefs(left, lexicon), ...bareNumber(sight)];
  // Each letter that was found may be what the next one leans on.
  for (let round = 0; round < 10; round++) {
    const seen = { ...sight, left: overwrite(left, found), marks: [...sight.marks, ...found] };
    const more = letters(seen.left, marksOf(seen, 'item'), lexicon);
    if (more.length === 0) break;
    found.push(...more);
  }
  const items = marksOf({ ...sight, marks: [...sight.marks, ...found] }, 'item');
  return [
    ...found,
    ...ranges(
      left,
      items.sort((a, b) => a.start - b.start),
      lexicon,
    ),
  ];
};

/** "What about 2?" behind a question about a topmost item. */
const BARE = /^(?:(?:ok|and|what about|how about|now|same for|for|just|only)\s)*(\d{1,2})[\s?.!]*$/i;
function bareNumber({ left, text, lexicon, context }: Sight): Mark[] {
  const match = BARE.exec(left);
  const [number = ''] = match?.slice(1) ?? [];
  const of = (ref: string) => lexicon.refs.get(refKey(ref)) ?? [];
  const entries = of(number).filter(({ level }) => level === 0);
  const last = context.lastQuestion?.items.flatMap(of) ?? [];
  if (!match || entries.length === 0 || !last.some(({ level }) => level === 0)) return [];
  const start = match[0].lastIndexOf(number);
  const end = start + number.length;
  return [{ start, end, text: text.slice(start, end), kind: 'item', entries }];
}

type ItemMark = Extract<Mark, { kind: 'item' }>;

function letters(left: string, items: readonly ItemMark[], lexicon: Lexicon): Mark[] {
  return [...left.matchAll(LETTER)].flatMap((match) => {
    const typed = match.groups?.letter ?? '';
    const end = match.index + match[0].length;
    const before = items.find((mark) => mark.end === end - typed.length - (match.groups?.gap ?? '').length);
    const stem = /^(.*\d)[a-z]$/.exec(refKey(before?.entries[0]?.ref ?? ''))?.[1];
    const entries = stem === undefined ? undefined : lexicon.refs.get(stem + refKey(typed));
    const stretch = { start: end - typed.length, end, text: left.slice(end - typed.length, end) };
    return entries ? [{ ...stretch, kind: 'item' as const, entries }] : [];
  });
}

/** What lies between "3.1" and "3.4": the mark stands on the dash. */
function ranges(left: string, items: readonly ItemMark[], lexicon: Lexicon): Mark[] {
  return items.flatMap((first, at) => {
    const last = items[at + 1];
    const gap = last === undefined ? '' : left.slice(first.end, last.start);
    if (!last || gap === '' || !RANGE.test(gap)) return [];
    const entries = between(refKey(first.entries[0]?.ref ?? ''), refKey(last.entries[0]?.ref ?? ''), lexicon);
    const stretch = { start: first.end, end: last.start, text: gap };
    return entries.length > 0 ? [{ ...stretch, kind: 'item' as const, entries }] : [];
  });
}

function between(from: string, to: string, lexicon: Lexicon): Entry[] {
  const [, stem, first] = /^(.*?)(\d+|[a-z])$/.exec(from) ?? [];
  const [, sameStem, last] = /^(.*?)(\d+|[a-z])$/.exec(to) ?? [];
  if (stem === undefined || stem !== sameStem || first === undefined || last === undefined) return [];
  const isLetter = /[a-z]/.test(first);
  const number = (part: string): number => (isLetter ? part.charCodeAt(0) - 96 : Number(part));
  const inside = Array.from(
    { length: Math.min(MOST_IN_A_RANGE, number(last) - number(first) - 1) },
    (_, step) => {
      const next = number(first) + step + 1;
      return stem + (isLetter ? String.fromCharCode(96 + next) : String(next));
    },
  );
  return inside.flatMap((key) => lexicon.refs.get(key) ?? []);
}

/** "Priority three", "the second phase": a topmost item by a number in words. */
function wordedRefs(left: string, lexicon: Lexicon): Mark[] {
  const levels = alternatives(lexicon);
  const behind = new RegExp(
    `(?<![\\p{L}\\d])(?<level>${levels})\\s(?<number>${NUMBERS.join('|')})(?![\\p{L}\\d])`,
    'giu',
  );
  const before = new RegExp(
    `(?<![\\p{L}\\d])(?<number>${PLACES.join('|')}|1st|2nd|3rd|[4-9]th|10th)\\s(?<level>${levels})(?![\\p{L}\\d])`,
    'giu',
  );
  return [...left.matchAll(behind), ...left.matchAll(before)].flatMap((match) => {
    const word = (match.groups?.number ?? '').toLowerCase();
    const number = Number.parseInt(word, 10) || Math.max(NUMBERS.indexOf(word), PLACES.indexOf(word)) + 1;
    const level = levelMeant(nameKey(match.groups?.level ?? ''), lexicon);
    const entries =
      lexicon.names.get(`${level} ${number}`) ??
      lexicon.refs.get(`${number}`)?.filter((entry) => entry.level === 0);
    const stretch = { start: match.index, end: match.index + match[0].length, text: match[0] };
    return entries && entries.length > 0 ? [{ ...stretch, kind: 'item' as const, entries }] : [];
  });
}
