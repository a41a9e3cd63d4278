/** Parser: people and posts by name: known ones wherever they stand, others only where a sentence has a place for one. */
import type { Lexicon } from './lexicon.ts';
import { type Mark, overwrite, type Parser, type Sight } from './mark.ts';
import { stemOf } from './stems.ts';
import { isNeutral, wordsOf } from './words.ts';

const TITLE = '(?:dr|mr|mrs|ms|miss|prof|professor|cllr|councillor|sir|dame|rev)';
const WORD = "\\p{L}[\\p{L}'’-]{0,30}";
/** Lazily, so that the words behind it keep their own meaning. */
const NAME = `(?<name>(?:${TITLE}\\.?\\s)?${WORD}(?:\\s${WORD}){0,2}?)`;
const HOLDS =
  '(?:down for|got|gotten|doing|(?:up|on) (?:to|with)|working on|responsible for|accountable for|owns?|leads?|leading|owes?|looks? after|looking after|handling|dealing with|in charge of|late|behind|due|overdue|outstanding|signed up|supposed to|meant to|have|has|need|working|covering)';
const DID =
  '(?:behind|late|overdue|on (?:track|top|it)|up to date|got|repl(?:y|ied)|report(?:ed)?|updat(?:ed|e)|respond(?:ed)?|answered|sen[dt]|sa(?:y|id)|done|finished|given|give|submitted|ok|okay|coping|owns?|leads?|have|started|completed|missed|slipping|in charge|responsible|still|up against|working|doing)';
const THINGS =
  '(?:(?:overdue|due|late|open|outstanding|red|amber|green) )?(?:actions?|actns|list|stuff|bits|items?|tasks?|work|ones|things|jobs|overdue|due|updates?|deadlines?|outstanding|reds?|ambers?|plate|workload|portfolio)';

/** Where a sentence has a place for somebody. `bare`: an s at the end may be "has" or "is" without its apostrophe. */
const PLACES: readonly { pattern: RegExp; bare?: true; upper?: true }[] = [
  { pattern: new RegExp(`\\b${TITLE}\\.?\\s(?<name>${WORD}(?:\\s\\p{Lu}[\\p{L}'’-]{1,30})?)`, 'giu') },
  {
    pattern: new RegExp(
      `\\b(?:what|wot|which|whats|what's|how|where|when|actions|anything|everything|all|stuff|things|ones)(?: \\p{L}+)?(?: is| are| has| have| does| did| was)\\s${NAME}\\s${HOLDS}(?!\\p{L})`,
      'giu',
    ),
  },
  { pattern: new RegExp(`\\bwhat(?:'?s)?\\s${NAME}\\s${HOLDS}(?!\\p{L})`, 'giu'), bare: true },
  {
    pattern: new RegExp(
      `\\b(?:is|has|did|does|was|will|isn't|hasn't|isnt|hasnt)\\s${NAME}\\s${DID}(?!\\p{L})`,
      'giu',
    ),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<name>(?:${TITLE}\\.?\\s)?${WORD}(?:\\s${WORD})?(?:'s|s'))(?=\\s${THINGS}(?!\\p{L}))`,
      'giu',
    ),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<name>${WORD}s)(?=\\s(?:actions|actns|list|stuff|bits|tasks|plate|workload)(?!\\p{L}))`,
      'giu',
    ),
    bare: true,
    upper: true,
  },
  {
    pattern: new RegExp(
      `\\b(?:owned by|assigned to|allocated to|led by|held by|belong(?:s|ing)? to|down to|down as|name of|under)\\s(?<name>(?:${TITLE}\\.?\\s)?${WORD}(?:\\s\\p{Lu}[\\p{L}'’-]{1,30})?)`,
      'giu',
    ),
  },
  {
    pattern:
      /\b(?:for|from|with|by|on|chase|nudge|remind|ping|about|to)\s(?<name>\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30})?)(?=$|[\s?.!,;])/gu,
    upper: true,
  },
  {
    pattern: new RegExp(
      `(?<=^|[,;.]\\s)(?<name>\\p{Lu}[\\p{L}'’-]{1,30})(?=\\s(?:-\\s)?${THINGS}(?!\\p{L}))`,
      'gu',
    ),
    upper: true,
  },
];
/** First names that end in an s of their own. */
const WITH_S =
  /(?:thomas|nicholas|lucas|jonas|james|charles|chris|lewis|louis|dennis|francis|marcus|angus|ross|jess|tess|bess|idris|inus|elias|tobias|matthias)$/i;
/** Names that are words as well: only a place for somebody, or a title, makes them people. */
const ALSO_WORDS =
  /^(?:mark|will|may|june|april|august|rose|hope|grace|faith|joy|bill|rob|sue|pat|art|dean|drew|jack|frank|grant|chase|penny|summer|autumn|dawn|guy|miles|nick|lance|norm|max|basil|olive|ivy|iris|holly|heather|daisy|ruby|pearl|amber|jade|scarlett|christian|kit|gene|dale|glen|cliff|lee|ash|jay|robin|martin|jean|earl|baron|major|king|young|page|wood|hill|field|best|good|white|black|green|brown|gray|grey|day|winter|spring|west|north|long|short|small|little|bright|strong|power|price|rich|read|reading|cook|carpenter|taylor|mason|porter|parker|gardener|carter|turner|walker|hunter|fisher|bishop|pope|church|school|park|street)$/;

