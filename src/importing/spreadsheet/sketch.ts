/** A whole workbook as the sketch of a plan: its tables one after the other, its title, and what was noticed. */
import type { Sketch, SketchNode } from '../sketch.ts';
import { columnName, placeIn, placeOfRow, type Sheet, sheetName } from './grid.ts';
import { nodesOf } from './grow.ts';
import { type Noticed, noticed } from './noticed.ts';
import { Refusal, THE_FILE } from './refusal.ts';
import { labelled } from './sections.ts';
import { oneLine } from './seen.ts';
import { actionColumnOf, headingRow, type Table, tableIn } from './table.ts';
import { nodeOf } from './tree.ts';

/** The sketch of what the sheets hold. Throws a refusal when none is a table of actions, or a cell is a formula. */
export function sketchOf(sheets: readonly Sheet[]): Sketch {
  const notes = noticed();
  const tables = sheets.map((sheet) => ({ sheet, table: actionsIn(sheet) }));
  const found = tables.flatMap(({ table }) => (table === null ? [] : [table]));
  if (found.length === 0) throw noTable(sheets);
  for (const { sheet, table } of tables) if (table === null) tellLeftOut(sheet, notes);
  for (const { sheet } of found) refuseFormulas(sheet);
  const nodes = found.map((table) => ({ table, nodes: nodesOf(table, notes) }));
  const kept = withoutCopies(nodes, notes);
  for (const { table } of kept) tellSheet(table, notes);
  const roots = kept.length > 1 ? kept.flatMap((one) => underSheet(one, notes)) : (kept[0]?.nodes ?? []);
  if (!roots.some(holdsAction)) throw noTable(sheets);
  const head = headIn(
    kept.map(({ table }) => table),
    notes,
  );
  return {
    ...head,
    levels: null,
    outcomes: [...new Set(roots.flatMap(outcomesOf))],
    abbreviations: {},
    nodes: roots,
    findings: notes.findings(),
  };
}

/** A table with something to do in it; a list of names or a chart of figures is none. */
function actionsIn(sheet: Sheet): Table | null {
  const table = tableIn(sheet);
  const columns = table?.segments[0]?.columns ?? [];
  const action = actionColumnOf(columns);
  const besides = columns.filter(({ meaning }) => BESIDES.includes(meaning ?? '')).length;
  if (table === null || table.unclear || action === null || (action.meaning !== 'action' && besides === 0))
    return null;
  return table.segments.some(({ entries }) => entries.some(({ kind }) => kind === 'row')) ? table : null;
}
const BESIDES: readonly string[] = ['owner', 'lead', 'by-when', 'status', 'progress', 'percent', 'measure'];

const noTable = (sheets: readonly Sheet[]): Refusal => {
  for (const sheet of sheets) {
    const found = headingRow(sheet);
    if (found === null || found.columns.some(({ meaning }) => meaning === 'action')) continue;
    const named = found.columns.map(
      ({ column, heading }) => `${columnName(column)} "${heading.slice(0, 40)}"`,
    );
    const what = `has these headings: ${named.join(', ')}; none says what is to be done: write "Action" above the column of the actions, and import again`;
    return new Refusal(placeOfRow(sheet, found.row.row), what);
  }
  const empty = sheets.every(({ rows }) => rows.length === 0);
  return new Refusal(
    THE_FILE,
    empty
      ? 'is empty; send the workbook with its actions'
      : 'has no table of actions that could be made out; give each column a heading, such as Ref, Action, Owner, By when',
  );
};

/** The first formula is named; what a formula says may be another thing on another day. */
function refuseFormulas(sheet: Sheet): void {
  const found = sheet.rows.flatMap((row) =>
    row.cells.filter(({ formula }) => formula).map((cell) => ({ row, cell })),
  );
  const [first] = found;
  if (first === undefined) return;
  const more = found.length === 1 ? '' : ` (and ${found.length - 1} more on this sheet)`;
  throw new Refusal(
    placeIn(sheet, first.row, first.cell.column),
    `is a formula${more}; copy the cells and paste them as values, then import again`,
  );
}

function tellLeftOut(sheet: Sheet, notes: Noticed): void {
  if (sheet.rows.length === 0) return;
  const hidden = sheet.hidden ? ' (hidden)' : '';
  notes.add(
    'unplaced',
    `The sheet "${sheet.name}"${hidden} holds no table of actions, and was left out.`,
    sheetName(sheet),
  );
}

