/** Walks a document whose plan stands in tables, and collects the rows under the headings that they stand under. */
import type { Finding } from '../finding.ts';
import { readLabel } from '../label.ts';
import type { SketchNode } from '../sketch.ts';
import { type Block, type Row, wordsOf } from './block.ts';
import { countDropped, type Dropped, tellDropped } from './dropped-columns.ts';
import { type GroupHeading, groupHeadingOf } from './group-heading.ts';
import { followsFrom } from './heading-words.ts';
import { type Fragment, placeLoose, placeOrphans } from './loose-lines.ts';
import { tidy } from './node.ts';
import { groupsOf, MOST_SEGMENTS, type Segment } from './segments.ts';
import { type Columns, columnsOf, couldBeHeadings, echoes, repeats, upright } from './table-columns.ts';
import { type Here, habitsOf, readRow } from './table-rows.ts';

/** Rows above the headings that may hold the title of the table. */
const MOST_TITLE_ROWS = 4;
const MOST_DESCRIPTION = 3;

type TableBlock = Extract<Block, { kind: 'table' }>;

/** The nodes that the tables with actions hold; null when the document has no such table. */
export function planInTables(blocks: readonly Block[]): { nodes: SketchNode[]; findings: Finding[] } | null {
  const found = (lenient: boolean): boolean =>
    blocks.some((block) => block.kind === 'table' && headOf(block.rows, lenient) !== null);
  const strict = found(false);
  if (!strict && !found(true)) return null;
  const walker = newWalker(!strict);
  for (const block of blocks) {
    if (block.kind === 'table') walker.table(block);
    else walker.text(block);
  }
  return walker.end();
}

function newWalker(lenient: boolean) {
  const findings: Finding[] = [];
  const segments: Segment[] = [];
  const dropped: Dropped = new Map();
  const state: {
    here: Here | null;
    loose: Fragment[];
    contents: boolean;
    afterTable: boolean;
    /** Whether a table without headings may be the rest of the one before. */
    goesOn: boolean;
  } = {
    here: null,
    loose: [],
    contents: false,
    afterTable: false,
    goesOn: false,
  };

  const settle = (): void => {
    const { here, loose } = state;
    state.loose = [];
    if (here === null || loose.length === 0) return;
    const spare = loose.splice(MOST_LOOSE);
    if (spare[0] !== undefined) findings.push(leftOut(spare.length, spare[0].where));
    const segment = segments.at(-1);
    if (segment !== undefined && segment.nodes.length === 0) segment.orphans.push(...loose);
    else state.here = placeLoose(loose, here, findings);
  };
  const open = (heading: GroupHeading | null, where: string): Segment => {
    settle();
    const last = segments.at(-1);
    if (last !== undefined && segments.length >= MOST_SEGMENTS) return last;
    const segment: Segment = { heading, where, description: [], nodes: [], orphans: [] };
    segments.push(segment);
    if (state.here !== null) state.here = { ...state.here, segment, objective: null, last: null, letter: '' };
    return segment;
  };

  return {
    table(block: TableBlock): void {
      state.contents = false;
      const rows = upright(block.rows) ?? block.rows;
      const head = headOf(rows, lenient);
      const known = state.here?.columns ?? null;
      const columns =
        head?.columns ?? (known !== null && state.goesOn && continues(rows, known) ? known : null);
      if (columns === null) return;
      settle();
      for (const row of rows.slice(0, head?.at ?? 0)) {
        const title = titleOf(row);
        if (title !== null) open(title, row.where);
      }
      const segment = segments.at(-1) ?? open(null, block.where);
      const body = rows.slice(head === null ? 0 : head.at + 1).filter((row) => !repeats(row, columns));
      countDropped(body, columns, dropped);
      const habits = habitsOf(body, columns);
      const fresh = { segment, objective: null, last: null, letter: '' };
      let here: Here = { ...(state.here ?? fresh), columns, ...habits };
      for (const row of body) here = readRow(row, here, { open, findings });
      state.here = here;
      state.afterTable = true;
      state.goesOn = true;
    },

    text(block: Exclude<Block, TableBlock>): void {
      const { text, where } = block;
      const heading = groupHeadingOf(text, block.kind === 'heading');
      const follows = block.kind === 'item' ? null : followsFrom(text);
      if (follows === 'contents') state.contents = true;
      else if (block.kind === 'heading') state.contents = false;
      if (state.contents) return;
      if (heading !== null && block.kind !== 'item') {
        open(heading, where);
        state.afterTable = false;
        return;
      }
      if (state.here !== null && echoes(text, state.here.columns)) return;
      if (block.kind === 'heading' || ENDS.has(follows ?? '')) {
        settle();
        state.afterTable = false;
        state.goesOn = false;
        if (ENDS.has(follows ?? '')) open(null, where);
        return;
      }
      const segment = segments.at(-1);
      const marker = block.kind === 'item' ? block.marker : null;
      const empty = segment !== undefined && segment.heading !== null && segment.nodes.length === 0;
      if (state.afterTable || state.loose.length > 0 || (empty && state.here !== null && isLetter(marker)))
        state.loose.push({ text: tidy(text), marker, where });
      else if (empty && block.kind === 'paragraph') describe(segment, text);
    },

    end(): { nodes: SketchNode[]; findings: Finding[] } {
      settle();
      for (const segment of segments) placeOrphans(segment, findings);
      const groups = groupsOf(segments);
      return { nodes: groups.nodes, findings: [...findings, ...tellDropped(dropped), ...groups.findings] };
    },
  };
}

/** More lines than these did not fall out of one row. */
const MOST_LOOSE = 300;
const leftOut = (count: number, where: string): Finding => ({
  kind: 'unplaced',
  what: `${count} lines after a table were not looked at; move the table's own lines into it.`,
  where,
});

/** What ends a part of the plan. */
const ENDS: ReadonlySet<string> = new Set(['outside', 'next-steps', 'principles', 'contents']);

const isLetter = (marker: string | null): boolean =>
  marker !== null && marker !== '' && (readLabel(marker)?.letter ?? null) !== null;

/** The first row of headings, near the top of a table. */
function headOf(rows: readonly Row[], lenient: boolean): { at: number; columns: Columns } | null {
  const upper = (upright(rows) ?? rows).slice(0, MOST_TITLE_ROWS + 1);
  for (const [at, row] of upper.entries()) {
    const columns = columnsOf(row, lenient);
    if (columns !== null) return { at, columns };
  }
  return null;
}

/** A table that goes on after a break of the page has as many columns as the one before, and no headings of its own. */
function continues(rows: readonly Row[], columns: Columns): boolean {
  const [first] = rows;
  const same = rows.every(({ cells }) => cells.length === columns.names.length);
  return same && first !== undefined && !couldBeHeadings(first);
}

/** The title that stands above the headings of a table. */
function titleOf(row: Row): GroupHeading | null {
  const texts = [...new Set(row.cells.map(wordsOf).filter((text) => /\p{L}{3}/u.test(text)))];
  const text = texts.join(' ').replace(/\s+/g, ' ').trim();
  if (text === '' || texts.length > 2 || text.length > 200) return null;
  return groupHeadingOf(text, true) ?? { called: null, label: null, number: null, title: text };
}

/** Words under a heading, before its table: the title where the heading has only a number, else a description. */
function describe(segment: Segment, text: string): void {
  const { heading } = segment;
  if (heading !== null && heading.title === '' && text.length <= 150 && !/[.:]$/.test(text)) {
    segment.heading = { ...heading, title: tidy(text) };
    return;
  }
  if (segment.description.length < MOST_DESCRIPTION) segment.description.push(tidy(text));
}
