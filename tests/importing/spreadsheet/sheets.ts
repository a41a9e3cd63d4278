/** Workbooks as councils make them, built cell by cell, and what was read of them in a few words a line. */
import excel from 'exceljs';
import type { Sketch, SketchNode } from '../../../src/importing/sketch.ts';
import { type ReadSpreadsheet, readSpreadsheet } from '../../../src/importing/spreadsheet/read.ts';

type Row = readonly excel.CellValue[];
/** Rows of a sheet, or a sheet to be filled cell by cell. */
type Filling = readonly Row[] | { rows: readonly Row[]; change(sheet: excel.Worksheet): void };

export async function workbook(sheets: Readonly<Record<string, Filling>>): Promise<Uint8Array> {
  const book = new excel.Workbook();
  for (const [name, filling] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    const rows = 'rows' in filling ? filling.rows : filling;
    for (const row of rows) sheet.addRow([...row]);
    if ('rows' in filling) filling.change(sheet);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export const sheetWith = (rows: readonly Row[], change: (sheet: excel.Worksheet) => void): Filling => ({
  rows,
  change,
});

export async function sketchOf(bytes: Uint8Array, kind: 'xlsx' | 'csv' = 'xlsx'): Promise<Sketch> {
  const read = await readSpreadsheet(bytes, kind, `plan.${kind}`);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  if (read.found.kind !== 'plan') throw new Error(read.found.kind);
  return read.found.sketch;
}

export const sketchOfSheets = async (sheets: Readonly<Record<string, Filling>>): Promise<Sketch> =>
  sketchOf(await workbook(sheets));

export async function faultOf(bytes: Uint8Array, kind: 'xlsx' | 'csv' = 'xlsx'): Promise<string> {
  const read: ReadSpreadsheet = await readSpreadsheet(bytes, kind, `plan.${kind}`);
  if (read.ok) return 'was read';
  return read.faults.map(({ where, message }) => `${where} ${message}`).join('\n');
}

/** A line a node: `#` for what actions stand under, `-` for an action; then label, title and what else it says. */
export const outline = ({ nodes }: Pick<Sketch, 'nodes'>): string[] =>
  nodes.flatMap((node) => lines(node, ''));

function lines(node: SketchNode, indent: string): string[] {
  const said = [
    node.when === null
      ? ''
      : node.due && node.due !== node.when
        ? `when ${node.when} = ${node.due}`
        : `when ${node.when}`,
    node.owners.length === 0 ? '' : `by ${node.owners.join(' + ')}`,
    node.status === null ? '' : `is ${node.status}`,
    node.percent === null || node.percent === undefined ? '' : `${node.percent}%`,
    node.measures.length === 0 ? '' : `measured ${node.measures.join(' + ')}`,
    node.difference.length === 0 ? '' : `so that ${node.difference.join(' + ')}`,
    node.outcomes.length === 0 ? '' : `for ${node.outcomes.join(' + ')}`,
  ].filter((part) => part !== '');
  const head = [node.action ? '-' : '#', node.label === null ? '' : `[${node.label}]`, node.title]
    .filter(Boolean)
    .join(' ');
  return [
    indent + [head, ...said].join(' | '),
    ...node.children.flatMap((child) => lines(child, `${indent}  `)),
  ];
}

/** The findings, but for the one that every table with statuses has. */
export const told = (
  sketch: Pick<Sketch, 'findings'>,
  kind?: 'inferred' | 'repaired' | 'unplaced',
): string[] =>
  sketch.findings
    .filter(
      (finding) =>
        (kind === undefined || finding.kind === kind) && !finding.what.startsWith('How the actions stand'),
    )
    .map(({ where, what }) => `${where}: ${what}`);
