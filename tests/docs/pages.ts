/** The pages that people read, and what stands in them as code: read by the tests of the docs. */
import { readdirSync, readFileSync } from 'node:fs';

export type Page = { path: string; text: string };
/** A block of code: its label (`sh`, `yaml`; empty for one that has none or is indented) and its lines. */
export type Block = { label: string; lines: string[] };

const AT_THE_TOP = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'];

/** Every page but the decisions, which tell of their day. */
export function pages(): Page[] {
  const inDocs = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && !path.startsWith('docs/decisions/'));
  return [...AT_THE_TOP, ...inDocs.sort()].map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** Fenced and indented blocks, in order. What goes on with a list is indented deeper than its words: it is none. */
export function blocksIn(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let fence = '';
  let inParagraph = false;
  for (const line of text.split('\n')) {
    const [, mark = '', label = ''] = /^\s*(`{3,}|~{3,})\s*(\w*)\s*$/.exec(line) ?? [];
    if (fence !== '') {
      if (mark === fence) fence = '';
      else open?.lines.push(line);
      if (fence === '') open = null;
    } else if (mark !== '') {
      fence = mark;
      open = { label, lines: [] };
      blocks.push(open);
    } else if (/^ {4}\S/.test(line) && (open || !inParagraph)) {
      if (!open) {
        open = { label: '', lines: [] };
        blocks.push(open);
      }
      open.lines.push(line.slice(4));
    } else if (open && /^( {4}.*)?$/.test(line)) open.lines.push(line.slice(4));
    else open = null;
    inParagraph = line.trim() !== '' && fence === '' && !open;
  }
  return blocks;
}

/** Words in the text that are set as code, outside blocks. */
export function inlineCode(text: string): string[] {
  const prose = text.replaceAll(/^\s*(`{3,}|~{3,})[\s\S]*?^\s*\1\s*$/gm, '').replaceAll(/^ {4}.*$/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** The anchor that a heading has on the page. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[`*_[\]]/g, (mark) => (mark === '_' ? mark : ''))
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

/** Every anchor of a page, numbered where a heading comes again. */
export function anchorsIn(text: string): Set<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  const prose = text.replaceAll(/^\s*(`{3,}|~{3,})[\s\S]*?^\s*\1\s*$/gm, '');
  for (const [, heading = ''] of prose.matchAll(/^#{1,6} (.+)$/gm)) {
    const anchor = anchorOf(heading);
    const times = seen.get(anchor) ?? 0;
    anchors.add(times === 0 ? anchor : `${anchor}-${times}`);
    seen.set(anchor, times + 1);
  }
  return anchors;
}
