/** Why a file cannot be read at all: thrown inside the reader, and told as one fault at its door. */
import type { Fault } from '../fault.ts';

export const MOST_BYTES = 20_000_000;
export const MOST_INFLATED = 200_000_000;
export const MOST_ENTRIES = 2_000;
export const MOST_ROWS = 60_000;
export const MOST_COLUMNS = 200;
/** Filled cells of the whole workbook, and cells that merged ranges cover. */
export const MOST_CELLS = 400_000;
/** Letters of all cells together: one text may stand in many cells. */
export const MOST_LETTERS = 30_000_000;

/** Ends the reading with one message; caught by `readSpreadsheet`, and by nobody else. */
export class Refusal extends Error {
  readonly fault: Fault;
  constructor(where: string, message: string) {
    super(message);
    this.fault = { where, message };
  }
}

export const THE_FILE = 'the file';

export const broken = (why: string): Refusal =>
  new Refusal(
    THE_FILE,
    `cannot be read as a workbook (${why}); open it in Excel, save it again as .xlsx, and send that`,
  );

export const tooManyRows = (where: string): Refusal =>
  new Refusal(where, `is beyond row ${MOST_ROWS}; split the workbook into several`);
export const tooManyColumns = (where: string): Refusal =>
  new Refusal(where, `is beyond column ${MOST_COLUMNS}; remove the columns that are not needed`);
export const tooManyCells = (where: string): Refusal =>
  new Refusal(where, `brings the file above ${MOST_CELLS} filled cells; split the workbook into several`);
export const tooManyLetters = (where: string): Refusal =>
  new Refusal(
    where,
    `brings the file above ${MOST_LETTERS / 1_000_000} million letters; split the workbook into several`,
  );
