/** Decides where a paragraph of a text begins, whether a line is a heading, and what of it is only Markdown. */
import type { Block } from './block.ts';
import { groupHeadingOf } from './group-heading.ts';
import { followsFrom } from './heading-words.ts';
import { markOf } from './marks.ts';

export type Paragraph = { lines: string[]; at: number };

/** Lines of more letters than this are paragraphs of their own: nothing was wrapped. */
const WRAPPED = 160;
/** A longer line is no heading, whatever stands under it. */
const LONGEST_HEADING = 200;

/** Whether a line begins a new paragraph though no empty line stands before it. */
export function beginsAnew({ lines }: Paragraph, line: string): boolean {
  const last = lines.at(-1)?.trim() ?? '';
  const words = line.trim();
  if (last.length > WRAPPED || words.length > WRAPPED) return true;
  if (groupHeadingOf(words, false) !== null && /[.:;]$|^\S.{0,70}$/.test(last)) return true;
  const capital = !/^\p{Ll}/u.test(words);
  if (words.length < 60 && capital && followsFrom(words) !== null) return true;
  if (lines.length > 1) return false;
  const heading = groupHeadingOf(last, false);
  if (heading !== null && heading.title !== '') return capital && (words.length > 40 || last.length < 50);
  return last.length < 60 && followsFrom(last) !== null;
}

/** A short line before a list is its heading, where the sentence before it has ended: blocks before it, and the line. */
export function lastLineApart({ lines, at }: Paragraph): { before: Block[]; rest: Paragraph } {
  const [before, last] = [lines.at(-2)?.trim() ?? '', lines.at(-1)?.trim() ?? ''];
  const apart = lines.length > 1 && /[.:!?]$/.test(before) && last.length <= 90 && !/[.;,]$/.test(last);
  return apart
    ? {
        before: paragraphOf({ lines: lines.slice(0, -1), at }),
        rest: { lines: lines.slice(-1), at: at + lines.length - 1 },
      }
    : { before: [], rest: { lines, at } };
}

/** A paragraph as a block; one that is in bold from end to end is a heading. */
export function paragraphOf({ lines, at }: Paragraph): Block[] {
  const whole = lines.join('\n').trim();
  const where = `line ${at}`;
  const bold = whole.length > LONGEST_HEADING ? null : /^(?:\*\*|__)([^*_]+)(?:\*\*|__)$/.exec(whole);
  if (bold !== null) return [{ kind: 'heading', level: 7, text: clean(bold[1] ?? ''), where }];
  const text = lines.map(clean).filter(Boolean).join('\n');
  return text === '' ? [] : [{ kind: 'paragraph', text, where }];
}

const UNDERLINE = /^ {0,3}(=+|-{3,})\s*$/;

/** The heading that a line of `===` or `---` makes of the line before it. */
export function underlined({ lines, at }: Paragraph, line: string): Block | null {
  const [text] = lines;
  const mark = UNDERLINE.exec(line);
  if (mark === null || text === undefined || lines.length > 1 || text.length > LONGEST_HEADING) return null;
  if (markOf(text)?.marker === '') return null;
  return {
    kind: 'heading',
    level: (mark[1] ?? '').startsWith('=') ? 1 : 2,
    text: clean(text),
    where: `line ${at}`,
  };
}

/**
 * Whether a line stands where it does only because the one before was full: its first word would not have fit.
 * `around` are the lines near it, which show how wide the text is.
 */
export function isWrapped(before: string, line: string, around: readonly string[]): boolean {
  const width = around.reduce(
    (most, one) => (one.length <= WRAPPED ? Math.max(most, one.trim().length) : most),
    0,
  );
  const word = /^\S+/.exec(line.trim())?.[0] ?? '';
  return (
    width >= LEAST_WIDTH &&
    /[^.!?;:]$/.test(before.trim()) &&
    before.trim().length + 1 + word.length >= width * 0.94
  );
}
const LEAST_WIDTH = 50;

/** Whether a line is the rest of the list item before it: indented, in the middle of a sentence or of a bracket. */
export const continuesItem = (before: string, line: string): boolean =>
  /^\s{2,}\S/.test(line) ||
  /^\s*\p{Ll}/u.test(line) ||
  /\([^()]*$/.test(before.slice(-200)) ||
  /[,–—-]$|\b(?:and|or|of|the|to|for|with|in|a)$/i.test(before.slice(-20));

/** Emphasis and escapes of Markdown taken away. */
export const clean = (text: string): string =>
  text
    .replace(/\*\*|__/g, '')
    .replace(/^\*(?=\S)([^*]+)\*$/, '$1')
    .replace(/\\([-*_#.|[\]()])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
