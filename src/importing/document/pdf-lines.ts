/** Puts the pieces of text on a PDF's page back into lines and columns by where they stand. */

/** A piece of text: `x` from the left and `y` from the bottom of the page, in points; `size` is that of its letters. */
export type Piece = { text: string; x: number; y: number; width: number; size: number };
/** Pieces that stand close together on one line. */
export type Fragment = { text: string; x: number; end: number };
export type PageLine = { fragments: Fragment[]; y: number; size: number };

/** Parts of the letters' size: what stands further apart is another line, another word, another column. */
const SAME_LINE = 0.45;
const WORD_GAP = 0.18;
const COLUMN_GAP = 1.1;
const LEAST_FOR_GUTTER = 8;

/** The lines of a page from the top, each at its gaps in fragments. Two columns of running text come one after the other. */
export function linesOfPage(pieces: readonly Piece[]): PageLine[] {
  const lines = linesByHeight(pieces);
  const gutter = gutterIn(lines);
  if (gutter === null) return lines;
  const side = (left: boolean): PageLine[] =>
    lines.flatMap((line) => {
      const fragments = line.fragments.filter(({ x }) => x < gutter - 1 === left);
      return fragments.length === 0 ? [] : [{ ...line, fragments }];
    });
  return [...side(true), ...side(false)];
}

function linesByHeight(pieces: readonly Piece[]): PageLine[] {
  const sorted = pieces.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: Piece[][] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      first.y - piece.y < SAME_LINE * Math.max(first.size, piece.size)
    )
      row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => {
    const inOrder = row.sort((a, b) => a.x - b.x);
    const fragments: Fragment[] = [];
    for (const { text, x, width, size } of inOrder) {
      const last = fragments.at(-1);
      const gap = last === undefined ? Number.POSITIVE_INFINITY : x - last.end;
      if (last === undefined || gap > COLUMN_GAP * size)
        fragments.push({ text: text.trim(), x, end: x + width });
      else {
        const space = gap > WORD_GAP * size || /\s$/.test(last.text) || /^\s/.test(text) ? ' ' : '';
        last.text = `${last.text.trimEnd()}${space}${text.trim()}`;
        last.end = Math.max(last.end, x + width);
      }
    }
    return {
      fragments,
      y: inOrder[0]?.y ?? 0,
      size: inOrder.reduce((most, { size }) => Math.max(most, size), 0),
    };
  });
}

/** Where a second column of running text begins: long fragments side by side, at the same place down the page. */
function gutterIn(lines: readonly PageLine[]): number | null {
  const pairs = lines.filter(
    ({ fragments }) => fragments.length === 2 && fragments.every(({ text }) => text.length > 25),
  );
  if (pairs.length < LEAST_FOR_GUTTER || pairs.length * 2 < lines.length) return null;
  // Lines in three or more pieces are rows of a table.
  if (lines.filter(({ fragments }) => fragments.length > 2).length * 20 > lines.length) return null;
  const starts = pairs.map(({ fragments }) => fragments[1]?.x ?? 0).sort((a, b) => a - b);
  const middle = starts[Math.floor(starts.length / 2)] ?? 0;
  const near = starts.filter((start) => Math.abs(start - middle) < 6).length;
  return near * 10 >= pairs.length * 8 ? middle : null;
}
