/** The tables of a page of ours: heads and cells as text. */
export type MarkdownTable = { head: string[]; rows: string[][] };

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

export function tablesIn(page: string): MarkdownTable[] {
  const blocks = page
    .split(/\n(?!\|)/)
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')));
  return blocks
    .filter((lines) => lines.length > 2)
    .map(([head = '', _rule, ...rows]) => ({ head: cellsOf(head), rows: rows.map(cellsOf) }));
}