export const people: Parser = (sight) => {
  const known = knownPeople(sight);
  const seen = { ...sight, left: overwrite(sight.left, known) };
  const placed: Mark[] = [];
  for (const { pattern, bare, upper } of PLACES)
    for (const match of sight.text.matchAll(pattern)) {
      const mark = placedName(match, bare === true, upper === true, {
        ...seen,
        left: overwrite(seen.left, placed),
      });
      if (mark) placed.push(mark);
    }
  return [...known, ...placed];
};

/** Full names and posts, and first names and surnames that are no words of the plan. */
function knownPeople({ left, text, lexicon }: Sight): Mark[] {
  const { people: names, parts } = lexicon.called;
  if (names.size === 0) return [];
  const words = wordsOf(left);
  const found: Mark[] = [];
  for (let at = 0; at < words.length; ) {
    const group = [6, 5, 4, 3, 2, 1]
      .map((count) => words.slice(at, at + count))
      .find((some) => {
        const key = some.map((word) => word.text).join(' ');
        const single = some.length === 1 && isOnlyAName(key, lexicon);
        const [one] = [key, key.replace(/s$/, '')].filter(
          (spelt) => names.has(spelt) || (single && parts.has(spelt)),
        );
        return one !== undefined && (some.length > 1 || single);
      });
    const [first, last] = [group?.[0], group?.at(-1)];
    if (group && first && last) {
      const typed = text.slice(first.start, last.end);
      const key = group.map((word) => word.text).join(' ');
      const whole = names.has(key) || parts.has(key);
      found.push(
        markOf(first.start, typed, whole ? typed.replace(/['’]s?$/, '') : typed.replace(/['’]?s['’]?$/, '')),
      );
    }
    at += group?.length ?? 1;
  }
  return found;
}

function placedName(
  match: RegExpExecArray,
  bare: boolean,
  upper: boolean,
  { left, text, lexicon }: Sight,
): Mark | null {
  const name = match.groups?.name ?? '';
  const start = match.index + match[0].indexOf(name, Math.max(0, match[0].search(/\S/)));
  if (name === '' || left.slice(start, start + name.length) !== text.slice(start, start + name.length))
    return null;
  const owner = withoutEnding(name, bare, lexicon);
  const words = wordsOf(owner.replace(new RegExp(`^${TITLE}\\.?\\s`, 'i'), ''));
  const titled =
    new RegExp(`^${TITLE}\\.?\\s`, 'i').test(owner) ||
    (match[0].toLowerCase() !== name.toLowerCase() && isTitle(match[0], name));
  const isName = words.every(
    ({ text: word }) =>
      titled || isOnlyAName(word, lexicon) || (ALSO_WORDS.test(word) && !upper && startsUpper(owner)),
  );
  if (words.length === 0 || !isName) return null;
  const from = titled && isTitle(match[0], name) ? match.index : start;
  return markOf(
    from,
    text.slice(from, start + name.length),
    (from < start ? text.slice(from, start) : '') + owner,
  );
}

const isTitle = (whole: string, name: string): boolean =>
  new RegExp(`^${TITLE}\\.?\\s$`, 'i').test(whole.slice(0, whole.length - name.length));
const startsUpper = (name: string): boolean => /^\p{Lu}/u.test(name);

function withoutEnding(name: string, bare: boolean, { called }: Lexicon): string {
  const plain = name.replace(/(?<=s)['’]$|['’]s$/i, '');
  const own = plain !== name || !bare || WITH_S.test(plain) || called.parts.has(plain.toLowerCase());
  return own ? plain : plain.replace(/s$/, '');
}

/** Neither an everyday word nor one of the plan's. */
function isOnlyAName(word: string, { topics, levelWords, called }: Lexicon): boolean {
  if (word.length < 2 || isNeutral(word) || isNeutral(word.replace(/s$/, '')) || ALSO_WORDS.test(word))
    return false;
  if (called.parts.has(word)) return true;
  return (
    !topics.spellings.has(stemOf(word)) &&
    !topics.short.has(word) &&
    !levelWords.has(word) &&
    !ORDINARY.test(word)
  );
}

const ORDINARY =
  /^(?:overdue|late|due|red|reds|amber|ambers|green|greens|blue|complete[d]?|finished|started|stuck|blocked|slipping|slipped|changed|moved|planned|missing|outstanding|incomplete|unowned|evidence|nothing|anybody|somebody|someone|nobody|yesterday|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas|xmas|term|terms|half|year|month|week|fortnight|board|boards|cabinet|scrutiny|committee|council|members|exec|executive|staff|everyone|people|nobody|governors|ofsted|dfe|nhs|owners?|leads?|headteachers?|heads?|schools?|officers?|dates?|deadlines?)$/;

function markOf(start: number, typed: string, name: string): Mark {
  const shown = name.trim().replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
  const plain = /\p{Lu}/u.test(name) ? name.trim() : shown;
  return {
    start,
    end: start + typed.length,
    text: typed,
    kind: 'owner',
    owner: { name: plain.slice(0, 200) },
  };
}
