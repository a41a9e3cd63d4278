/** Names of people, posts and teams as a sentence gives them, and how sure it is that they are names. */
import { isNeutral } from '../words.ts';

/** `sure`: capitalised as a name, or a team or post by its words; `length` counts characters from where it was looked for. */
export type SaidName = { name: string; length: number; sure: boolean };

const TITLE = '(?:(?:[Dd]r|[Mm]rs?|[Mm]s|[Mm]iss|[Pp]rof|[Cc]llr|[Ss]ir)\\.?\\s)';
const CAPITAL = "\\p{Lu}(?:'\\p{Lu})?[\\p{L}-]*\\p{Ll}";
const PERSON = new RegExp(`^(?:${TITLE})?(?:${CAPITAL})(?:\\s(?:${CAPITAL})){0,2}(?![\\p{L}\\d])`, 'u');
const TITLED = new RegExp(`^${TITLE}[\\p{L}'-]{2,30}`, 'u');
const LOWER =
  /^[\p{L}][\p{L}-]{2,20}(?:\s(?:health|care|services?|protection|safety|help|hubs?|education|college))?(?![\p{L}\d'])/u;
const GROUP =
  /^(?:the|our|your)?\s?((?:[\p{L}&/'-]+\s){0,4}?(?:team|service|unit|department|dept|colleagues|lead|manager|officer|co-?ordinator|director|advis[eo]r|headteacher|virtual school)|head of(?:\s(?!from|as|from|now|and)[\p{L}&]+){1,3})(?![\p{L}\d])/iu;

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Where things go to be decided, printed or bought: no new owner is named by them. */
const NOBODY = listed(
  `cabinet board committee panel forum council exec executive scrutiny print printers press advert consultation
  procurement tender legal finance comms schools school governors members parents families pupils students staff
  partners providers everyone everybody anyone anybody someone somebody nobody whoever me us you them him her it
  this that these those here there again around later nicely questions permission for about our my your the an
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri january february march
  april may june july august september october november december easter christmas today tomorrow next last
  sharepoint teams infobase onedrive google outlook website intranet folder hub ofsted dfe government
  done complete green amber red track risk late overdue ongoing good great fine ready unclear closed open
  time year term week month half phase stage part year yes sorry thanks please cheers hi hello ok
  we they he she who what when where why how if not now just all both one two three harder first
  senior leadership slt smt gov project programme plan strategy action update draft final review approval
  info information comment comments noting decision discussion sign reference clarity
  some any more most other another new old whole same right wrong each every full two in on at to by from with`,
);
/** Services whose names look like a verb's form. */
const SERVICES = listed(
  'housing planning commissioning safeguarding licensing training catering nursing highways libraries communities families',
);
const OWN = /^(?:my|the whole|whole|a|an|this|that|we|i|it|is|all|our own)\b/i;

const ADDRESS = /^[\p{L}\d][\p{L}\d._%+'-]{0,63}@[\p{L}\d][\p{L}\d-]{0,63}(?:\.[\p{L}\d-]{1,63}){1,5}/u;

/** A name at the beginning of `words`, or an e-mail address, where one stands there. */
export function nameAt(words: string): SaidName | null {
  const address = ADDRESS.exec(words);
  if (address) return taken(address[0], true);
  const group = GROUP.exec(words);
  if (group?.[1] && !OWN.test(group[1]) && /\s/.test(group[1].trim()))
    return { name: group[1].trim(), length: group[0].length, sure: true };
  const person = PERSON.exec(words) ?? TITLED.exec(words);
  if (person) return NOBODY.has(firstWord(person[0])) ? null : taken(person[0], true);
  const lower = LOWER.exec(words);
  if (!lower || NOBODY.has(firstWord(lower[0])) || isNeutral(lower[0].toLowerCase())) return null;
  if (SERVICES.has(firstWord(lower[0])) || /\s(?:health|care|services?)$/i.test(lower[0]))
    return taken(lower[0], false);
  return /(?:ing|ed|ly|s)$/.test(lower[0]) && !/^(?:[\p{L}]{3,5}s)$/u.test(lower[0])
    ? null
    : taken(lower[0], false);
}

const taken = (name: string, sure: boolean): SaidName => ({ name: name.trim(), length: name.length, sure });
const firstWord = (name: string): string => (name.split(/\s/)[0] ?? '').toLowerCase();

const BEFORE = new RegExp(`(?<![\\p{L}\\d'])((?:${TITLE})?${CAPITAL}(?:\\s${CAPITAL}){0,2})\\s*$`, 'u');
const GROUP_BEFORE =
  /(?:^|[\n,;.!-]\s?|\bthe\s|\bour\s)((?:(?!the\b|our\b|my\b|and\b|but\b)[\p{L}&/'-]+\s){1,4}(?:team|service|unit|department|dept|colleagues))\s*$/iu;
const LOWER_BEFORE =
  /(?:^|[\n,;.!-]\s?|\b(?:and|but|as|so)\s)(\p{Ll}[\p{L}-]{2,20}(?:\s\p{Ll}[\p{L}-]{2,20})?)\s*$/u;

/**
 * A name at the end of `words`. At a sentence's beginning any word is capitalised, so the list decides; without a
 * capital it is taken for one only where `loose` says that somebody else is meant.
 */
export function nameBefore(words: string, loose: boolean): SaidName | null {
  const near = words.slice(-80);
  const group = GROUP_BEFORE.exec(near);
  if (group?.[1] && !OWN.test(group[1])) return ending(group[1], group[1], true);
  const match = BEFORE.exec(near);
  if (match?.[1]) {
    const parts = match[1].split(/\s/);
    while (parts[0] !== undefined && isNoName(parts[0])) parts.shift();
    const name = parts.join(' ');
    return name === '' ? null : ending(name, match[0].slice(match[0].length - name.length - 1), true);
  }
  const lower = loose ? LOWER_BEFORE.exec(near)?.[1] : undefined;
  return lower === undefined || lower.split(/\s/).some(isNoName) ? null : ending(lower, lower, false);
}

const ending = (name: string, typed: string, sure: boolean): SaidName => ({
  name,
  length: typed.length,
  sure,
});
const isNoName = (word: string): boolean => NOBODY.has(word.toLowerCase()) || isNeutral(word.toLowerCase());
