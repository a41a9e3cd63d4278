/** Takes the owner and the date out of an action's own words, where they stand at its end in brackets or after a dash. */
import { meaningOf } from '../columns.ts';
import { beginsWithVerb } from './action-verbs.ts';

export type Facts = { title: string; when: string | null; owners: string[]; measures: string[] };

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const SEASON = '(?:spring|summer|autumn|winter|easter|christmas|michaelmas)';
const YEAR = "(?:(?:19|20)\\d{2}|'\\d{2})(?:\\s?[/–-]\\s?(?:20)?\\d{2})?";
const PART = `(?:(?:(?:the )?(?:end|start|beginning|early|mid|late)(?: of|-| )?\\s?(?:the )?)?(?:(?:\\d{1,2}(?:st|nd|rd|th)? )?${MONTH}\\.?,?(?: ${YEAR})?|${SEASON}(?: (?:half )?term)?(?: \\d)?,?(?: ${YEAR})?|(?:academic|school|financial) year ${YEAR}|q[1-4],? ${YEAR}|${YEAR}|years? \\d{1,2}(?:\\s?[–-]\\s?\\d{1,2})?|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}))`;
/** Words that are a date and nothing else. */
const DATE = new RegExp(
  `^(?:(?:by|due|from|in|until|before|during|target(?: date)?:?|deadline:?) )?(?:${PART}(?:\\s?(?:[–-]|to|and|/)\\s?${PART})?(?: onwards)?|ongoing|on-going|annual(?:ly)?|(?:half[ -])?termly|monthly|quarterly|weekly|immediate(?:ly)?|short term|medium term|long term|tbc|within \\d{1,2} (?:months|weeks|years))\\.?$`,
  'i',
);
const NOT_A_NAME =
  /\b(?:where|needed|e\.?g|i\.?e|such as|including|see|and post|pre|our|the|new|all|other)\b|\d/i;
/** A name begins with a capital, and is no sentence. */
const NAME = /^\p{Lu}[^.!?]*$/u;
const LONGEST_NAME = 80;
const LONGEST = 3000;

const isDate = (words: string): boolean => words.length < 80 && DATE.test(words.trim());

/** The facts at the end of a text; what is no fact for certain stays in the title. */
export function factsIn(text: string): Facts {
  const facts: Facts = { title: text.trim(), when: null, owners: [], measures: [] };
  if (text.length > LONGEST) return facts;
  for (let round = 0; round < 3; round += 1) {
    const bracket = /[([]([^()[\]]{2,200})[)\]]\.?$/.exec(facts.title);
    const cut = bracket === null ? null : taken(bracket[1] ?? '', facts);
    if (bracket !== null && cut) {
      facts.title = facts.title.slice(0, bracket.index).trim();
      continue;
    }
    const rest = afterDash(facts.title) ?? keyed(facts.title);
    const named =
      rest !== null && facts.when !== null && facts.owners.length === 0 && partOf(rest.tail)?.kind === 'name';
    if (rest !== null && named && !beginsWithVerb(rest.tail)) facts.owners = namesOf(rest.tail);
    else if (rest === null || !taken(rest.tail, facts)) break;
    facts.title = rest.head;
  }
  return facts;
}

/** What stands after the last dash or stroke that has spaces around it. */
function afterDash(title: string): { head: string; tail: string } | null {
  const at = Math.max(
    title.lastIndexOf(' – '),
    title.lastIndexOf(' — '),
    title.lastIndexOf(' - '),
    title.lastIndexOf(' | '),
  );
  const head = title.slice(0, Math.max(0, at)).trim();
  const tail = title.slice(at + 3).trim();
  // Years with a dash between them are one period.
  return at < 8 || (/\d{4}$/.test(head) && /^\d{2,4}\b/.test(tail)) ? null : { head, tail };
}

const KEYED =
  /(?:^|[.;,–—|-]\s?|\s)((?:lead(?: officer| agency| person| service)?|owners?|responsib(?:le|ility)(?: officer| lead| person)?|led by|by when|by|deadline|due(?: date| by)?|time ?scales?|time ?frame|target date|when|who|completion(?: date)?|measures?(?: of success)?|success (?:measure|criteria)|kpi|outcome)\s?:\s?[^:]{2,200})$/i;

/** `... Lead: Head of SEND. By when: July 2027`: the last of the keys and its value. */
function keyed(title: string): { head: string; tail: string } | null {
  const found = KEYED.exec(title);
  if (found === null || found.index < 5) return null;
  return {
    head: title
      .slice(0, found.index)
      .trim()
      .replace(/[;,–—|-]$/, '')
      .trim(),
    tail: found[1] ?? '',
  };
}

/** Whether every part of the words is a fact; then they are added to the facts. */
function taken(words: string, facts: Facts): boolean {
  const parts = words.split(/\s*[;|]\s*|,\s+(?=(?:by|due|lead|owner|deadline|when|led)\b)|,\s+(?=[^,]*$)/i);
  const whole = parts.map((part) => partOf(part.trim()));
  const sure = whole.some((part) => part !== null && part.kind !== 'name');
  const list = sure && whole.every((part) => part !== null) ? whole : null;
  const single = list ?? (partOf(words)?.kind === 'name' ? null : [partOf(words)]);
  if (single?.every((part) => part === null) !== false) return false;
  for (const part of single) {
    if (part === null) continue;
    if (part.kind === 'when') facts.when = facts.when === null ? part.value : `${part.value}, ${facts.when}`;
    else if (part.kind === 'measure') facts.measures.unshift(part.value);
    else facts.owners.unshift(...namesOf(part.value));
  }
  return true;
}

type Part = { kind: 'when' | 'owner' | 'measure' | 'name'; value: string };

function partOf(part: string): Part | null {
  if (part === '') return null;
  const pair = /^([^:]{2,30}):\s*(.+)$/s.exec(part);
  const meaning = pair === null ? null : meaningOf(pair[1] ?? '');
  const value = pair?.[2]?.trim().replace(/\.$/, '') ?? '';
  if (pair !== null && /^by$/i.test(pair[1] ?? '')) return isDate(value) ? { kind: 'when', value } : null;
  if (meaning === 'owner' || meaning === 'lead') return { kind: 'owner', value };
  if (meaning === 'by-when' || meaning === 'start') return { kind: 'when', value };
  if (meaning === 'measure' || meaning === 'difference') return { kind: 'measure', value };
  if (isDate(part)) return { kind: 'when', value: part.replace(/\.$/, '') };
  const led = /^(?:led by|lead) (.{2,80})$/i.exec(part);
  if (led !== null) return { kind: 'owner', value: led[1] ?? '' };
  return part.length <= LONGEST_NAME && NAME.test(part) && !NOT_A_NAME.test(part)
    ? { kind: 'name', value: part }
    : null;
}

const namesOf = (value: string): string[] =>
  value
    .split(/\s*[;/]\s*|\s+&\s+(?=\p{Lu})/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
