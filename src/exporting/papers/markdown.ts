/** A paper as Markdown, for a minute-taker's own tools. What people wrote is text there, too. */
import type { Block, Paper } from '../../domain/papers/paper.ts';
import { NATURE } from './docx.ts';

export const paperAsMarkdown = (paper: Paper): string =>
  [`# ${plain(paper.title)}`, `**${plain(paper.headline)}.**`, NATURE, ...paper.blocks.map(blockAs), ''].join(
    '\n\n',
  );

function blockAs(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'text':
      return plain(block.text);
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'table':
      return [
        row(block.header),
        row(block.header.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map(plain))),
      ].join('\n');
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** One line, with whatever Markdown or HTML would act on escaped. */
const plain = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~#&]/g, '\\$&')
    .replace(/^([-+]|\d+[.)])(?=\s)/, '\\$1');
