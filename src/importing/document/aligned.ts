/** Tables of a text whose columns are lined up with spaces: cut where the headings of the columns begin. */
import { meaningOf } from '../columns.ts';

const GAP = /\s{2,}/;
const HEADINGS_AT_LEAST = 3;

/** Cells by the place (from 0) of their line. A table begins with its headings, and ends with two empty lines. */
export function alignedRows(lines: readonly string[]): ReadonlyMap<number, string[]> {
  const rows = new Map<number, string[]>();
  let starts: number[] | null = null;
  let empty = 0;
  for (const [index, line] of lines.entries()) {
    const heads = headingsIn(line);
    if (heads !== null) starts = heads;
    if (starts === null) continue;
    empty = line.trim() === '' ? empty + 1 : 0;
    if (empty > 1 || /^\s*#|\t|^\s*\|/.test(line)) {
      starts = null;
      continue;
    }
    if (line.trim() !== '') rows.set(index, cut(line, starts));
  }
  return rows;
}

/** Where the columns begin, if a line is a row of headings. */
function headingsIn(line: string): number[] | null {
  if (line.length > 400 || line.includes('\t') || line.includes('|') || !GAP.test(line.trim())) return null;
  const starts: number[] = [];
  let known = 0;
  for (const match of line.matchAll(/\S+(?: \S+)*/g)) {
    starts.push(match.index);
    if (match[0].length <= 60 && meaningOf(match[0]) !== null) known += 1;
  }
  return starts.length >= HEADINGS_AT_LEAST && known >= HEADINGS_AT_LEAST && known >= starts.length - 1
    ? starts
    : null;
}

/** A word that hangs over the edge of a column belongs to the column that it begins in, unless a gap stands before it. */
function cut(line: string, starts: readonly number[]): string[] {
  const cells = starts.map(() => '');
  for (const match of line.matchAll(/\S+(?: \S+)*/g)) {
    const column = starts.findLastIndex((start) => start <= match.index + 1);
    const at = Math.max(0, column);
    cells[at] = `${cells[at] ?? ''} ${match[0]}`.trim();
  }
  return cells;
}
