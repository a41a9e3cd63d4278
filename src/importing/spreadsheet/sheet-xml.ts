/** Reads one worksheet: cells as they are displayed, merged ranges, what is hidden, notes and links. */
import type { Archive } from './archive.ts';
import { type Cell, type Look, PLAIN, placeIn, placeOf, type Row, rangeOf, type Sheet } from './grid.ts';
import { shown } from './number-format.ts';
import {
  MOST_COLUMNS,
  MOST_ROWS,
  tooManyCells,
  tooManyColumns,
  tooManyLetters,
  tooManyRows,
} from './refusal.ts';
import { addNotesAndLinks, type LinkPlace } from './sheet-notes.ts';
import { type RichText, TextCollector, unescaped } from './text-list.ts';
import type { SheetPart } from './workbook-parts.ts';
import { type Attributes, attribute, isOn, walkXml } from './xml.ts';

export type Shared = { strings: readonly RichText[]; looks: readonly Look[]; epoch1904: boolean };
/** How many filled cells and letters the workbook may still have. */
export type Budget = { cells: number; letters: number };

type Started = { place: { column: number; row: number } | null; type: string; look: Look; formula: boolean };

/** Throws a refusal where the sheet goes beyond the limits. */
export async function readSheet(
  archive: Archive,
  from: SheetPart,
  shared: Shared,
  budget: Budget,
): Promise<Sheet> {
  const sheet: Sheet = {
    name: from.name,
    hidden: from.hidden,
    hiddenColumns: [],
    rows: [],
    merges: [],
    drawings: false,
  };
  const reader = new SheetReader(sheet, shared, budget);
  await walkXml(archive.open(from.part), {
    open: (name, attributes) => reader.open(name, attributes),
    text: (words) => reader.text(words),
    close: (name) => reader.close(name),
  });
  sheet.rows.sort((a, b) => a.number - b.number);
  await addNotesAndLinks(archive, from.part, sheet, reader.links);
  return sheet;
}

class SheetReader {
  readonly links: LinkPlace[] = [];
  private readonly sheet: Sheet;
  private readonly shared: Shared;
  private readonly budget: Budget;
  private readonly collector = new TextCollector();
  private row: Row | null = null;
  private cell: Started | null = null;
  private column = 0;
  private value: string[] | null = null;
  private raw = '';
  private inline = false;

  constructor(sheet: Sheet, shared: Shared, budget: Budget) {
    this.sheet = sheet;
    this.shared = shared;
    this.budget = budget;
  }

  open(name: string, attributes: Attributes): void {
    if (this.inline) this.collector.open(name, attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.value = [];
    else if (name === 'is') this.inline = true;
    else if (name === 'f' && this.cell !== null) this.cell.formula = true;
    else if (name === 'mergeCell') this.addMerge(attributes.ref);
    else if (name === 'col' && isOn(attributes.hidden, false)) this.hideColumns(attributes);
    else if (name === 'drawing' || name === 'picture') this.sheet.drawings = true;
    else if (name === 'hyperlink') this.addLink(attributes);
  }

  text(words: string): void {
    if (this.inline) this.collector.add(words);
    else this.value?.push(words);
  }

  close(name: string): void {
    if (name === 'is') this.inline = false;
    else if (this.inline) this.collector.close(name);
    else if (name === 'v') {
      this.raw = this.value?.join('') ?? '';
      this.value = null;
    } else if (name === 'c') this.closeCell();
    else if (name === 'row') this.row = null;
  }

  private openRow(attributes: Attributes): void {
    const last = this.sheet.rows.at(-1)?.number ?? 0;
    const number = attributes.r === undefined ? last + 1 : Number(attributes.r);
    this.column = 0;
    this.row = { number, line: null, hidden: isOn(attributes.hidden, false), cells: [] };
  }

  private openCell(attributes: Attributes): void {
    const place = attributes.r === undefined ? null : placeOf(attributes.r);
    this.column = place?.column ?? this.column + 1;
    this.raw = '';
    const look = this.shared.looks[Number(attributes.s ?? 0)] ?? PLAIN;
    this.cell = { place, type: attributes.t ?? 'n', look, formula: false };
  }

  private closeCell(): void {
    const { row, cell } = this;
    const rich = this.collector.take();
    this.cell = null;
    if (row === null || cell === null) return;
    const read = this.valueOf(cell, rich);
    // A fill without words may be a status; an empty cell of no look says nothing.
    if (read.text.trim() === '' && !cell.formula && cell.look.colour === null) return;
    this.place(row, {
      ...read,
      column: this.column,
      formula: cell.formula,
      look: cell.look,
      note: null,
      link: null,
    });
  }

  private place(row: Row, cell: Cell): void {
    const where = placeIn(this.sheet, row, cell.column);
    const filled = cell.text.trim() !== '' || cell.formula;
    if (!(row.number >= 1 && row.number <= MOST_ROWS)) {
      if (filled) throw tooManyRows(where);
      return;
    }
    if (cell.column > MOST_COLUMNS) {
      if (filled) throw tooManyColumns(where);
      return;
    }
    this.budget.cells -= 1;
    this.budget.letters -= cell.text.length;
    if (this.budget.cells < 0) throw tooManyCells(where);
    if (this.budget.letters < 0) throw tooManyLetters(where);
    if (row.cells.length === 0) this.sheet.rows.push(row);
    row.cells.push(cell);
  }

  private valueOf(cell: Started, rich: RichText): Pick<Cell, 'text' | 'figure' | 'day' | 'struck'> {
    const { raw } = this;
    const words = (
      text: string,
      struck: string | null,
    ): Pick<Cell, 'text' | 'figure' | 'day' | 'struck'> => ({
      text,
      figure: null,
      day: null,
      struck: cell.look.struck && text.trim() !== '' ? text : struck,
    });
    if (cell.type === 'inlineStr') return words(rich.text, rich.struck);
    if (cell.type === 's') {
      const shared = this.shared.strings[Number(raw)];
      return words(shared?.text ?? '', shared?.struck ?? null);
    }
    if (cell.type === 'str') return words(unescaped(raw), null);
    if (cell.type === 'b') return words(raw === '1' ? 'TRUE' : 'FALSE', null);
    if (cell.type === 'e') return words(raw, null);
    if (cell.type === 'd') {
      const day = /^\d{4}-\d{2}-\d{2}/.exec(raw)?.[0] ?? null;
      return { ...words(day ?? raw, null), day };
    }
    const figure = raw.trim() === '' ? Number.NaN : Number(raw);
    if (!Number.isFinite(figure)) return words(raw, null);
    const { text, day } = shown(figure, cell.look.format, this.shared.epoch1904);
    return { ...words(text, null), figure, day };
  }

  private addMerge(reference: string | undefined): void {
    const range = rangeOf(reference ?? '');
    if (range === null) return;
    if (this.sheet.merges.length >= MOST_ROWS) throw tooManyCells(this.sheet.name ?? '');
    this.sheet.merges.push(range);
  }

  private hideColumns(attributes: Attributes): void {
    const last = Math.min(Number(attributes.max), MOST_COLUMNS);
    for (let column = Number(attributes.min); column <= last; column += 1)
      this.sheet.hiddenColumns.push(column);
  }

  private addLink(attributes: Attributes): void {
    const range = rangeOf(attributes.ref ?? '');
    const id = attribute(attributes, 'id');
    if (range !== null && id !== undefined && this.links.length < MOST_ROWS) this.links.push({ range, id });
  }
}
