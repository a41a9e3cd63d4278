/** Turns the rows of a table into the nodes of a plan. */
import { type Listed, listedIn } from '../listed.ts';
import type { SketchNode } from '../sketch.ts';
import { type Columns, columnsUsed } from './columns-used.ts';
import { type Details, detailsOf } from './details.ts';
import { placeIn, placeOfRow } from './grid.ts';
import type { Column } from './header.ts';
import { calledBy, joinedLabel, numberedLabel } from './labels.ts';
import type { Noticed } from './noticed.ts';
import { refReader } from './refs-in.ts';
import { remarksOn } from './remarks.ts';
import { ACTION, DEEPEST_SECTION, labelled, PRIORITY, type Section } from './sections.ts';
import { oneLine, type SeenRow, type Spot, wordsAt } from './seen.ts';
import { splitRow } from './split-row.ts';
import type { Segment, Table } from './table.ts';
import { addTo, nodeOf, Tree } from './tree.ts';
import { tellUnread } from './unread.ts';

/** Where the columns of a table rank among its sections. */
const PRIORITY_COLUMN = 12;
const OBJECTIVE_COLUMN = 22;
const STEP = 5;

/** The nodes of one sheet's table, in its order. */
export function nodesOf(table: Table, notes: Noticed): SketchNode[] {
  const grower = new Grower(table, notes);
  for (const section of table.sections) grower.section(section, null);
  for (const segment of table.segments) grower.segment(segment);
  return grower.finished();
}

class Grower {
  private readonly tree = new Tree();
  private readonly table: Table;
  private readonly notes: Noticed;
  private readonly refOf: ReturnType<typeof refReader>;
  private readonly looks = new Map<string, number>();
  /** Level nodes that a row of their own says more of: without actions below, they are actions. */
  private readonly said = new Set<SketchNode>();
  private last: SketchNode | null = null;
  private sectionBefore: number | null = null;

  constructor(table: Table, notes: Noticed) {
    this.table = table;
    this.notes = notes;
    this.refOf = refReader(table.sheet, notes);
  }

  segment({ columns, entries }: Segment): void {
    const rows = entries.filter(({ kind }) => kind === 'row').map(({ row }) => row);
    const used = columnsUsed(columns, rows);
    if (used === null) {
      for (const row of rows) this.unplaced(row);
      return;
    }
    for (const entry of entries) {
      remarksOn(entry.row, columns, this.table.sheet, this.notes);
      if (entry.kind === 'aside') this.unplaced(entry.row);
      else if (entry.kind === 'section') this.section(entry.section, entry.row);
      else this.row(entry.row, used);
      if (entry.kind !== 'section') this.sectionBefore = null;
    }
    tellUnread(used, columns, rows, this.table.sheet, this.notes);
  }

