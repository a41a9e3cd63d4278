/** Splits a cell or paragraph that holds several lettered, numbered or bulleted points into its points. */

/** `opening` is true for words that stand before the first point ("We will:"). */
export type Listed = { label: string | null; text: string; opening: boolean };

const BULLET =
  /^[\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25a0\u25e6\u00b7\uf0b7\uf0a7\uf0d8\u27a2\u2714\u2713*o\u2013\u2014-](?=\s)\s*(?=\S)/u;
const LETTER = /^(?:\(([a-z]|[ivx]{1,4}|\d{1,2})\)|([a-z]|[ivx]{1,4}|\d{1,2})[.)])(?:\s+|(?=[A-Z“"']))/i;
const NUMBER =
  /^(\d{1,2}(?:\.\d{1,2}){1,3}\s?(?:\([a-z]\)|[a-z]\b)?|[a-z]{1,3}\d{1,2}(?:\.\d{1,2}){0,2})[.):]?\s+(?=\S)/i;
/** Letters within a line: only in brackets or before one, and only when they count on from a, i or 1. */
const WITHIN = /(?<=^|[\s;:,.])(?:\(([a-z]|[ivx]{1,4}|\d{1,2})\)|([a-z]|[ivx]{1,4}|\d{1,2})\))(?=\s+\S)/gi;

type Point = { label: string | null; bullet: boolean; lines: string[] };

/**
 * The points of a text in order, with their labels as printed (`a)`, `(b)`, `1.2`; null for bullets).
 * A text without points is one entry without a label; an empty text is none.
 */
export function listedIn(text: string): Listed[] {
  const points: Point[] = [];
  for (const line of text.split(/\r\n?|\n|\u2028/)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const begun = begins(trimmed);
    if (begun !== null) points.push({ label: begun.label, bullet: begun.bullet, lines: [begun.rest] });
    else if (points.length === 0) points.push({ label: null, bullet: false, lines: [trimmed] });
    else points.at(-1)?.lines.push(trimmed);
  }
  const several = points.length > 1;
  return points.flatMap((point, index) => {
    const words = point.lines.join(' ').replace(/\s+/g, ' ').trim();
    const opening = several && index === 0 && point.label === null && !point.bullet;
    const marked = point.label === null ? words : `${point.label} ${words}`;
    return withinLine(marked) ?? [{ label: point.label, text: words, opening }];
  });
}

function begins(line: string): { label: string | null; bullet: boolean; rest: string } | null {
  const bullet = BULLET.exec(line);
  if (bullet !== null) return { label: null, bullet: true, rest: line.slice(bullet[0].length) };
  const found = NUMBER.exec(line) ?? LETTER.exec(line);
  if (found === null) return null;
  const rest = line.slice(found[0].length).trim();
  return rest === '' ? null : { label: found[0].trim(), bullet: false, rest };
}

/** "We will a) map needs b) train staff" as its points, or null when the letters do not count on. */
function withinLine(text: string): Listed[] | null {
  const marks = [...text.matchAll(WITHIN)].map((match) => ({
    label: match[0],
    mark: (match[1] ?? match[2] ?? '').toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const kept = longestCount(marks);
  if (kept.length < 2) return null;
  const opening = text.slice(0, kept[0]?.start ?? 0).trim();
  const points = kept.map(({ label, end }, index) => ({
    label,
    text: text
      .slice(end, kept[index + 1]?.start ?? text.length)
      .trim()
      .replace(/[;,]$/, ''),
    opening: false,
  }));
  return opening === '' ? points : [{ label: null, text: opening, opening: true }, ...points];
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];
const FIGURES = Array.from({ length: 30 }, (_, index) => String(index + 1));

/** The marks that count on from the first of a row of letters, Roman figures or figures. */
function longestCount<T extends { mark: string }>(marks: readonly T[]): T[] {
  const counts = [ALPHABET, ROMAN, FIGURES].map((row) => {
    const kept: T[] = [];
    for (const mark of marks) if (mark.mark === row[kept.length]) kept.push(mark);
    return kept;
  });
  return counts.reduce((best, count) => (count.length > best.length ? count : best));
}
