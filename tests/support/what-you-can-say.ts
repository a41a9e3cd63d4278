/** The tables of docs/what-you-can-say.md: what a phrase is, and what the page promises of it. */
import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../docs/what-you-can-say.md', import.meta.url), 'utf8');

/** The rows of the table under a heading: the phrase, and what the page says of it. */
export function rowsUnder(heading: string): [phrase: string, promise: string][] {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map((row) => [row[1] ?? '', row[2] ?? '']);
}

/** The headings that have a table of phrases. */
export const headingsOfPhrases = (): string[] =>
  page
    .split('\n## ')
    .filter((section) => section.includes('\n| you say |'))
    .map((section) => section.split('\n')[0] ?? '');
