/** Splits a cell, or a line, that holds several bulleted or lettered points into its points. */
import type { Cell } from './block.ts';
import { markOf } from './marks.ts';

/** `label` as printed, empty for a bullet, null for words without a mark; `depth` from 0. */
export type Point = { label: string | null; text: string; depth: number };

/** Bullets within a line. A dash counts only where the line begins with one. */
const WITHIN = /(?:^|\s)([\u2022\u25aa\u25cf\u25cb\u25a0\u25e6\uf0b7\uf0a7\u27a2])\s+/gu;
const DASHES = /(?:^|[;:.]\s|;\s?and\s)([–—-])\s+/gu;
const LETTERS = /(?<=^|[\s.;:,)'’”"])\(?([a-z])\)(?=\s*\S)/g;

/**
 * The points of a cell in order; an empty cell has none. Letters within a line count only where they count on;
 * `before` is the letter that the cell goes on from, if it does.
 */
export function pointsIn(cell: Cell, before = ''): Point[] {
  const points: Point[] = [];
  const bullets: string[] = [];
  let letter = before;
  for (const line of cell) {
    for (const piece of bulletsIn(line.text, line.marker, bullets)) {
      const marked = piece.label === '' || piece.label === null ? markOf(piece.text) : null;
      const label = marked === null || marked.marker === '' ? (marked?.marker ?? piece.label) : marked.marker;
      const depth = bullets.length > 0 ? piece.depth : line.depth;
      for (const part of lettersIn(label, marked?.text ?? piece.text, letter)) {
        const alone = part.label === null ? null : /^\(?([a-z])[.)]*$/.exec(part.label);
        if (alone?.[1] !== undefined) letter = alone[1];
        points.push({ label: part.label, text: part.text, depth });
      }
    }
  }
  return points.filter(({ text }) => text !== '');
}

type Piece = { label: string | null; text: string; depth: number };

/** A line at its bullets; a bullet of another shape than the cell's first is a point of a point. */
function bulletsIn(text: string, marker: string | null, shapes: string[]): Piece[] {
  const dashed = /^[–—-]\s/.test(text);
  const found = [...text.matchAll(WITHIN), ...(dashed ? text.matchAll(DASHES) : [])];
  const marks = found
    .map((match) => {
      const at = match.index + match[0].lastIndexOf(match[1] ?? '');
      return { shape: match[1] ?? '', start: at, end: match.index + match[0].length };
    })
    .sort((a, b) => a.start - b.start);
  if (marks.length === 0) return [{ label: marker, text, depth: 0 }];
  const opening = text.slice(0, marks[0]?.start).trim();
  const pieces = marks.map(({ shape, end }, index): Piece => {
    if (!shapes.includes(shape)) shapes.push(shape);
    const words = text.slice(end, marks[index + 1]?.start ?? text.length);
    return { label: '', text: words.replace(/;\s?and\s*$/, ';').trim(), depth: shapes.indexOf(shape) };
  });
  return opening === '' ? pieces : [{ label: marker, text: opening, depth: 0 }, ...pieces];
}

/** Letters that count on within a line. A row may start again at a, after the end of a sentence. */
function lettersIn(
  label: string | null,
  text: string,
  before: string,
): { label: string | null; text: string }[] {
  let last = /^\(?([a-z])[.)]*$/.exec(label ?? '')?.[1] ?? before;
  const cuts: { start: number; end: number; label: string }[] = [];
  for (const match of text.matchAll(LETTERS)) {
    const letter = match[1] ?? '';
    const left = text.slice(0, match.index);
    const right = text.slice(match.index + match[0].length).trimStart();
    const capital = /^["'“‘(]?[\p{Lu}\p{N}]/u.test(right);
    const ended = /(?:^|[.;:)'’”"]|\s\s)\s*$/.test(left);
    const next = last === '' ? letter === 'a' : letter.charCodeAt(0) === last.charCodeAt(0) + 1;
    const again = letter === 'a' && last !== '' && last !== 'a' && capital;
    if (!(next && (capital || ended)) && !(again && ended)) continue;
    cuts.push({ start: match.index, end: match.index + match[0].length, label: match[0].trim() });
    last = letter;
  }
  if (cuts.length === 0) return [{ label, text: text.trim() }];
  const opening = text.slice(0, cuts[0]?.start).trim();
  const parts = cuts.map((cut, index) => ({
    label: cut.label,
    text: text.slice(cut.end, cuts[index + 1]?.start ?? text.length).trim(),
  }));
  return opening === '' ? parts : [{ label, text: opening }, ...parts];
}
