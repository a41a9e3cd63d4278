/** A paper as a workbook: its figures first, then a sheet for each of its tables. */
import type { Block, Paper } from '../../domain/papers/paper.ts';
import { type SheetSpec, toRead } from '../sheet.ts';
import { writeSheets } from '../write-workbook.ts';

type Table = Extract<Block, { is: 'table' }>;

/** The bytes of an .xlsx file. */
export function paperAsXlsx(paper: Paper): Promise<Uint8Array> {
  const tables = paper.blocks.filter((block) => block.is === 'table');
  const names = namesOf(tables);
  const sheets = tables.map((table, place) => sheetOf(table, names[place] ?? table.name));
  return writeSheets({ sheets: [front(paper), ...sheets], generatedOn: paper.asAt, title: paper.title });
}

const front = (paper: Paper): SheetSpec => ({
  ...toRead(
    'Main figures',
    [
      { heading: 'Figure', width: 60 },
      { heading: 'Value', width: 12 },
      { heading: 'Change', width: 12 },
    ],
    paper.figures.map(({ label, value, change }) => ({ cells: [label, value, change] })),
  ),
  note: `${paper.title}. ${paper.headline}. Officers’ working information; not a published report.`,
});

const sheetOf = ({ header, rows }: Table, name: string): SheetSpec => ({
  ...toRead(
    name,
    header.map((heading, column) => ({
      heading,
      width: Math.min(60, Math.max(12, heading.length, ...rows.map((row) => row[column]?.length ?? 0))),
    })),
    rows.map((cells) => ({ cells })),
  ),
  note: null,
});

/** A sheet's name has 31 letters at most, none of these, and no two are alike in any case. */
function namesOf(tables: readonly Table[]): string[] {
  const taken = new Set(['main figures']);
  return tables.map(({ name }) => {
    const plain =
      name
        .replace(/[\\/?*:[\]']/g, ' ')
        .replace(/\s+/g, ' ')
        .trim() || 'Table';
    for (let place = 1; ; place += 1) {
      const end = place === 1 ? '' : ` ${place}`;
      const found = `${plain.slice(0, 31 - end.length)}${end}`;
      if (taken.has(found.toLowerCase())) continue;
      taken.add(found.toLowerCase());
      return found;
    }
  });
}
