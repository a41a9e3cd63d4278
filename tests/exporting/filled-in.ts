/** A workbook as an officer fills it in: opened, changed cell by cell, saved, and read back. */
import excel from 'exceljs';
import type { PlanFile } from '../../src/domain/plan-file.ts';
import { workbookOf } from '../../src/exporting/workbook.ts';
import { type ReadSpreadsheet, readSpreadsheet } from '../../src/importing/spreadsheet/read.ts';
import type { SetUpReading } from '../../src/importing/spreadsheet/set-up.ts';

export class FilledSheet {
  readonly sheet: excel.Worksheet;
  private readonly columns = new Map<string, number>();
  private readonly top: number;

  constructor(book: excel.Workbook, name: string, top = 1) {
    const sheet = book.getWorksheet(name);
    if (sheet === undefined) throw new Error(`no sheet ${name}`);
    this.sheet = sheet;
    this.top = top;
    sheet.getRow(top).eachCell((cell, column) => void this.columns.set(cell.text, column));
  }

  /** The number of the row whose cell under a heading says so. */
  row(heading: string, says: string): number {
    for (let row = this.top + 1; row <= this.sheet.rowCount; row += 1) {
      if (this.cell(row, heading).text === says) return row;
    }
    throw new Error(`nothing says ${says}`);
  }

  cell(row: number, heading: string): excel.Cell {
    const column = this.columns.get(heading);
    if (column === undefined) throw new Error(`no heading ${heading}`);
    return this.sheet.getCell(row, column);
  }

  set(row: number, values: Readonly<Record<string, excel.CellValue>>): void {
    for (const [heading, value] of Object.entries(values)) this.cell(row, heading).value = value;
  }

  /** The first row below all that is filled. */
  get free(): number {
    let row = this.sheet.rowCount;
    const filled = (): boolean => {
      let some = false;
      this.sheet.getRow(row).eachCell({ includeEmpty: false }, (cell) => {
        if (cell.text !== '') some = true;
      });
      return some;
    };
    while (row > this.top && !filled()) row -= 1;
    return row + 1;
  }
}

export async function opened(bytes: Uint8Array): Promise<excel.Workbook> {
  const book = new excel.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
}

export const saved = async (book: excel.Workbook): Promise<Uint8Array> =>
  new Uint8Array(await book.xlsx.writeBuffer());

export async function filledIn(
  file: PlanFile,
  fill: (book: excel.Workbook) => void,
): Promise<ReadSpreadsheet> {
  const bytes = await workbookOf({
    file,
    milestones: [],
    updates: [],
    evidence: [],
    slippage: [],
    report: null,
    generatedOn: '2026-12-01',
  });
  const book = await opened(bytes);
  fill(book);
  return readSpreadsheet(await saved(book), 'xlsx', 'plan.xlsx');
}

export async function setUpOfFilled(
  file: PlanFile,
  fill: (book: excel.Workbook) => void,
): Promise<SetUpReading> {
  const read = await filledIn(file, fill);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  if (read.found.kind !== 'set-up') throw new Error(read.found.kind);
  return read.found.setUp;
}

export async function faultsOfFilled(
  file: PlanFile,
  fill: (book: excel.Workbook) => void,
): Promise<string[]> {
  const read = await filledIn(file, fill);
  return read.ok ? [] : read.faults.map(({ where, message }) => `${where}: ${message}`);
}
