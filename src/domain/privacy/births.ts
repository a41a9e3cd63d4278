/** Dates of birth: a date behind words that say so, in a sentence or in a table. */
import { before, type Finding, found } from './finding.ts';

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DATE = String.raw`(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:${MONTH})\.?,?\s+(?:\d{4}|\d{2})|(?:${MONTH})\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})(?!\d)`;
const WORD = String.raw`(?:\bd\.?\s?o\.?\s?b\b\.?|\b(?:date of birth|birth ?date|birthday)\b)`;

const SAID = new RegExp(String.raw`${WORD}(?:\s+(?:is|was|of))?[\s:=,(–-]{0,4}${DATE}`, 'giu');
const BORN = new RegExp(
  String.raw`\bborn\s+(?:on\s+)?(?:the\s+)?${DATE}(?!\s*(?:onwards|or (?:after|before|later|earlier)|and (?:\d|after)|to\b))`,
  'giu',
);
const IN_BRACKETS = new RegExp(String.raw`\(\s*(?:b\.|born|dob)\s*${DATE}`, 'giu');
/** Everybody of an age, and nobody by name. */
const ALL_OF_THEM =
  /\b(?:children|pupils|babies|infants|those|young people|cohorts?|anyone|everyone|all|students|learners)\s+(?:(?:who|that)\s+)?(?:(?:were|are|was|is)\s+)?$/iu;

/** A column of a table, and a date in a line below it. */
const HEADED = new RegExp(String.raw`(?:^|[\n,;\t|])[ "']*${WORD}[ "']*(?=[\n,;\t|]|$)`, 'iu');
const CELL = new RegExp(String.raw`(?:^|[\n,;\t|])[ "']*${DATE}`, 'iu');

export function birthsIn(text: string): Finding[] {
  const said = [
    ...found('birth', text, SAID),
    ...found('birth', text, IN_BRACKETS),
    ...found('birth', text, BORN, ({ index }) => !ALL_OF_THEM.test(before(text, index, 40))),
  ];
  if (said.length > 0) return said;
  const heading = HEADED.exec(text);
  if (!heading) return [];
  const below = text.slice(heading.index + heading[0].length);
  const cell = /[\n]/.test(below) ? CELL.exec(below) : null;
  return cell ? [{ kind: 'birth', at: heading.index, length: heading[0].length }] : [];
}
