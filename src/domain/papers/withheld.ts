/** A kept paper as it may be shown now: what was restricted after its freeze stands in it by the ref alone. */
import type { Book } from '../book.ts';
import { isRestricted, WITHHELD } from '../restricted.ts';
import { type Block, type Paper, text } from './paper.ts';

/**
 * The paper without the words of what is restricted by now; its figures stay as they were kept. `refs` are those of
 * which it held words; the same paper where it held none.
 */
export function paperShown(kept: Paper, book: Book): { paper: Paper; refs: string[] } {
  const held = [...book.byId.values()].filter(
    (item) => isRestricted(book, item) && blocksWithout(kept.blocks, [item]) !== kept.blocks,
  );
  if (held.length === 0) return { paper: kept, refs: [] };
  const refs = held.map(({ ref }) => ref);
  const blocks = blocksWithout(kept.blocks, held);
  return { paper: { ...kept, blocks: [text(withheldWords(refs)), ...blocks] }, refs };
}

/** What is said to whoever sends the paper on. */
export const withheldWords = (refs: readonly string[]): string =>
  `Restricted since it was frozen, and shown by the ref alone: ${refs.join(', ')}. The figures are those of the freeze.`;

type Held = Pick<Book['items'][number], 'ref' | 'title' | 'measures' | 'difference' | 'outcomes'>;

/** The same blocks where nothing of it stands in them. */
function blocksWithout(blocks: Paper['blocks'], items: readonly Held[]): Paper['blocks'] {
  const refs = new Set(items.map(({ ref }) => ref));
  const said = items
    .flatMap(({ title, measures, difference, outcomes }) => [
      title,
      ...measures.map((measure) => measure.text),
      ...difference,
      ...outcomes,
    ])
    .filter((words) => words !== '' && words !== WITHHELD)
    .sort((a, b) => b.length - a.length);
  const without = (words: string): string =>
    said.reduce((left, one) => left.replaceAll(one, WITHHELD), words);
  const shown = blocks.map((block) => blockWithout(block, refs, without));
  return JSON.stringify(shown) === JSON.stringify(blocks) ? blocks : shown;
}

function blockWithout(block: Block, refs: ReadonlySet<string>, without: (words: string) => string): Block {
  switch (block.is) {
    case 'heading':
    case 'text':
      return { ...block, text: without(block.text) };
    case 'list':
      return { ...block, items: block.items.map(without) };
    case 'table': {
      const [ref, action, measure] = ['Ref', 'Action', 'Measure'].map((name) => block.header.indexOf(name));
      const isHeld = (row: readonly string[]): boolean => refs.has(row[ref ?? -1] ?? '');
      return {
        ...block,
        name: without(block.name),
        rows: block.rows
          // The readings of what is restricted are as telling as its title.
          .filter((row) => (measure ?? -1) < 0 || !isHeld(row))
          // Its title may have been another one when the paper was frozen.
          .map((row) => row.map((cell, at) => (at === action && isHeld(row) ? WITHHELD : without(cell)))),
      };
    }
  }
}
