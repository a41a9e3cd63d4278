/** A sheet to be written, as plain rows: what stands in it, and how it looks. */
import type { Shown } from '../importing/spreadsheet/set-up-shown.ts';

/** Where the values of a column may be picked from: a list of its own, or the names of owners. */
export type Picks = readonly string[] | 'owners';

export type SheetColumn = {
  heading: string;
  /** In characters. */
  width: number;
  hidden?: boolean;
  /** Its cells hold days, as ISO dates. */
  date?: boolean;
  picks?: Picks;
  /** Whether only what is on the list may stand there. */
  only?: boolean;
};

export type SheetRow = { cells: readonly Shown[]; shaded?: boolean };

export type SheetSpec = {
  name: string;
  state: 'visible' | 'hidden' | 'veryHidden';
  /** A line above the headings. */
  note: string | null;
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  /** Empty rows below that have the pick lists, too. */
  spare: number;
  /** False for sheets that are no tables: no headings, no filter. */
  table: boolean;
};

/** A sheet that people fill in. */
export const toFill = (
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
): SheetSpec => ({
  name,
  state: 'visible',
  note: null,
  columns,
  rows,
  spare: 100,
  table: true,
});

/** A sheet of the record: what is written there is not read back. */
export const toRead = (
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
): SheetSpec => ({
  name,
  state: 'visible',
  note: 'This sheet is the record. Changes here are not read back.',
  columns,
  rows,
  spare: 0,
  table: true,
});

export const plainSheet = (
  name: string,
  state: SheetSpec['state'],
  widths: readonly number[],
  rows: readonly SheetRow[],
): SheetSpec => ({
  name,
  state,
  note: null,
  columns: widths.map((width) => ({ heading: '', width })),
  rows,
  spare: 0,
  table: false,
});
