/** Parser: people and posts by name: known ones wherever they stand, others only where a sentence has a place for one. */

import { type Mark, matchesOf, overwrite, type Parser, type Sight } from '../mark.ts';
import { isNeutral, type Word, wordsOf } from '../words.ts';
import type { Lexicon } from './lexicon.ts';
import { PERSON_PLACES, type PersonPlace } from './person-places.ts';
import { stemOf } from './stems.ts';

const TITLE = /^(?:dr|mrs?|ms|miss|prof|professor|cllr|councillor|sir|dame|rev)\.?\s/i;
const MOST_WORDS = 60;
const LONGEST_NAME = 6;
/** What is written for somebody is read by them; it is not about their actions. */
const WRITTEN_FOR =
  /\b(?:summary|para|paragraph|lines?|brief(?:ing)?|slides?|note|notes|page|paper|report|bullets?|write[- ]?up)\b[^\n?!]{0,80}\b(?:for|to)\s$/i;

/** Who wants an answer is not whom it is about. */
const WANTS_IT =
  /^(?:'s|'d| is| has| was| would)? (?:wants?|wanted|needs?|asked|asking|after|keeps asking|been asking|like|requested|wondering|interested)\b/i;
const COUNCILLOR = /^(?:cllr|councillor)\b/i;
const FOR_SOMEBODY = /\b(?:for|to|with|by|from)\s$/i;

/** Titles of posts and full names stand before all else: the Head of Inclusion is no priority. */
export const wholeNames: Parser = (sight) => knownPeople(sight, 2);

/** Whomever the record knows, first names alone among them, wherever they stand. */
export const knownNames: Parser = (sight) => knownPeople(sight, 1);

export const people: Parser = (sight) => {
  const found = knownPeople(sight, 1);
  for (const place of PERSON_PLACES)
    for (const match of matchesOf(place.pattern, sight.text)) {
      const mark = nameAt(match, place, { ...sight, left: overwrite(sight.left, found) });
      if (mark) found.push(mark);
    }
  return found;
};

/** Full names and posts, and first names and surnames that are no words of the plan. */
function knownPeople({ left, text, lexicon }: Sight, fewest: number): Mark[] {
  const words = wordsOf(left);
  if (lexicon.called.people.size === 0 || words.length > MOST_WORDS) return [];
  const found: Mark[] = [];
  for (let at = 0; at < words.length; ) {
    const counts = Array.from({ length: LONGEST_NAME - fewest + 1 }, (_, less) => LONGEST_NAME - less);
    const group = counts.map((count) => words.slice(at, at + count)).find((some) => isKnown(some, lexicon));
    const [first, last] = [group?.[0], group?.at(-1)];
    if (group && first && last)
      found.push(
        ownerMark(first.start, last.end, text, nameIn(text.slice(first.start, last.end), true, lexicon)),
      );
    at += group?.length ?? 1;
  }
  return found;
}

function isKnown(words: readonly Word[], lexicon: Lexicon): boolean {
  const key = words.map((word) => word.text).join(' ');
  const [first] = words;
  const { people: names, parts } = lexicon.called;
  return [key, key.replace(/s$/, '')].some(
    (said) =>
      names.has(said) ||
      (words.length === 1 && first !== undefined && parts.has(said) && isOnlyAName(said, lexicon)),
  );
}

function nameAt(match: RegExpExecArray, { has, written }: PersonPlace, sight: Sight): Mark | null {
  const { left, text, lexicon } = sight;
  const typed = trimmed(match.groups?.name ?? '');
  const start = match.index + match[0].indexOf(typed);
  const end = start + typed.length;
  if (typed === '' || left.slice(start, end) !== text.slice(start, end)) return null;
  const name = nameIn(typed, has === true, lexicon);
  const words = wordsOf(name.replace(TITLE, '')).map((word) => word.text);
  const strange = words.filter((word) => isOnlyAName(word, lexicon));
  const isName =
    (TITLE.test(name) && (strange.length > 0 || /\s\p{Lu}/u.test(name))) ||
    (words.length > 0 &&
      words.every((word) => strange.includes(word) || ALSO_WORDS.test(word)) &&
      (strange.length > 0 || (/^\p{Lu}/u.test(name) && !(written && match[0] === typed)) || typed !== name));
  if (!isName) return null;
  const mark = ownerMark(start, end, text, name);
  const reads =
    WRITTEN_FOR.test(text.slice(0, start)) ||
    WANTS_IT.test(text.slice(end)) ||
    (COUNCILLOR.test(typed) && FOR_SOMEBODY.test(text.slice(0, start)));
  return reads ? { start, end, text: typed, kind: 'audience' } : mark;
}

