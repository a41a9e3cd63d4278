/** The bytes of a CSV file as a sheet of cells, whichever encoding and delimiter it was saved with. */
import { type Cell, PLAIN, placeIn, type Row, type Sheet } from './grid.ts';
import {
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_ROWS,
  Refusal,
  THE_FILE,
  tooManyCells,
  tooManyColumns,
  tooManyRows,
} from './refusal.ts';

/** Throws a `Refusal` for what is no readable text. */
export async function readCsv(bytes: Uint8Array): Promise<Sheet> {
  const text = decoded(bytes);
  if (text.trim() === '') throw new Refusal(THE_FILE, 'is empty; send the file with its actions');
  const told = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = told?.[1] ?? delimiterOf(text);
  const { parse, CsvError } = await import('csv-parse/sync');
  const skipped = told === null ? 0 : 1;
  const body = told === null ? text : text.slice(told[0].length);
  const sheet: Sheet = {
    name: null,
    hidden: false,
    hiddenColumns: [],
    rows: [],
    merges: [],
    drawings: false,
  };
  let cells = 0;
  let number = 0;
  /** The line on which the record before ended. */
  let line = 0;
  try {
    parse(body, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 1_000_000,
      on_record(record: string[], { lines }) {
        number += 1;
        const row: Row = { number, line: line + 1 + skipped, hidden: false, cells: [] };
        line = lines;
        for (const [index, words] of record.entries()) {
          if (words.trim() === '') continue;
          const cell = cellOf(words, index + 1);
          const where = placeIn(sheet, row, cell.column);
          if (number > MOST_ROWS) throw tooManyRows(where);
          if (cell.column > MOST_COLUMNS) throw tooManyColumns(where);
          cells += 1;
          if (cells > MOST_CELLS) throw tooManyCells(where);
          row.cells.push(cell);
        }
        if (row.cells.length > 0) sheet.rows.push(row);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal(
      `line ${line + 1 + skipped}`,
      'has a quotation mark that is never closed or stands in the wrong place; save the sheet as CSV again, or as .xlsx',
    );
  }
  return sheet;
}

function cellOf(words: string, column: number): Cell {
  // Excel writes ="1.10" where a figure must keep its form.
  const kept = /^="([^"]*)"$/.exec(words.trim());
  const text = kept?.[1] ?? words;
  const formula = kept === null && /^\s*=/.test(words);
  return {
    column,
    text,
    figure: null,
    day: null,
    formula,
    struck: null,
    look: PLAIN,
    note: null,
    link: null,
  };
}

/** UTF-8 or UTF-16 by its mark or its look, else Windows-1252, as Excel in Britain saves it. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const start = bytes.subarray(0, 2000);
  const zeros = [0, 1].map((half) => start.filter((byte, index) => index % 2 === half && byte === 0).length);
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 4 && even < odd / 4) return new TextDecoder('utf-16le').decode(bytes);
  if (even > start.length / 4 && odd < even / 4) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new Refusal(THE_FILE, 'is not a text file; save the sheet as CSV or as .xlsx');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that stands outside quotation marks in the most of the first lines, and most often. */
function delimiterOf(text: string): string {
  const lines = unquoted(text.slice(0, 20_000))
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    return {
      delimiter,
      lines: counts.filter((count) => count > 0).length,
      total: counts.reduce((sum, count) => sum + Math.min(count, 30), 0),
    };
  });
  const best = scored.reduce((a, b) =>
    b.lines > a.lines || (b.lines === a.lines && b.total > a.total) ? b : a,
  );
  return best.delimiter;
}

const unquoted = (text: string): string => text.replace(/"(?:[^"]|"")*"/g, '');
