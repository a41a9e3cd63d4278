/** The notes and links of a worksheet, which stand in parts of their own. */
import type { Archive } from './archive.ts';
import { type Cell, placeOf, type Range, type Sheet } from './grid.ts';
import { TextCollector } from './text-list.ts';
import { relationsOf } from './workbook-parts.ts';
import { walkXml } from './xml.ts';

/** `id` names the relation that holds the address. */
export type LinkPlace = { range: Range; id: string };

/** Puts notes and addresses to the cells that they belong to; empty cells have none. */
export async function addNotesAndLinks(
  archive: Archive,
  part: string,
  sheet: Sheet,
  links: readonly LinkPlace[],
): Promise<void> {
  const relations = await relationsOf(archive, part);
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  const cellAt = (row: number, column: number): Cell | undefined =>
    rows.get(row)?.cells.find((cell) => cell.column === column);
  const targets = new Map(relations.filter(({ outside }) => outside).map(({ id, target }) => [id, target]));
  for (const { range, id } of links) {
    const cell = cellAt(range.top, range.left);
    if (cell !== undefined) cell.link = targets.get(id)?.slice(0, 2000) ?? null;
  }
  for (const { kind, target, outside } of relations) {
    if (kind === 'comments' && !outside && archive.names.has(target)) await addNotes(archive, target, cellAt);
  }
}

async function addNotes(
  archive: Archive,
  part: string,
  cellAt: (row: number, column: number) => Cell | undefined,
): Promise<void> {
  const collector = new TextCollector();
  let reference = '';
  await walkXml(archive.open(part), {
    open(name, attributes) {
      if (name === 'comment') reference = attributes.ref ?? '';
      collector.open(name, attributes);
    },
    text: (words) => collector.add(words),
    close(name) {
      collector.close(name);
      if (name !== 'comment') return;
      const place = placeOf(reference);
      const cell = place === null ? undefined : cellAt(place.row, place.column);
      const { text } = collector.take();
      if (cell !== undefined && text.trim() !== '') cell.note = text.trim();
    },
  });
}
