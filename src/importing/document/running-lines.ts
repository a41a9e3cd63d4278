/** Finds the lines that a document repeats on every page: headers, footers and page numbers. */
import { groupHeadingOf } from './group-heading.ts';
import { followsFrom } from './heading-words.ts';
import { keyedLines } from './keyed-lines.ts';

/** Fewer than this many times is no running header. */
const OFTEN = 3;
const LONGEST = 120;
const SHORTEST = 8;
const PAGE = /^\W{0,3}(?:page\s*)?\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?\W{0,3}$/i;
const PAGED = /\bpage\s*\d{1,3}\b|\b\d{1,3}\s*\|\s*page\b|\|\s*p\s?a\s?g\s?e\b/i;
const LISTED = /^\s*(?:[-*•–]|#|\||\(?[a-z\d]{1,3}[.)])/i;

/** The places (from 0) of lines that are no part of the text. What a plan repeats (its headings, "Lead: ...") is none. */
export function runningLines(lines: readonly string[]): ReadonlySet<number> {
  const places = new Map<string, number[]>();
  const found = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text === '' || text.length > LONGEST || line.includes('\t') || LISTED.test(text)) continue;
    const alone = (lines[index - 1]?.trim() ?? '') === '' && (lines[index + 1]?.trim() ?? '') === '';
    if ((PAGE.test(text) && alone) || PAGED.test(text)) found.add(index);
    if (!alone || text.length < SHORTEST || /[.;:?]\W*$|^\p{Ll}/u.test(text)) continue;
    const key = text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
    const at = places.get(key) ?? [];
    at.push(index);
    places.set(key, at);
  }
  for (const at of places.values()) {
    const first = at[0] ?? 0;
    const spread = (at.at(-1) ?? 0) - first > at.length * 4;
    if (at.length >= OFTEN && spread && !isOfPlan(lines[first]?.trim() ?? ''))
      for (const index of at) found.add(index);
  }
  return found;
}

const isOfPlan = (text: string): boolean =>
  followsFrom(text) !== null || groupHeadingOf(text, true) !== null || keyedLines(text) !== null;
