/** A sheet as a table of actions: what stands above it, its columns, its rows, and the sections between them. */

import type { Sheet } from './grid.ts';
import { type Column, type Header, headerAt, looseHeaderAt, repeats, strengthOf } from './header.ts';
import { isAside, labelled, OBJECTIVE, PRIORITY, type Section, sectionAt } from './sections.ts';
import { oneLine, type SeenRow, seenRows } from './seen.ts';
import { unheaded } from './unheaded.ts';

export type Entry =
  | { kind: 'row'; row: SeenRow }
  | { kind: 'section'; row: SeenRow; section: Section }
  | { kind: 'aside'; row: SeenRow };
/** Rows under one set of headings. */
export type Segment = { columns: Column[]; entries: Entry[] };
export type Table = {
  sheet: Sheet;
  preface: SeenRow[];
  sections: Section[];
  segments: Segment[];
  repeated: SeenRow[];
  /** Whether several columns without a heading may hold the actions, and none has it. */
  unclear: boolean;
};

/** The headings stand among the first rows, under a title and some remarks. */
const FURTHEST = 60;

/** The table of a sheet, or null when it has no row of headings that mean anything. */
export function tableIn(sheet: Sheet): Table | null {
  const rows = seenRows(sheet);
  const first = firstHeader(rows);
  if (first === null) return null;
  const nameless = namelessIn(rows, first);
  const unclear = nameless.length > 1;
  const table: Table = { sheet, preface: [], sections: [], segments: [], repeated: [], unclear };
  for (const [index, row] of rows.slice(0, first.index).entries()) {
    const section = headingAbove(row, index === first.index - 1);
    if (section === null) table.preface.push(row);
    else table.sections.push(section);
  }
  const [action, ...others] = nameless;
  const added: Column[] =
    action === undefined || others.length > 0 ? [] : [{ column: action, heading: '', meaning: 'action' }];
  let segment: Segment = { columns: [...first.header.columns, ...added], entries: [] };
  table.segments.push(segment);
  for (let index = first.index + first.header.height; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined) break;
    if (repeats(row, segment.columns)) {
      table.repeated.push(row);
      continue;
    }
    const other = anotherHeader(rows, index, segment.columns);
    if (other !== null) {
      segment = { columns: other.columns, entries: [] };
      table.segments.push(segment);
      index += other.height - 1;
      continue;
    }
    segment.entries.push(entryAt(row, rows[index + 1] ?? null, segment.columns));
  }
  return table;
}

type Headed = { header: Header; index: number };

const namelessIn = (rows: readonly SeenRow[], { header, index }: Headed): number[] =>
  unheaded(
    header.columns,
    rows.slice(index, index + header.height),
    rows.slice(index + header.height).filter((row) => !repeats(row, header.columns)),
  );

/** The row that has most headings of a table of actions, whether or not one of them is for the actions. */
export function headingRow(sheet: Sheet): { row: SeenRow; columns: Column[] } | null {
  const rows = seenRows(sheet);
  const found = rows.slice(0, FURTHEST).flatMap((row, index) => {
    const header = looseHeaderAt(rows, index);
    return header === null ? [] : [{ row, columns: header.columns, strength: strengthOf(header) }];
  });
  return found.sort((a, b) => b.strength - a.strength)[0] ?? null;
}

function firstHeader(rows: readonly SeenRow[]): Headed | null {
  const found = rows.slice(0, FURTHEST).flatMap((_, index) => {
    const header = headerAt(rows, index);
    return header === null ? [] : [{ header, index, strength: strengthOf(header) }];
  });
  const most = Math.max(0, ...found.map(({ strength }) => strength));
  return (
    found.find(({ strength }) => strength >= 2 && strength * 10 >= most * 7) ??
    rows
      .slice(0, FURTHEST)
      .map((_, index) => ({ header: looseHeaderAt(rows, index), index }))
      .filter((one): one is Headed => one.header !== null)
      .find((one) => namelessIn(rows, one).length === 1) ??
    null
  );
}

/** Headings of another table further down: hardly a word of theirs may be anything else. */
function anotherHeader(rows: readonly SeenRow[], index: number, columns: readonly Column[]): Header | null {
  const header = headerAt(rows, index);
  if (header === null || strengthOf(header) < 3) return null;
  const short = header.columns.every(({ heading }) => heading.length <= 60);
  const known = header.columns.filter(({ meaning }) => meaning !== null).length;
  const actions = header.columns.some(({ meaning }) => meaning === 'action' || meaning === 'objective');
  const looks = rows[index]?.own.every(({ cell }) => cell.look.bold || cell.look.colour !== null) ?? false;
  const said = header.columns.filter(({ heading }) =>
    columns.some((one) => alike(one.heading, heading)),
  ).length;
  const sure = looks || said * 2 >= header.columns.length;
  return short && actions && sure && known * 4 >= header.columns.length * 3 ? header : null;
}
const alike = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function entryAt(row: SeenRow, next: SeenRow | null, columns: readonly Column[]): Entry {
  if (isAside(row)) return { kind: 'aside', row };
  const headed = next !== null && repeats(next, columns);
  const section = sectionAt(row, columns, { row: next, headed }, actionColumnOf(columns)?.column ?? 0);
  return section === null ? { kind: 'row', row } : { kind: 'section', row, section };
}

/** The column that says what is to be done: the one headed so, else the deepest level that there is. */
export function actionColumnOf(columns: readonly Column[]): Column | null {
  const of = (meaning: Column['meaning']): Column[] => columns.filter((column) => column.meaning === meaning);
  return of('action')[0] ?? of('objective').at(-1) ?? of('priority').at(-1) ?? null;
}

/** "Priority 1: Attendance" above the headings, or "1. Attendance" next to them, is what the table stands under. */
function headingAbove(row: SeenRow, next: boolean): Section | null {
  const [first, second] = row.own;
  if (first === undefined || row.own.length > 3) return null;
  const text = oneLine(first.cell.text);
  const beside = second === undefined ? '' : oneLine(second.cell.text);
  const told = /^(priority|theme|objective|aim|strand|pillar)\s*:?$/i.exec(text);
  const named =
    told !== null && beside !== ''
      ? { ...labelled(beside), called: (told[1] ?? '').toLowerCase() }
      : labelled(text);
  if (named.called === null && !(next && named.label !== null && row.own.length === 1)) return null;
  if (text.length > 300) return null;
  const rank = /^(?:key |strategic )?(?:objective|aim|goal)/.test(named.called ?? '') ? OBJECTIVE : PRIORITY;
  const spot = told !== null && second !== undefined ? second : first;
  return { ...named, lead: null, spot, look: '', rank };
}