  section(section: Section, row: SeenRow | null): void {
    const { label, lead, look, called } = section;
    const title = section.title.replace(/\s*[([]?\bcont(?:inued|'?d|\.)[)\]]?\.?$/i, '');
    const below =
      this.sectionBefore === null ? PRIORITY : Math.min(this.sectionBefore + STEP, DEEPEST_SECTION);
    const rank = section.rank ?? this.looks.get(look) ?? below;
    if (look !== '') this.looks.set(look, rank);
    const where =
      row === null ? this.place(section.spot) : placeIn(this.table.sheet, row.row, section.spot.cell.column);
    const node = this.tree.enter(rank, `${label} ${title}`, () =>
      nodeOf({ label, title, called, action: false, where }),
    );
    if (lead !== null && node.owners.length === 0) node.owners = [lead];
    this.sectionBefore = rank;
    this.last = null;
  }

  private row(row: SeenRow, used: Columns): void {
    const begun = this.enterLevels(row, used);
    const spot = row.at(used.action.column);
    const text = spot?.cell.text.trim() ?? '';
    if (spot?.own && text !== '') {
      this.actions(row, used, listedIn(text));
      return;
    }
    const own = detailsOf(row, used, this.table.sheet, this.notes, (one) => one.own);
    this.keepRef(row, used.ref, begun);
    if (text !== '' && this.last !== null) addTo(this.last, own);
    else if (begun !== null) {
      addTo(begun, own);
      this.said.add(begun);
      this.last = null;
    } else if (this.last !== null) {
      addTo(this.last, own);
      const what = 'Rows without words for an action were read as more about the action above.';
      this.notes.add('inferred', what, placeOfRow(this.table.sheet, row.row));
    } else this.unplaced(row);
  }

  /** The ref of a row without an action is that of the objective which begins there, or has no place. */
  private keepRef(row: SeenRow, column: Column | null, node: SketchNode | null): void {
    const ref = column !== null && row.at(column.column)?.own ? this.refOf(row, column) : null;
    if (ref === null || column === null || node?.label === ref) return;
    if (node !== null && node.label === null) node.label = ref;
    else {
      const what = `The ref "${ref}" stands in a row that begins nothing new, and was left out.`;
      this.notes.add('unplaced', what, placeIn(this.table.sheet, row.row, column.column));
    }
  }

  /** Goes to the priority and objective of a row; the deepest that begins in it, or null. */
  private enterLevels(row: SeenRow, used: Columns): SketchNode | null {
    let begun: SketchNode | null = null;
    for (const [index, level] of used.levels.entries()) {
      const rank = (level.meaning === 'priority' ? PRIORITY_COLUMN : OBJECTIVE_COLUMN) + index;
      const spot = row.at(level.column);
      const text = oneLine(spot?.cell.text ?? '');
      const refs = used.levelRefs.get(level) ?? null;
      if (text === '') {
        this.carriedDown(row, level, rank);
        this.keepRef(row, refs, null);
        continue;
      }
      const named = labelled(text);
      // With a column for refs, any other number before the words is one of the words.
      const said = refs === null || oneLine(wordsAt(row, refs.column)) === named.label;
      const { label, title } = said ? named : { label: null, title: text };
      const where = placeIn(this.table.sheet, row.row, level.column);
      const called = calledBy(level);
      const make = (): SketchNode => nodeOf({ label, title, called, action: false, where });
      const node = this.tree.enter(rank, text.toLowerCase(), make);
      this.keepRef(row, refs, node);
      if (spot?.own) begun = node;
    }
    return begun;
  }

  private carriedDown(row: SeenRow, level: Column, rank: number): void {
    if (this.tree.at(rank) === null || wordsAt(row, level.column) !== '') return;
    const what = `Empty cells under "${level.heading}" were read as the same as above.`;
    this.notes.add('inferred', what, placeIn(this.table.sheet, row.row, level.column));
  }

  private actions(row: SeenRow, used: Columns, points: readonly Listed[]): void {
    const { sheet } = this.table;
    const where = placeIn(sheet, row.row, used.action.column);
    const ref = this.refOf(row, used.ref);
    const parent = this.tree.above(ACTION);
    const level = used.levels.at(-1) ?? null;
    const shared = (spot: Spot, column: Column): boolean =>
      level !== null && isShared(row, spot, column, level);
    const called = calledBy(used.action);
    const [first] = points;
    if (points.length === 1 && first !== undefined) {
      const details = detailsOf(row, used, sheet, this.notes, (spot, column) => !shared(spot, column));
      const label = joinedLabel(ref, first.label);
      this.last = this.tree.add(
        parent,
        nodeOf({ label, title: first.text, called, action: true, where }, details),
      );
      if (parent !== null && level !== null) this.shareWith(parent, row, used, shared);
      return;
    }
    const done = points.filter(({ opening }) => !opening);
    const opening = points.find((point) => point.opening);
    const what = 'A cell holds several points; each became an action of its own.';
    this.notes.add('inferred', what, where);
    const under =
      opening === undefined
        ? parent
        : this.tree.add(
            parent,
            nodeOf({ label: ref, title: opening.text.replace(/:$/, ''), called: null, action: false, where }),
          );
    const forAll = (_: Spot, column: Column): boolean =>
      column.meaning === 'measure' || column.meaning === 'difference';
    const parts = splitRow(row, used, done, (heading) => this.tellSplit(heading, where));
    for (const [index, point] of done.entries()) {
      const part = parts[index] ?? row;
      const details = detailsOf(part, used, sheet, this.notes, (spot, column) => !forAll(spot, column));
      const own = opening === undefined ? numberedLabel(ref, point.label, index) : point.label;
      this.last = this.tree.add(
        under,
        nodeOf({ label: own, title: point.text, called, action: true, where }, details),
      );
    }
    const holder = under ?? this.last;
    if (holder !== null) this.shareWith(holder, row, used, forAll);
  }

  /** What a row says of all its actions together stands with what they stand under. */
  private shareWith(
    node: SketchNode,
    row: SeenRow,
    used: Columns,
    shared: (spot: Spot, column: Column) => boolean,
  ): void {
    const details: Details = detailsOf(
      row,
      used,
      this.table.sheet,
      this.notes,
      (spot, column) => spot.own && shared(spot, column),
    );
    addTo(node, { ...details, status: null });
  }

  private tellSplit(heading: string, where: string): void {
    const what = `The lines under "${heading}" were given to the points of the action one by one, because they are as many.`;
    this.notes.add('inferred', what, where);
  }

  private unplaced(row: SeenRow): void {
    const words = row.own
      .map(({ cell }) => oneLine(cell.text))
      .join(' | ')
      .slice(0, 500);
    this.notes.add(
      'unplaced',
      `"${words}" is no action and heads none; it was left out.`,
      placeOfRow(this.table.sheet, row.row),
    );
  }

  private place({ cell }: Spot): string {
    const row = this.table.sheet.rows.find(({ cells }) => cells.includes(cell));
    return row === undefined ? '' : placeIn(this.table.sheet, row, cell.column);
  }

  finished(): SketchNode[] {
    for (const node of this.said) {
      if (node.children.length > 0) continue;
      if (node.when === null && node.status === null && node.percent === null && node.owners.length === 0)
        continue;
      node.action = true;
      this.notes.add(
        'inferred',
        `"${node.title.slice(0, 80)}" has no action below it, but a date, an owner or a status: it was read as an action.`,
        node.where,
      );
    }
    return this.tree.roots;
  }
}

/** Whether a cell is merged over the same rows as the level that the action stands under. */
function isShared(row: SeenRow, { range }: Spot, column: Column, level: Column): boolean {
  if (column.meaning !== 'measure' && column.meaning !== 'difference' && column.meaning !== 'description')
    return false;
  const over = row.at(level.column)?.range ?? null;
  return (
    range !== null &&
    over !== null &&
    range.bottom > range.top &&
    range.top === over.top &&
    range.bottom === over.bottom
  );
}