/** "Dr Okafor say": a surname behind a name with a capital has one, too. */
function trimmed(name: string): string {
  const words = name.split(/\s/);
  const last = words.at(-1) ?? '';
  const before = words.at(-2);
  return before !== undefined &&
    !TITLE.test(`${before} `) &&
    /^\p{Lu}/u.test(before) &&
    !/^\p{Lu}/u.test(last)
    ? words.slice(0, -1).join(' ')
    : name;
}

/** First names that end in an s of their own. */
const WITH_S =
  /(?:thomas|nicholas|lucas|jonas|james|charles|chris|lewis|louis|dennis|francis|marcus|angus|ross|jess|tess|bess|idris|elias|tobias|matthias)$/i;

/** Without its possessive; `has`: an s without an apostrophe may be one. */
function nameIn(typed: string, has: boolean, { called }: Lexicon): string {
  const plain = typed.replace(/(?<=s)['’]$|['’]s$/i, '');
  const key = plain.toLowerCase();
  const own =
    plain !== typed || !has || WITH_S.test(plain) || called.parts.has(key) || called.people.has(key);
  return own ? plain : plain.replace(/s$/, '');
}

/** Names that are words as well: a capital letter or a possessive makes them people. */
const ALSO_WORDS =
  /^(?:mark|will|may|june|april|august|rose|hope|grace|faith|joy|bill|rob|sue|pat|art|dean|drew|jack|frank|grant|chase|penny|dawn|guy|miles|nick|lance|norm|max|basil|olive|ivy|iris|holly|heather|daisy|ruby|pearl|amber|jade|christian|kit|gene|dale|glen|cliff|lee|ash|jay|robin|martin|jean|earl|baron|king|young|wood|hill|brown|gray|grey|day|cook|carpenter|taylor|mason|porter|parker|gardener|carter|turner|walker|hunter|fisher|bishop|pope|bell|cross|banks|rivers|shaw|webb|moss|frost|fox|wolf|lamb|swift|knight|marsh|stone)$/;

/** Words of sentences that are no names, although no plan may have them. */
const ORDINARY =
  /^(?:overdue|stuck|slipping|slipped|planned|incomplete|evidence|proof|anybody|somebody|someone|yesterday|tonight|teams?|exec|executive|staff|headteachers?|heads?|schools?|officers?|governors?|ofsted|dfe|nhs|council|church|street|things?|stuff|work|nowt|owt|summat|info|details?|minutes|docs?|documents?|papers?|attachments?|links?|files?|photos?|funding|money|budgets?|costs?|risks?|issues?|blockers?|milestones?|targets?|measures?|figures?|numbers?|rates?|data|stats|progress|trouble|problems?|delays?|decisions?|approval|sign|help|context|comments?|anything|everything|nothing|something|children|pupils|parents|families|young|health|police|partners?|furthest|farthest|slowest|quickest|fastest|biggest|busiest|weakest|strongest|oldest|newest|nearest|closest|easiest|hardest)$/;

/** Neither an everyday word nor one of the plan's. */
function isOnlyAName(word: string, { topics, levelWords, called }: Lexicon): boolean {
  if (called.parts.has(word) && !ALSO_WORDS.test(word) && !isNeutral(word)) return true;
  const single = word.replace(/s$/, '');
  return (
    word.length > 1 &&
    ![word, single].some((one) => isNeutral(one) || levelWords.has(one) || ORDINARY.test(one)) &&
    !ALSO_WORDS.test(word) &&
    !topics.spellings.get(stemOf(word))?.has(word) &&
    !topics.spellings.get(stemOf(single))?.has(single) &&
    !topics.short.has(word) &&
    !/\d/.test(word)
  );
}

function ownerMark(start: number, end: number, text: string, name: string): Mark {
  const shown = /\p{Lu}/u.test(name)
    ? name
    : name.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
  return {
    start,
    end,
    text: text.slice(start, end),
    kind: 'owner',
    owner: { name: shown.trim().slice(0, 200) },
  };
}
