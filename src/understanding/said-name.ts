/** Names of people, posts and teams as a sentence gives them, and how sure it is that they are names. */
import { isNeutral } from './words.ts';

/** `sure`: capitalised as a name, or a team or post by its words; `length` counts characters from where it was looked for. */
export type SaidName = { name: string; length: number; sure: boolean };

const TITLE = '(?:(?:[Dd]r|[Mm]rs?|[Mm]s|[Mm]iss|[Pp]rof|[Cc]llr|[Ss]ir)\\.?\\s)';
const CAPITAL = "\\p{Lu}(?:'\\p{Lu})?[\\p{L}-]*\\p{Ll}";
const PERSON = new RegExp(`^(?:${TITLE})?(?:${CAPITAL})(?:\\s(?:${CAPITAL})){0,2}(?![\\p{L}\\d])`, 'u');
const TITLED = new RegExp(`^${TITLE}[\\p{L}'-]{2,30}`, 'u');
const LOWER = /^[\p{L}][\p{L}-]{2,20}(?![\p{L}\d'])/u;
const GROUP =
  /^(?:the|our|your)?\s?((?:[\p{L}&/'-]+\s){0,4}?(?:team|service|unit|department|dept|colleagues|lead|manager|officer|co-?ordinator|director|advis[eo]r|headteacher)|head of(?:\s(?!from|as|from|now|and)[\p{L}&]+){1,3})(?![\p{L}\d])/iu;

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
  some any more most other another new old whole same right wrong each every full two in on at to by from with`,
);
const OWN = /^(?:my|the whole|whole|a|an|this|that|we|i|it|is|all|our own)\b/i;

/** A name at the beginning of `words`, where one stands there. */
export function nameAt(words: string): SaidName | null {
  const group = GROUP.exec(words);
  if (group?.[1] && !OWN.test(group[1]) && /\s/.test(group[1].trim()))
    return { name: group[1].trim(), length: group[0].length, sure: true };
  const person = PERSON.exec(words) ?? TITLED.exec(words);
  if (person) return NOBODY.has(firstWord(person[0])) ? null : taken(person[0], true);
  const lower = LOWER.exec(words);
  if (!lower || NOBODY.has(firstWord(lower[0])) || isNeutral(lower[0].toLowerCase())) return null;
  return /(?:ing|ed|ly|s)$/.test(lower[0]) && !/^(?:[\p{L}]{3,5}s)$/u.test(lower[0])
    ? null
    : taken(lower[0], false);
}

const taken = (name: string, sure: boolean): SaidName => ({ name: name.trim(), length: name.length, sure });
const firstWord = (name: string): string => (name.split(/\s/)[0] ?? '').toLowerCase();

const BEFORE = new RegExp(`(?<![\\p{L}\\d'])((?:${TITLE})?${CAPITAL}(?:\\s${CAPITAL}){0,2})\\s*$`, 'u');

/** A capitalised name at the end of `words`; at a sentence's beginning any word is capitalised, so the list decides. */
export function nameBefore(words: string): SaidName | null {
  const match = BEFORE.exec(words.slice(-80));
  if (!match?.[1]) return null;
  const parts = match[1].split(/\s/);
  while (parts[0] !== undefined && (NOBODY.has(parts[0].toLowerCase()) || isNeutral(parts[0].toLowerCase())))
    parts.shift();
  const name = parts.join(' ');
  return name === '' ? null : { name, length: name.length + (match[0].length - match[1].length), sure: true };
}
