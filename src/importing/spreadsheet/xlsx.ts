/** The bytes of an .xlsx workbook as sheets of cells. Anything that is no plain workbook is refused. */
import { openArchive } from './archive.ts';
import type { Sheet } from './grid.ts';
import { checkParts } from './kind.ts';
import { broken, MOST_CELLS, MOST_LETTERS } from './refusal.ts';
import { type Budget, readSheet } from './sheet-xml.ts';
import { readLooks } from './styles.ts';
import { readSharedStrings } from './text-list.ts';
import { readWorkbook } from './workbook-parts.ts';

/**
 * Reads the parts one after the other, in pieces: memory follows the filled cells, not the file.
 * Throws a `Refusal` for everything that cannot be read.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  const archive = await openArchive(bytes);
  checkParts(archive.names);
  const workbook = await readWorkbook(archive);
  if (workbook.sheets.length === 0) throw broken('it has no sheets');
  const shared = {
    strings: await readSharedStrings(archive, workbook.strings),
    looks: await readLooks(archive, workbook.styles),
    epoch1904: workbook.epoch1904,
  };
  const budget: Budget = { cells: MOST_CELLS, letters: MOST_LETTERS };
  const sheets: Sheet[] = [];
  for (const part of workbook.sheets) sheets.push(await readSheet(archive, part, shared, budget));
  return sheets;
}
