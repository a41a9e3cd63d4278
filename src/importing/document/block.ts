/** What any document comes down to before its plan is looked for: headings, paragraphs, list items and tables, in order. */
import type { Finding } from '../finding.ts';

/**
 * A line of a cell. `marker` is null for plain text, empty for a bullet, else the printed label (`a)`, `1.2`);
 * `depth` counts the lists around it from 0.
 */
export type Line = { text: string; marker: string | null; depth: number };
export type Cell = Line[];
/** Cells that a table merges stand in the first of their places; the others are empty. */
export type Row = { cells: Cell[]; where: string };

/** `where` is a place that a person can look up: `line 41`, `page 3`, `paragraph 12`, `table 2, row 5`. */
export type Block =
  /** From 1, the highest; 7 is a line in bold. */
  | { kind: 'heading'; level: number; text: string; where: string }
  /** Lines that stand together are divided by `\n`. */
  | { kind: 'paragraph'; text: string; where: string }
  | { kind: 'item'; text: string; marker: string; depth: number; where: string }
  | { kind: 'table'; rows: Row[]; where: string };

/** `unread`: the pages of tables whose cells could not be told apart. */
export type Blocks = { blocks: Block[]; findings: Finding[]; unread?: readonly number[] };

/** A cell's words, a line each. */
export const wordsOf = (cell: Cell | undefined): string =>
  (cell ?? [])
    .map(({ text }) => text)
    .join('\n')
    .trim();
