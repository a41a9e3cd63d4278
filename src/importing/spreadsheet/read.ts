/** The door for spreadsheets: any bytes at all end in a plan's sketch, a set-up, an update sheet, or one clear fault. */
import type { Fault } from '../fault.ts';
import type { Sketch } from '../sketch.ts';
import { readCsv } from './csv.ts';
import { checkKind } from './kind.ts';
import { baseIn } from './own-base.ts';
import { readSetUp } from './read-set-up.ts';
import { Refusal } from './refusal.ts';
import type { SetUpReading } from './set-up.ts';
import { sketchOf } from './sketch.ts';
import { readUpdateSheet, type UpdateSheetReading } from './update-sheet.ts';
import { readXlsx } from './xlsx.ts';

export type Found =
  | { kind: 'plan'; sketch: Sketch }
  | { kind: 'set-up'; setUp: SetUpReading }
  | { kind: 'update-sheet'; updates: UpdateSheetReading };
export type ReadSpreadsheet = { ok: true; found: Found } | { ok: false; faults: Fault[] };

/**
 * Reads a spreadsheet: what Waymark wrote itself by its hidden sheet, everything else as a council's own table.
 * `name` is the file's name. Up to 20 MB, 200 MB unpacked, 60,000 rows, 200 columns.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  kind: 'xlsx' | 'csv',
  _name: string,
): Promise<ReadSpreadsheet> {
  try {
    checkKind(bytes, kind);
    const sheets = kind === 'csv' ? [await readCsv(bytes)] : await readXlsx(bytes);
    const base = baseIn(sheets);
    if (base === null) return { ok: true, found: { kind: 'plan', sketch: sketchOf(sheets) } };
    if (base.kind === 'update-sheet') {
      const read = readUpdateSheet(sheets, base);
      return read.ok ? { ok: true, found: { kind: 'update-sheet', updates: read.updates } } : read;
    }
    const read = readSetUp(sheets, base);
    return read.ok ? { ok: true, found: { kind: 'set-up', setUp: read.setUp } } : read;
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, faults: [error.fault] };
    throw error;
  }
}
