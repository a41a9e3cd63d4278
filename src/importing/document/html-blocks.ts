/** A whole document in HTML as blocks: what a Word document is turned into, and what a saved web page is. */
import { Parser } from 'htmlparser2';
import type { Finding } from '../finding.ts';
import type { Block, Blocks, Cell, Line, Row } from './block.ts';
import { markOf } from './marks.ts';
import { plainSigns } from './plain-signs.ts';

const DROPPED = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'svg',
  'noscript',
  'template',
  'head',
  'sup',
  's',
  'del',
]);
const SCRIPTS = new Set(['script', 'iframe', 'object', 'embed']);
/** A line in bold up to this long is a heading. */
const LONGEST_BOLD = 120;
/** Merged cells are spread over at most this many places. */
const MOST_SPAN = 60;
const MOST_ROWS = 20_000;
/** What a paragraph or a line of a cell holds beyond this is let go. */
const LONGEST = 20_000;

type Table = {
  rows: Row[];
  row: Cell[] | null;
  cell: Cell | null;
  span: number;
  held: number[];
  where: string;
};
type List = { ordered: boolean; count: number };

/** `where` counts paragraphs and tables from 1, as they stand in the document. */
export function blocksOfHtml(html: string): Blocks {
  const blocks: Block[] = [];
  const findings: Finding[] = [];
  const lists: List[] = [];
  const tables: Table[] = [];
  let words = '';
  let bold = '';
  let inBold = 0;
  let heading = 0;
  let dropped = 0;
  let item: { marker: string } | null = null;
  let paragraphs = 0;
  let tableCount = 0;

  const close = (): void => {
    const text = words
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    const isBold = bold.replace(/\s+/g, ' ').trim() === text.replace(/\s+/g, ' ');
    words = '';
    bold = '';
    if (text === '') return;
    const cell = tables.at(-1)?.cell ?? null;
    if (cell !== null) {
      cell.push(
        ...text
          .split('\n')
          .filter(Boolean)
          .map(
            (one): Line => ({
              text: one,
              marker: item?.marker ?? null,
              depth: Math.max(0, lists.length - 1),
            }),
          ),
      );
      item = null;
      return;
    }
    paragraphs += 1;
    const where = `paragraph ${paragraphs}`;
    if (heading > 0) blocks.push({ kind: 'heading', level: heading, text, where });
    else if (item !== null || lists.length > 0) {
      const marked = markOf(text);
      const marker = marked === null ? (item?.marker ?? '') : marked.marker || (item?.marker ?? '');
      blocks.push({
        kind: 'item',
        marker,
        depth: Math.max(0, lists.length - 1),
        text: marked?.text ?? text,
        where,
      });
      item = null;
    } else blocks.push(paragraph(text, isBold, where));
  };

  const opened = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (DROPPED.has(name) || /^(?:foot|end)note-/.test(attributes.id ?? '')) {
      dropped += 1;
      if (SCRIPTS.has(name))
        findings.push({ kind: 'unplaced', what: SCRIPT, where: `paragraph ${paragraphs + 1}` });
      return;
    }
    if (dropped > 0) return;
    const table = tables.at(-1);
    if (name === 'b' || name === 'strong') inBold += 1;
    else if (name === 'br') words += '\n';
    else if (/^h[1-6]$/.test(name)) {
      close();
      heading = Number(name[1]);
    } else if (name === 'p' || name === 'div') close();
    else if (name === 'ul' || name === 'ol') {
      close();
      lists.push({ ordered: name === 'ol', count: 0 });
    } else if (name === 'li') {
      close();
      const list = lists.at(-1);
      if (list !== undefined) list.count += 1;
      item = { marker: list?.ordered ? `${list.count}.` : '' };
    } else if (name === 'table') {
      close();
      tableCount += 1;
      tables.push({ rows: [], row: null, cell: null, span: 1, held: [], where: `table ${tableCount}` });
    } else if (table !== undefined && name === 'tr') {
      close();
      table.row = [];
      fillHeld(table);
    } else if (table !== undefined && (name === 'td' || name === 'th')) {
      close();
      table.row ??= [];
      fillHeld(table);
      table.cell = [];
      table.span = spanOf(attributes.colspan);
      const rows = spanOf(attributes.rowspan);
      for (let place = 0; place < table.span; place += 1) table.held[table.row.length + place] = rows - 1;
    }
  };

  const closed = (name: string): void => {
    const table = tables.at(-1);
    if (name === 'b' || name === 'strong') inBold = Math.max(0, inBold - 1);
    else if (/^h[1-6]$/.test(name)) {
      close();
      heading = 0;
    } else if (name === 'p' || name === 'div' || name === 'li') close();
    else if (name === 'ul' || name === 'ol') {
      close();
      lists.pop();
      item = null;
    } else if (
      table !== undefined &&
      (name === 'td' || name === 'th') &&
      table.cell !== null &&
      table.row !== null
    ) {
      close();
      table.row.push(table.cell, ...Array.from({ length: table.span - 1 }, (): Cell => []));
      table.cell = null;
    } else if (table !== undefined && name === 'tr' && table.row !== null) {
      fillHeld(table);
      if (table.rows.length < MOST_ROWS)
        table.rows.push({ cells: table.row, where: `${table.where}, row ${table.rows.length + 1}` });
      table.row = null;
    } else if (name === 'table' && table !== undefined) {
      close();
      tables.pop();
      const outer = tables.at(-1)?.cell ?? null;
      if (outer !== null)
        for (const line of table.rows.flatMap(({ cells }) => cells.flat())) outer.push(line);
      else if (table.rows.length > 0) blocks.push({ kind: 'table', rows: table.rows, where: table.where });
    }
  };

  /** Names of open elements that are dropped, so that their end is known. */
  const ends: boolean[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const before = dropped;
        opened(name, attributes);
        ends.push(dropped > before);
      },
      ontext(text) {
        if (dropped > 0) return;
        const plain = plainSigns(text).replace(/\s+/g, ' ');
        if (words.length < LONGEST) words += plain;
        if (inBold > 0 && bold.length < LONGEST) bold += plain;
      },
      onclosetag(name) {
        if (ends.pop()) dropped -= 1;
        else if (dropped === 0) closed(name);
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  close();
  return { blocks, findings };
}

const SCRIPT = 'A script or an embedded object stood here; it was left out.';

function paragraph(text: string, isBold: boolean, where: string): Block {
  const marked = markOf(text);
  if (isBold && text.length <= LONGEST_BOLD && marked?.marker !== '')
    return { kind: 'heading', level: 7, text, where };
  if (marked !== null) return { kind: 'item', marker: marked.marker, depth: 0, text: marked.text, where };
  return { kind: 'paragraph', text, where };
}

const spanOf = (text: string | undefined): number =>
  Math.min(MOST_SPAN, Math.max(1, Number.parseInt(text ?? '1', 10) || 1));

/** Leaves the places empty that a cell of a row above reaches down to. */
function fillHeld(table: Table): void {
  const { row, held } = table;
  if (row === null) return;
  while ((held[row.length] ?? 0) > 0) {
    held[row.length] = (held[row.length] ?? 0) - 1;
    row.push([]);
  }
}
