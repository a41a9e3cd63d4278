/** The text of a message as the Bot Connector takes it: its lines stay lines, and nothing in it is read as markup. */

/** What begins a tag, an entity, or any Markdown: the Agents Playground reads that in markup as well. */
const LIVE = /[&<>"'*_~`[\]\\#|!^${}@]|:(?=\/\/)|(?<=www)\./gu;
/** At the beginning of a line: a list, a rule. */
const BEGINS = /^(\s*)(?:([-+])|(\d+)([.)])(?!\S))/u;

/**
 * What becomes of a line break in a text that goes as `plain` is written nowhere, and the Agents Playground loses it;
 * in one that goes as `xml` it is `<br/>`. So a single line goes as it is, and several go as markup of which the breaks
 * are all: every character that could be more is written as a character reference.
 */
export function textMarkup(text: string): { text: string; textFormat: 'plain' | 'xml' } {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u);
  return lines.length === 1
    ? { text, textFormat: 'plain' }
    : { text: lines.map(dead).join('<br/>'), textFormat: 'xml' };
}

const dead = (line: string): string =>
  line
    .replace(LIVE, reference)
    .replace(BEGINS, (_, space: string, mark?: string, number?: string, stop?: string) =>
      mark === undefined ? `${space}${number}${reference(stop ?? '')}` : `${space}${reference(mark)}`,
    );

/** Numeric ones are known to HTML, XML and Markdown alike; "&apos;" is not. */
const reference = (character: string): string => `&#${character.codePointAt(0)};`;
