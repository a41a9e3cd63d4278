/** Finds the abbreviations that a document explains: "Children Missing Education (CME)", "DfE - Department for Education". */
import { type Block, wordsOf } from './block.ts';

const BEHIND = /\(([A-Z][A-Za-z&]{1,7})\)/g;
const BEFORE =
  /\b([A-Z][A-Za-z&]{1,7}) \(((?:[A-Z][\p{L}'’,-]+|and|of|for|in|the|to|&|with)(?: (?:[\p{L}'’,&-]+)){1,8})\)/gu;
const GLOSSED = /(?:^|[,;]\s*)([A-Z][A-Za-z&]{1,7})\s?(?:[-–—:=])\s?([A-Z][^,;:\n]{3,80})/g;
const SMALL = new Set(['of', 'and', 'for', 'in', 'the', 'to', 'on', 'with', 'a', '&', 'by', 'at', 'or']);
const MOST = 300;
const LONGEST = 20_000;

/** Each abbreviation with the first expansion whose initials it is. */
export function abbreviationsIn(blocks: readonly Block[]): Record<string, string> {
  const found = new Map<string, string>();
  const add = (short: string, long: string | null): void => {
    const capitals = short.replace(/[^A-Z]/g, '');
    const plural = /s$/.test(short) && capitals === short.slice(0, -1);
    const name = plural ? short.slice(0, -1) : short;
    if (long === null || capitals.length < 2 || found.has(name) || found.size >= MOST) return;
    found.set(name, plural ? long.replace(/(?<=[a-rt-z])s$/, '') : long);
  };
  for (const text of textsOf(blocks)) {
    for (const match of text.matchAll(BEHIND))
      add(match[1] ?? '', before(text.slice(0, match.index), match[1] ?? ''));
    for (const match of text.matchAll(BEFORE))
      add(match[1] ?? '', fits(match[1] ?? '', match[2] ?? '') ? (match[2] ?? null) : null);
    for (const match of text.matchAll(GLOSSED)) {
      const long = (match[2] ?? '').trim();
      if (fits(match[1] ?? '', long)) add(match[1] ?? '', long);
    }
  }
  return Object.fromEntries(found);
}

function textsOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((block) =>
      block.kind === 'table'
        ? block.rows.flatMap((row) => {
            const cells = row.cells.map(wordsOf);
            const glossed =
              cells.length === 2 && /^[A-Z][A-Za-z&]{1,7}$/.test(cells[0] ?? '')
                ? [`${cells[0]} - ${cells[1]}`]
                : [];
            return [...glossed, ...cells];
          })
        : [block.text],
    )
    .map((text) => text.slice(0, LONGEST));
}

/** The words before a bracket whose initials the abbreviation is. */
function before(text: string, short: string): string | null {
  const letters = short.replace(/[^A-Z]/g, '').length;
  const words = text
    .slice(-200)
    .trim()
    .split(/[\s/]+/);
  for (let count = Math.max(1, letters - 1); count <= Math.min(words.length, letters + 5); count += 1) {
    const long = words.slice(words.length - count);
    if (!SMALL.has((long[0] ?? '').toLowerCase()) && fits(short, long.join(' '))) return long.join(' ');
  }
  return null;
}

/** Whether the initials of the words, small words apart, spell the abbreviation. */
function fits(short: string, long: string): boolean {
  const wanted = short
    .replace(/s$/, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const words = long
    .toLowerCase()
    .split(/[\s/-]+/)
    .map((word) => word.replace(/[^a-z]/g, ''))
    .filter(Boolean);
  const main = words.filter((word) => !SMALL.has(word));
  const spelt = (all: readonly string[]): boolean => all.map((word) => word[0]).join('') === wanted;
  const capital = short.replace(/[^A-Z]/g, '').toLowerCase();
  return (
    spelt(main) ||
    spelt(words) ||
    (capital.length > 1 && main.map((word) => word[0]).join('') === capital) ||
    (/^[A-Z][a-z]+[A-Z]/.test(short) && inOrder(wanted, words))
  );
}

/** `NMiTE`: letters of the words' beginnings, in order. */
const inOrder = (letters: string, words: readonly string[]): boolean => {
  const initials = words.map((word) => word[0]).join('');
  return initials === letters;
};
