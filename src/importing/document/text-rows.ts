/** Reads a line of a text as a row of a table: cells between tabs, between pipes, or a whole table in HTML. */
import type { Block } from './block.ts';
import { blocksOfHtml } from './html-blocks.ts';
import { markOf } from './marks.ts';

const PIPES = /^\s*\|.*\|\s*$/;
const PIPE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const MOST_HTML_LINES = 5_000;

/** The line between the headings and the rows of a table of Markdown. */
export const isPipeRule = (line: string | undefined): boolean =>
  line?.includes('|') === true && PIPE_RULE.test(line);

/** The cells of a line, null where it is none; `inTable`: the line before is a row. */
export const cellsOf = (line: string, next: string | undefined, inTable: boolean): string[] | null =>
  pipedCells(line, next, inTable) ?? tabbedCells(line, next, inTable);

/** Pipes may stand at the ends of the line, too, or not. */
function pipedCells(line: string, next: string | undefined, inTable: boolean): string[] | null {
  const count = line.split('|').length - 1;
  if (count === 0 || line.includes('\t')) return null;
  const enough = isPipeRule(next) || (PIPES.test(line) ? inTable || count > 2 : count > 1);
  if (!enough) return null;
  const inner = line.trim().replace(/^\||\|$/g, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').replace(/\*\*/g, '').trim());
}

/** A bullet or a label before a single tab is a list, not a row. */
function tabbedCells(line: string, next: string | undefined, inTable: boolean): string[] | null {
  if (!line.includes('\t')) return null;
  const among = inTable || next?.includes('\t') === true;
  const cells = line.split('\t');
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return among ? cells : null;
  const lead = cells.findIndex((cell) => cell.trim() !== '');
  if (!among && lead === cells.length - 1) return null;
  const listed = filled.length === 2 && cells.length - lead === 2 && markOf(`${filled[0]} A`) !== null;
  return listed && !inTable ? null : cells.map((cell) => cell.replace(/\*\*/g, ''));
}

/** A table in HTML that begins on a line: its blocks, and the line (from 0) on which it ends. */
export function htmlTableAt(
  lines: readonly string[],
  start: number,
): { blocks: Block[]; end: number } | null {
  if (!/<table[\s>]/i.test(lines[start] ?? '')) return null;
  const far = lines.slice(start, start + MOST_HTML_LINES).findIndex((line) => /<\/table>/i.test(line));
  if (far < 0) return null;
  const where = `line ${start + 1}`;
  const { blocks } = blocksOfHtml(lines.slice(start, start + far + 1).join('\n'));
  const placed = blocks.map(
    (block): Block =>
      block.kind === 'table'
        ? {
            ...block,
            where,
            rows: block.rows.map((row) => ({ ...row, where: row.where.replace(/^table \d+/, where) })),
          }
        : { ...block, where },
  );
  return { blocks: placed, end: start + far };
}
