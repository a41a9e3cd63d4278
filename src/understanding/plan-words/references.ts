/** Parser: refs in any spelling ("3.3b", "3.3 (b)", "p3", "obj 3.3"). Refs are looked up, never guessed. */

import type { Mark, Parser, Stretch } from '../mark.ts';
import { type Lexicon, nameKey, refKey } from './lexicon.ts';

/** Letters, digits and dots, with bracketed letters behind: wide on purpose, the lexicon decides. */
const TOKEN =
  /(?<![\p{L}\d.£$€%#])\.?[a-z]{0,10}\d{1,3}(?:[.-]?[a-z\d]{1,3})*(?:\s?\(\s?[a-z\d]{1,4}\s?\))*/giu;
/** Words behind which a number is no ref of the plan. */
const NOT_A_REF_AFTER =
  /(?:\b(?:version|ver|v|section|page|pg|para|paragraph|chapter|table|figure|fig|appendix|annex|year|yr|week|room|term|ks|grade|level|deal|of|at|from|until|up|to|now|nearly|about|over|under|than)|[£$€~±<>=])\s?$|\+$/i;
const NOT_A_REF_BEFORE =
  /^(?:\s?(?:%|per ?cent|pm|am|fte|k|million|m|hours?|hrs?|days?|weeks?|months?|years?|points?|pp|st|nd|rd|th)\b|%|:\d|[\p{L}\d])/iu;
/** "Overdue in 3": a bare number is a priority only in a question's last place. */
const ASKED_IN =
  /\b(?:overdue|due|late|status|risk|track|red|amber|green|progress|done|complete|started)\s+(?:in|of|for|on|under)\s$/i;
const LAST_OF_ALL = /^(?:\s?(?:,|and|&|n|or|\+)\s?\d{1,2}){0,4}[\s?.!]*$/i;
/** A ref that no plan has is worth a question only when it cannot be anything else. */
const SURELY_A_REF = /^\d{1,2}(?:\.\d{1,2}(?:\.?[a-z])?|\([a-z]\)|\.\d{1,2}\s?\(\s?[a-z]\s?\))$/i;

/** What may stand between the numbers of one list: "priorities 2 and 4", "themes 1, 2 n 3", "priorities 2-4". */
const IN_A_LIST = /^(?:\s?(?:,|and|&|n|or|\+|\/|-|to|,\s?and)\s?|\s)$/i;

export const references: Parser = ({ left, lexicon }) => {
  const level = new RegExp(`(?<![\\p{L}\\d])(${alternatives(lexicon)})(?:\\s(?:no|number))?\\.?\\s?$`, 'iu');
  /** The level word of a list that the last piece was part of, and where that ended. */
  let list: { named: string; end: number } | null = null;
  return [...left.matchAll(TOKEN)].flatMap((match) =>
    pieces(match[0], match.index).flatMap((piece) => {
      const before = left.slice(Math.max(0, piece.start - 40), piece.start);
      const worded = level.exec(before)?.[1];
      const listed = list && IN_A_LIST.test(left.slice(list.end, piece.start)) ? list.named : undefined;
      const named = worded ?? listed;
      const start =
        worded === undefined ? piece.start : piece.start - (before.length - before.lastIndexOf(worded));
      const stretch: Stretch = { start, end: piece.end, text: left.slice(start, piece.end) };
      const behind = left.slice(piece.end, piece.end + 20);
      const placed = named !== undefined || (ASKED_IN.test(before) && LAST_OF_ALL.test(behind));
      const moves = !WITH_LETTER.test(piece.text) && (MOVES_BEFORE.test(before) || MOVES_BEHIND.test(behind));
      if (moves || NOT_A_REF_BEFORE.test(behind) || (!placed && isOtherNumber(before, piece.text))) return [];
      const reported = REPORTED.test(behind);
      const mark = lookUp(piece.text, named ?? null, placed, reported, stretch, lexicon);
      const leading = named ?? /^([a-z]+)\d+$/i.exec(piece.text)?.[1];
      list =
        mark && (leading !== undefined || placed) ? { named: leading ?? 'priority', end: piece.end } : null;
      // A bare number behind a list is part of it only where the plan has it: "priority 2, 3 weeks late".
      if (mark?.kind === 'unknown-ref' && worded === undefined && listed !== undefined) return [];
      return mark ? [mark] : [];
    }),
  );
};

/** How people shorten the words for levels, beside what the plan itself says. */
const SHORTENED: Readonly<Record<string, readonly string[]>> = {
  priority: ['p', 'pr', 'pri', 'prio', 'prty'],
  objective: ['obj', 'objs'],
  theme: ['thm'],
  phase: ['ph'],
  activity: ['act'],
};

export const alternatives = (lexicon: Lexicon): string =>
  [...lexicon.levelWords]
    .flatMap((word) => [
      word,
      word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`,
      ...(SHORTENED[word] ?? []),
    ])
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(' ', '[\\s-]'))
    .join('|');

/** The level word that a spelling of it means: "priorities" and "pr" are priority. */
export const levelMeant = (named: string, lexicon: Lexicon): string => {
  const word = nameKey(named);
  const long = Object.keys(SHORTENED).find((one) => SHORTENED[one]?.includes(word));
  return (
    [word, word.replace(/ies$/, 'y'), word.replace(/s$/, ''), long ?? word].find((one) =>
      lexicon.levelWords.has(one),
    ) ?? word
  );
};

/** "3.3b", "3.3(b)": no figure is written so. */
const WITH_LETTER = /^\d{1,2}\.\d{1,2}\.?\s?(?:[a-z]|\(\s?[a-z]\s?\))$/i;
const FIGURE_AFTER = /\b(?:of|at|from|until|up|to|now|nearly|about|over|under|than)\s?$/i;

/** "3.1% now, national 5.5": what a figure is held against is one, too. */
const COMPARED =
  /\d[^\n]{0,40}\b(?:national(?:ly)?|england|regional(?:ly)?|average|avg|neighbours|comparators?|benchmark)\s{0,3}(?:is|at|average|avg|was|rate|figure)?[\s:]{0,3}$/i;

const isOtherNumber = (before: string, text: string): boolean =>
  !(WITH_LETTER.test(text) && FIGURE_AFTER.test(before)) &&
  (NOT_A_REF_AFTER.test(before) || COMPARED.test(before)) &&
  !(
    (/\b(?:of|to|about|apart from)\s?$/i.test(before) || LISTED_UNDER.test(before)) &&
    /\.\d|[a-z(]/i.test(text)
  );

/** "93.2 up from 92.6", "down to 3.1 from 3.9": what rises and falls is a figure. */
const MOVES_BEFORE =
  /\b(?:up|down|fell|fallen|rose|risen|dropped|increased|decreased|improved|gone|went)\s+(?:(?:to|from)\s+)?$|\d\s?%?,?\s+(?:from|vs\.?|against|was)\s+$/i;
const MOVES_BEHIND = /^\s*%?,?\s*\(?(?:(?:up|down)\s+(?:from|on|by)|(?:from|was|vs\.?|against)\s+\d)/i;

/** "Everything under 3.3"; "attendance is under 3.3" names a figure. */
const LISTED_UNDER =
  /\b(?:everything|anything|all|actions?|activities|items|things|stuff|ones|bits|sits?|comes?|falls?|listed|what'?s|what (?:is|are)|which (?:is|are)|(?:is|are) there|left|due|overdue|open|late|red|amber|green|owners?)\s+under\s?$/i;

/** "3.3b-3.7a" and "3.3b/3.7a" are two; one match never spans them. */
function pieces(text: string, index: number): Stretch[] {
  return [...text.matchAll(/[^-]+/g)].map((part) => {
    const trimmed = part[0].replace(/[.\s]+$/, '');
    return { start: index + part.index, end: index + part.index + trimmed.length, text: trimmed };
  });
}

/** "4b done": with a status right behind it a number with a letter can only be a ref. */
const SHORT_REF = /^\d{1,2}[a-h]$/i;
const REPORTED =
  /^'?s?\s(?:(?:is|are|now|all|also|still|was)\s){0,2}(?:done|complete|finished|on[ -]track|at[ -]risk|off[ -]track|slipp|delayed|not start|(?:due )?(?:date|deadline)\b)/i;

/**
 * `named` is the level word before the number; `placed` says that a bare number can only be a ref here, `reported` that
 * a status stands right behind it.
 */
function lookUp(
  typed: string,
  named: string | null,
  placed: boolean,
  reported: boolean,
  stretch: Stretch,
  lexicon: Lexicon,
): Mark | null {
  const key = refKey(typed);
  const initial = /^([a-z]+)(\d.*)$/.exec(key);
  const letters = initial?.[1] ?? '';
  const short =
    lexicon.initials.has(letters) || lexicon.levelWords.has(letters) ? (initial?.[2] ?? null) : null;
  const bare = /^\d+$/.test(key) && !placed;
  const found =
    (named === null ? undefined : lexicon.names.get(`${levelMeant(named, lexicon)} ${nameKey(typed)}`)) ??
    (named === null ? undefined : lexicon.refs.get(refKey(`${named}${typed}`))) ??
    (bare ? undefined : lexicon.refs.get(key)) ??
    (short === null ? undefined : lexicon.refs.get(short));
  if (found) return { ...stretch, kind: 'item', entries: found };
  const printed = bare
    ? undefined
    : (lexicon.printed.get(key) ?? (short === null ? undefined : lexicon.printed.get(short)));
  const clear =
    named !== null
      ? /^\d/.test(key)
      : short !== null
        ? /^\d{1,2}$/.test(short)
        : SURELY_A_REF.test(typed) || (SHORT_REF.test(typed) && reported);
  if (!clear && !(printed && SURELY_A_REF.test(typed))) return null;
  return {
    ...stretch,
    kind: 'unknown-ref',
    printed: printed ?? [],
    key: short ?? key,
  };
}
