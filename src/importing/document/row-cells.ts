/** The cells of a row by what their columns mean, without what a scanner took for words. */
import type { Meaning } from '../columns.ts';
import { type Cell, type Row, wordsOf } from './block.ts';
import { tidy } from './node.ts';
import type { Columns } from './table-columns.ts';

export type RowCells = {
  /** All lines of the columns with that meaning. */
  cell(meaning: Meaning | 'phase'): Cell;
  /** The same as one text. */
  text(meaning: Meaning | 'phase'): string;
  has(meaning: Meaning | 'phase'): boolean;
  /** The places of the columns that are filled. */
  filled: number[];
};

export function cellsOf(row: Row, columns: Columns): RowCells {
  const cells = columns.meanings.map((meaning, place) => cleaned(row.cells[place] ?? [], meaning));
  const cell = (wanted: Meaning | 'phase'): Cell =>
    cells.filter((_, place) => columns.meanings[place] === wanted).flat();
  const beyond = row.cells.slice(columns.meanings.length).map((one) => cleaned(one, null));
  return {
    cell,
    text: (meaning) => tidyLines(cell(meaning)),
    has: (meaning) => columns.meanings.includes(meaning),
    filled: [...cells, ...beyond].flatMap((one, place) => (one.length > 0 ? [place] : [])),
  };
}

/** Rows of dots and lines, and a lone letter outside the column of numbers, are dirt of the page. */
function cleaned(cell: Cell, meaning: Columns['meanings'][number]): Cell {
  return cell.filter(
    ({ text }) => /[\p{L}\p{N}]/u.test(text) && (meaning === 'ref' || !/^\p{L}$/u.test(text.trim())),
  );
}

const tidyLines = (cell: Cell): string => tidy(cell.map(({ text }) => text).join(' '));

/** Names in a cell: a line each, or divided by semicolons or strokes with spaces. */
export const namesIn = (cell: Cell): string[] =>
  wordsOf(cell)
    .split(/\n|;|\s\/\s|\s{2,}|\s?•\s?/)
    .map((name) => name.replace(/^[-–•\s]+/, '').trim())
    .filter((name) => name !== '');

/** Paragraphs of a cell: lines, bullets, and what stands apart by two spaces. */
export const paragraphsIn = (cell: Cell): string[] =>
  cell
    .flatMap(({ text }) => text.split(/\s{2,}(?=[\p{Lu}%\d"'“‘])|(?:^|\s)[•▪●]\s+/u))
    .map((text) =>
      text
        .replace(/^[-–•]\s+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
