/** Writes sheets of plain rows as an .xlsx file: the only place that knows the library. */
import type { Cell, DataValidation, Row, Workbook, Worksheet } from 'exceljs';
import type { PlainDate } from '../domain/plan.ts';
import { escapedForXml, neutral } from '../importing/spreadsheet/neutral.ts';
import { type Base, baseCells } from '../importing/spreadsheet/own-base.ts';
import { BASE, LISTS } from '../importing/spreadsheet/own-layout.ts';
import type { Shown } from '../importing/spreadsheet/set-up-shown.ts';
import { plainSheet, type SheetColumn, type SheetRow, type SheetSpec } from './sheet.ts';

export type WorkbookSpec = {
  sheets: readonly SheetSpec[];
  /** Whom the pick lists for owners offer. */
  owners: readonly string[];
  base: Base;
  generatedOn: PlainDate;
};

/** The bytes of the file. Every text is kept from running as a formula. */
export async function writeWorkbook({
  sheets,
  owners,
  base,
  generatedOn,
}: WorkbookSpec): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const book: Workbook = new excel.Workbook();
  book.creator = 'Waymark';
  book.created = midnight(generatedOn);
  book.modified = midnight(generatedOn);
  for (const sheet of sheets) addSheet(book, sheet, owners.length);
  if (owners.length > 0) addSheet(book, oneColumn(LISTS, owners), 0);
  addSheet(book, oneColumn(BASE, baseCells(base)), 0);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The bytes of a workbook that is only to be read: without pick lists, and never read back. */
export async function writeSheets({
  sheets,
  generatedOn,
  title,
}: Pick<WorkbookSpec, 'sheets' | 'generatedOn'> & { title: string }): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const book: Workbook = new excel.Workbook();
  book.creator = 'Waymark';
  book.title = title;
  book.created = midnight(generatedOn);
  book.modified = midnight(generatedOn);
  for (const sheet of sheets) addSheet(book, sheet, 0);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const oneColumn = (name: string, cells: readonly string[]): SheetSpec =>
  plainSheet(
    name,
    'veryHidden',
    [40],
    cells.map((cell) => ({ cells: [cell] })),
  );

const midnight = (day: PlainDate): Date => new Date(`${day}T00:00:00Z`);
const HEADING = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F3A5F' } } as const;
const SHADE = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } } as const;

function addSheet(book: Workbook, spec: SheetSpec, owners: number): void {
  const top = spec.note === null ? 1 : 2;
  const sheet = book.addWorksheet(spec.name, {
    state: spec.state,
    ...(spec.table ? { views: [{ state: 'frozen', xSplit: 0, ySplit: top, showGridLines: true }] } : {}),
  });
  sheet.columns = spec.columns.map(({ width, hidden }) => ({ width, hidden: hidden ?? false }));
  if (spec.note !== null) {
    const cell = sheet.getCell(1, 1);
    cell.value = spec.note;
    cell.font = { italic: true };
  }
  if (spec.table) addHeadings(sheet, spec, top);
  for (const [index, row] of spec.rows.entries())
    addRow(sheet.getRow(index + (spec.table ? top + 1 : 1)), spec, row);
  if (!spec.table) return;
  const last = top + spec.rows.length + spec.spare;
  for (const [index, column] of spec.columns.entries()) {
    const letter = sheet.getColumn(index + 1).letter;
    const validation = validationOf(column, owners);
    if (validation !== null && last > top)
      validate(sheet, `${letter}${top + 1}:${letter}${last}`, validation);
    if (column.date)
      for (let row = top + 1; row <= last; row += 1) sheet.getCell(row, index + 1).numFmt = 'dd/mm/yyyy';
  }
}

function addHeadings(sheet: Worksheet, spec: SheetSpec, top: number): void {
  const row = sheet.getRow(top);
  for (const [index, { heading }] of spec.columns.entries()) {
    const cell = row.getCell(index + 1);
    cell.value = escapedForXml(neutral(heading));
    cell.font = { bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = HEADING;
    cell.alignment = { wrapText: true, vertical: 'top' };
  }
  sheet.autoFilter = {
    from: { row: top, column: 1 },
    to: { row: top + spec.rows.length, column: spec.columns.length },
  };
}

function addRow(row: Row, spec: SheetSpec, { cells, shaded }: SheetRow): void {
  for (const [index, value] of cells.entries()) {
    const cell = row.getCell(index + 1);
    write(cell, value, spec.columns[index]?.date ?? false);
    if (shaded) cell.fill = SHADE;
    cell.alignment = { wrapText: spec.state === 'visible', vertical: 'top' };
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function write(cell: Cell, value: Shown, date: boolean): void {
  if (value === null) return;
  if (typeof value === 'number') cell.value = value;
  else if (date && DAY.test(value)) {
    cell.value = midnight(value);
    cell.numFmt = 'dd/mm/yyyy';
  } else cell.value = escapedForXml(neutral(value));
}

function validationOf({ picks, only, date }: SheetColumn, owners: number): DataValidation | null {
  if (date) {
    return {
      type: 'date',
      operator: 'greaterThan',
      formulae: [midnight('2000-01-01')],
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: 'This is no date',
      error: 'Type a date such as 4/12/2026, or leave the cell empty.',
    };
  }
  if (picks === undefined || (picks === 'owners' && owners === 0)) return null;
  return {
    type: 'list',
    formulae: [picks === 'owners' ? `${LISTS}!$A$1:$A$${owners}` : `"${picks.join(',')}"`],
    allowBlank: true,
    showErrorMessage: only === true,
    errorTitle: 'Not on the list',
    error: 'Pick one from the list, or leave the cell empty.',
  };
}

type Validations = { add(range: string, validation: DataValidation): void };

/** The library takes a rule for a whole range at once, but does not say so in its types. */
function validate(sheet: Worksheet, range: string, validation: DataValidation): void {
  const rules: unknown = Reflect.get(sheet, 'dataValidations');
  if (isValidations(rules)) rules.add(range, validation);
}

const isValidations = (rules: unknown): rules is Validations =>
  typeof rules === 'object' && rules !== null && typeof Reflect.get(rules, 'add') === 'function';
