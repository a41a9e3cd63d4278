/** Reads a sheet that Waymark laid out and somebody filled in: rows by their hidden key, cells by their heading. */
import type { PlainDate } from '../../domain/plan.ts';
import type { Fault } from '../fault.ts';
import { englishDate } from './english-date.ts';
import { type Cell, cellIn, placeIn, type Sheet, sheetName } from './grid.ts';
import { restored, saysStill } from './neutral.ts';
import { KEY } from './own-layout.ts';
import { Refusal } from './refusal.ts';
import { oneLine } from './seen.ts';

/** One row as it came back. `key` is the place in the base of the row that it was, or null for an added one. */
export type OwnRow<H extends string> = {
  key: number | null;
  cell(heading: H): OwnCell;
  /** The place of a cell, or of the row. */
  where(heading?: H): string;
};
/** `text` is as it was typed, '' for an empty cell. */
export type OwnCell = {
  text: string;
  figure: number | null;
  day: PlainDate | null;
  percent: boolean;
  link: string | null;
};

export type OwnSheet<H extends string> = { sheet: Sheet; rows: OwnRow<H>[] };

/** Beyond these no row of ours begins. */
const FURTHEST = 20;

/**
 * The rows of a sheet by name, or null when the sheet is missing. `mark` begins the keys of this sheet. A row whose
 * key stands twice was copied: the second counts as added. Throws a refusal for a formula, or a heading that is gone.
 */
export function ownSheet<H extends string>(
  sheets: readonly Sheet[],
  name: string,
  headings: readonly H[],
  mark: string,
): OwnSheet<H> | null {
  const sheet = sheets.find((one) => one.name === name);
  if (sheet === undefined) return null;
  refuseFormulas(sheet);
  const header = sheet.rows
    .slice(0, FURTHEST)
    .find((row) => row.cells.some(({ text }) => text.trim() === KEY));
  const columns = new Map((header?.cells ?? []).map((cell) => [oneLine(cell.text), cell.column]));
  for (const heading of [KEY, ...headings]) {
    if (columns.has(heading)) continue;
    const message = `has no column "${heading}" any more; export the workbook again and copy your entries into it`;
    throw new Refusal(sheetName(sheet), message);
  }
  const seen = new Set<number>();
  const rows = sheet.rows
    .filter((row) => row.number > (header?.number ?? 0))
    .flatMap((row): OwnRow<H>[] => {
      const filled = headings.some(
        (heading) => (cellIn(row, columns.get(heading) ?? 0)?.text.trim() ?? '') !== '',
      );
      if (!filled) return [];
      const key = keyIn(cellIn(row, columns.get(KEY) ?? 0), mark, seen);
      return [
        {
          key,
          cell: (heading) => ownCell(cellIn(row, columns.get(heading) ?? 0)),
          where: (heading) => placeIn(sheet, row, heading === undefined ? 1 : (columns.get(heading) ?? 1)),
        },
      ];
    });
  return { sheet, rows };
}

function keyIn(cell: Cell | null, mark: string, seen: Set<number>): number | null {
  const found = new RegExp(`^${mark}(\\d{1,6})$`).exec(cell?.text.trim() ?? '');
  const key = found === null ? null : Number(found[1]);
  if (key === null || seen.has(key)) return null;
  seen.add(key);
  return key;
}

function ownCell(cell: Cell | null): OwnCell {
  if (cell === null) return { text: '', figure: null, day: null, percent: false, link: null };
  const percent = cell.look.format.includes('%') && cell.figure !== null;
  return { text: restored(cell.text.trim()), figure: cell.figure, day: cell.day, percent, link: cell.link };
}

export function refuseFormulas(sheet: Sheet): void {
  for (const row of sheet.rows) {
    const cell: Cell | undefined = row.cells.find(({ formula }) => formula);
    if (cell === undefined) continue;
    throw new Refusal(
      placeIn(sheet, row, cell.column),
      'is a formula; copy the cell and paste it as a value, then import again',
    );
  }
}

/** Reads cells against what they held; what is unchanged stays exactly as it was. Collects the faults of all. */
export type Reader = {
  faults: Fault[];
  wrong(where: string, message: string): void;
};

export function reader(): Reader {
  const faults: Fault[] = [];
  return { faults, wrong: (where, message) => void faults.push({ where, message }) };
}

/** Whether a cell still holds what was written there; `shown` is that text, a day or a number, null for nothing. */
export function unchanged(cell: OwnCell, shown: string | number | null): boolean {
  if (shown === null) return cell.text === '';
  if (typeof shown === 'number') return cell.figure === shown;
  return cell.day === shown || saysStill(cell.text, shown);
}

/** The day that a cell names; null for an empty one, undefined with a fault for what is none. */
export function dayIn(cell: OwnCell, where: string, faults: Reader): PlainDate | null | undefined {
  if (cell.text === '') return null;
  const day = cell.day ?? englishDate(cell.text)?.day;
  if (day !== undefined) return day;
  faults.wrong(where, `"${cell.text.slice(0, 60)}" is no day; write it like 4/12/2026, or empty the cell`);
  return undefined;
}
