/** Finds the lines that a document repeats on every page: headers, footers and page numbers. */

/** Fewer than this many times is no running header. */
const OFTEN = 3;
const LONGEST = 120;
const PAGE = /^\W{0,3}(?:page\s*)?\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?\W{0,3}$/i;
const PAGED = /\bpage\s*\d{1,3}\b|\b\d{1,3}\s*\|\s*page\b|\|\s*p\s?a\s?g\s?e\b/i;
const PART =
  /\b(?:priority|theme|objective|aim|goal|outcome|ambition|pillar|strand|workstream|phase|commitment|area|action|activity|actions|activities|deliverable)s?\b/i;
const LISTED = /^\s*(?:[-*•–]|#|\||\(?[a-z\d]{1,3}[.)])/i;

/** The places (from 0) of lines that are no part of the text. A repeated heading of the plan is none of them. */
export function runningLines(lines: readonly string[]): ReadonlySet<number> {
  const places = new Map<string, number[]>();
  const found = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text === '' || text.length > LONGEST || line.includes('\t')) continue;
    const alone = (lines[index - 1]?.trim() ?? '') === '' && (lines[index + 1]?.trim() ?? '') === '';
    if (
      (PAGE.test(text) && alone && /[a-z/]|\W\d|^\d{1,3}$/i.test(text)) ||
      (PAGED.test(text) && !LISTED.test(text) && text.length < 100)
    )
      found.add(index);
    const key = text
      .toLowerCase()
      .replace(/\d+/g, '#')
      .replace(/[\s*]+/g, ' ');
    const at = places.get(key) ?? [];
    at.push(index);
    places.set(key, at);
  }
  for (const [key, at] of places) {
    const spread = (at.at(-1) ?? 0) - (at[0] ?? 0) > at.length * 4;
    if (
      at.length < OFTEN ||
      !spread ||
      PART.test(key) ||
      LISTED.test(key) ||
      /[.;:?]$/.test(key) ||
      key.length < 8
    )
      continue;
    if (/^\p{Ll}/u.test(lines[at[0] ?? 0]?.trim() ?? '')) continue;
    for (const index of at) found.add(index);
  }
  return found;
}
