/** A spreadsheet as rows of cells, whichever file it came from, with the place of each cell in words. */
import type { PlainDate } from '../../domain/plan.ts';

/** How cells of one style look: one object a style, shared by its cells. */
export type Look = {
  /** The number format, as Excel writes it. */
  format: string;
  bold: boolean;
  struck: boolean;
  /** The fill: `red`, `amber`, `green` ..., `other`, or null without one. */
  colour: string | null;
};

export const PLAIN: Look = { format: 'General', bold: false, struck: false, colour: null };

export type Cell = {
  /** From 1. */
  column: number;
  /** The words as they are displayed, without those that are struck through. */
  text: string;
  /** The number behind the words, if it is one. */
  figure: number | null;
  /** The day behind the words, if the cell is a date that shows its day. */
  day: PlainDate | null;
  formula: boolean;
  /** The words that were struck through; all of them when `text` is the same. */
  struck: string | null;
  look: Look;
  note: string | null;
  link: string | null;
};

export type Row = {
  /** From 1, as the spreadsheet counts. */
  number: number;
  /** The line of a text file, from 1. */
  line: number | null;
  hidden: boolean;
  /** Filled cells, from left to right. */
  cells: Cell[];
};

/** Rows and columns from 1, both ends included. */
export type Range = { top: number; left: number; bottom: number; right: number };

export type Sheet = {
  /** Null for a text file, which has only one. */
  name: string | null;
  hidden: boolean;
  hiddenColumns: number[];
  rows: Row[];
  merges: Range[];
  /** Whether pictures or text boxes lie on it, which cannot be read. */
  drawings: boolean;
};

/** `27` is `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** `C14` as column 3, row 14; null for what is no such place. */
export function placeOf(reference: string): { column: number; row: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (found === null) return null;
  const [, letters = '', digits = ''] = found;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(digits);
  return row > 0 ? { column, row } : null;
}

export function rangeOf(reference: string): Range | null {
  const [first = '', last = first] = reference.split(':');
  const from = placeOf(first);
  const to = placeOf(last);
  return from === null || to === null
    ? null
    : {
        top: Math.min(from.row, to.row),
        left: Math.min(from.column, to.column),
        bottom: Math.max(from.row, to.row),
        right: Math.max(from.column, to.column),
      };
}

/** `Actions!C14`, `'Priority 1'!C14`; `line 14, column C` of a text file. */
export function placeIn(sheet: Sheet, row: Row, column: number): string {
  if (sheet.name === null) return `line ${row.line ?? row.number}, column ${columnName(column)}`;
  return `${sheetName(sheet)}!${columnName(column)}${row.number}`;
}

export const placeOfRow = (sheet: Sheet, row: Row): string =>
  sheet.name === null ? `line ${row.line ?? row.number}` : `${sheetName(sheet)}!${row.number}:${row.number}`;

export const sheetName = (sheet: Sheet): string =>
  sheet.name === null
    ? 'the file'
    : /^[A-Za-z_]\w*$/.test(sheet.name)
      ? sheet.name
      : `'${sheet.name.replaceAll("'", "''")}'`;

export const cellIn = (row: Row, column: number): Cell | null =>
  row.cells.find((cell) => cell.column === column) ?? null;