function tellSheet({ sheet }: Table, notes: Noticed): void {
  if (sheet.hidden)
    notes.add('inferred', `The hidden sheet "${sheet.name}" was read like the others.`, sheetName(sheet));
  if (sheet.drawings)
    notes.add('unplaced', 'Pictures and text boxes on the sheet were not read.', sheetName(sheet));
}

type Read = { table: Table; nodes: SketchNode[] };

/** Leaves out sheets that repeat what another says: last year's copy, a sorted view. Hidden ones go first. */
function withoutCopies(read: readonly Read[], notes: Noticed): Read[] {
  const seen = new Set<string>();
  const kept = new Set<Read>();
  for (const one of [...read].sort((a, b) => Number(a.table.sheet.hidden) - Number(b.table.sheet.hidden))) {
    const titles = one.nodes.flatMap(actionsBelow).map(({ title }) => title.toLowerCase());
    const again = titles.filter((title) => seen.has(title)).length;
    if (titles.length > 0 && again * 5 >= titles.length * 3) {
      const what = `The sheet "${one.table.sheet.name}" repeats actions of another sheet (${again} of ${titles.length}), and was left out.`;
      notes.add('unplaced', what, sheetName(one.table.sheet));
      continue;
    }
    kept.add(one);
    for (const title of titles) seen.add(title);
  }
  return read.filter((one) => kept.has(one));
}

/** Where each sheet is a priority, its name is the priority's, unless the sheet says it in a row or a column. */
function underSheet({ table, nodes }: Read, notes: Noticed): SketchNode[] {
  const { sheet } = table;
  const named = nodes.every(
    ({ action, called, label }) =>
      !action && (called !== null ? /priorit|theme|pillar|strand|outcome/i.test(called) : label !== null),
  );
  if (sheet.name === null || named) return nodes;
  const { label, title, called } = labelled(sheet.name);
  notes.add(
    'inferred',
    `The name of the sheet, "${sheet.name}", was taken for what its actions stand under.`,
    sheetName(sheet),
  );
  return [{ ...nodeOf({ label, title, called, action: false, where: sheetName(sheet) }), children: nodes }];
}

const holdsAction = (node: SketchNode): boolean => node.action || node.children.some(holdsAction);
const actionsBelow = (node: SketchNode): SketchNode[] => [
  ...(node.action ? [node] : []),
  ...node.children.flatMap(actionsBelow),
];
const outcomesOf = (node: SketchNode): string[] => [...node.outcomes, ...node.children.flatMap(outcomesOf)];

const AUTHORITY =
  /(?:London Borough of (?:\p{Lu}[\p{L}'’-]+ ?(?:and |upon )?)+|(?:(?:\p{Lu}[\p{L}'’&-]+|and|upon|of|the) )+Council\b)/u;
const MONTH = '(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* )?';
const PERIOD = new RegExp(`\\b${MONTH}20\\d\\d(?:/\\d\\d)? ?(?:[-–—/]|to) ?${MONTH}(?:20)?\\d\\d\\b`);

/** The plan's name, authority and years, from the rows above the first table; what else stands there is told. */
function headIn(
  tables: readonly Table[],
  notes: Noticed,
): { title: string | null; authority: string | null; period: string | null } {
  let title: string | null = null;
  let authority: string | null = null;
  let period: string | null = null;
  for (const { sheet, preface } of tables) {
    for (const row of preface) {
      const text = row.own
        .map(({ cell }) => oneLine(cell.text.slice(0, 1_000)))
        .join(' ')
        .slice(0, 2_000);
      const council = AUTHORITY.exec(text)?.[0].trim() ?? null;
      const years = PERIOD.exec(text)?.[0] ?? null;
      const says =
        (title === null && text.length <= 200 && !/:$|^[^:]{1,30}: /.test(text)) ||
        (authority === null && council !== null) ||
        (period === null && years !== null);
      if (!says) {
        notes.add(
          'unplaced',
          `"${text.slice(0, 160)}" stands above the table, and has no place in a plan.`,
          placeOfRow(sheet, row.row),
        );
        continue;
      }
      const alone = council !== null && council.length >= text.length - 2;
      if (!alone) title ??= text;
      authority ??= council;
      period ??= years;
      notes.add(
        'inferred',
        `"${text.slice(0, 160)}" above the table was read for the plan's name, authority or years.`,
        placeIn(sheet, row.row, row.own[0]?.cell.column ?? 1),
      );
    }
  }
  return { title, authority, period };
}
