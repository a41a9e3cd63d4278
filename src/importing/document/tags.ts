/** Splits the cells of a column such as "Link to Vision" into the plan's outcomes, known from the document's own words. */
import type { PlanFile } from '../../domain/plan-file.ts';
import type { Finding } from '../finding.ts';
import type { SketchNode } from '../sketch.ts';
import type { Block } from './block.ts';
import { plain } from './likeness.ts';

export type Statement = NonNullable<PlanFile['statements']>[number];
export type Tags = { outcomes: string[]; statements: Statement[]; findings: Finding[] };

const MOST_WORDS = 5;

/** Puts each action's tags in place of its cell. The tags that no action has are found where the others are explained. */
export function settleTags(nodes: readonly SketchNode[], blocks: readonly Block[]): Tags {
  const tagged = allOf(nodes).filter(({ outcomes }) => outcomes.length > 0);
  const findings: Finding[] = [];
  const lines = shortLines(blocks);
  const cells = tagged.map(({ outcomes }) => outcomes.join('\n'));
  const alone = new Set(cells.map(plain).filter((cell) => !cell.includes(' ')));
  const used = new Map<string, string>();
  for (const [index, node] of tagged.entries()) {
    const cell = cells[index] ?? '';
    if (plain(cell) === plain(node.when ?? '')) {
      const what = `The cell for the outcome holds "${cell}", which is the date; no outcome was taken from it.`;
      findings.push({ kind: 'unplaced', what, where: node.where });
      node.outcomes = [];
      continue;
    }
    node.outcomes = tagsIn(cell, lines, alone);
    for (const tag of node.outcomes) if (!used.has(plain(tag))) used.set(plain(tag), tag);
  }
  const explained = statementsIn(blocks, used);
  const outcomes = explained.map(({ outcome }) => outcome);
  const known = new Set(outcomes.map(plain));
  return {
    outcomes: [...outcomes, ...[...used].filter(([tag]) => !known.has(tag)).map(([, tag]) => tag)],
    statements: explained,
    findings,
  };
}

const allOf = (nodes: readonly SketchNode[]): SketchNode[] =>
  nodes.flatMap((node) => [node, ...allOf(node.children)]);

/** Short lines of the document by their plain words: what tags are known by. */
function shortLines(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const block of blocks) {
    if (block.kind === 'table' || block.text.length > 80 || /[.:;]$/.test(block.text)) continue;
    const words = plain(block.text);
    if (words.split(' ').length <= MOST_WORDS) lines.set(words, block.text);
  }
  return lines;
}

/** A cell at its commas, semicolons and lines; without any, at the tags that the document knows. */
function tagsIn(cell: string, lines: ReadonlyMap<string, string>, alone: ReadonlySet<string>): string[] {
  const parts = cell
    .split(/\s*[,;\n•|]\s*|\s{2,}|\s\/\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.flatMap((part) => knownParts(part, lines, alone) ?? [part]);
}

/** The longest known tags that make up the words from their start to their end; null when they do not. */
function knownParts(
  text: string,
  lines: ReadonlyMap<string, string>,
  alone: ReadonlySet<string>,
): string[] | null {
  const words = text.split(/\s+/);
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    let size = Math.min(MOST_WORDS, words.length - at);
    while (size > 0 && !isKnown(words.slice(at, at + size), words.length, lines, alone)) size -= 1;
    if (size === 0) return null;
    const tag = words.slice(at, at + size).join(' ');
    found.push(lines.get(plain(tag)) ?? tag);
    at += size;
  }
  return found.length > 0 ? found : null;
}

const isKnown = (
  words: readonly string[],
  all: number,
  lines: ReadonlyMap<string, string>,
  alone: ReadonlySet<string>,
): boolean => lines.has(plain(words.join(' '))) || (words.length < all && alone.has(plain(words.join(' '))));

/** A run of short lines, each with sentences after it, in which used tags stand: all of them are outcomes. */
function statementsIn(blocks: readonly Block[], used: ReadonlyMap<string, string>): Statement[] {
  if (used.size === 0) return [];
  const runs: Statement[][] = [];
  let run: Statement[] = [];
  const end = (): void => {
    const whole = run.filter(({ headline }) => headline !== '');
    if (whole.length > 0) runs.push(whole);
    run = [];
  };
  for (const block of blocks) {
    if (block.kind === 'table') {
      end();
      continue;
    }
    const words = plain(block.text);
    const short = words.split(' ').length <= MOST_WORDS && !/[.:;,]$/.test(block.text);
    const last = run.at(-1);
    if (short) {
      if (last !== undefined && last.headline === '') end();
      run.push({ outcome: block.text, headline: '', statements: [] });
    } else if (last !== undefined && last.headline === '') last.headline = block.text.replace(/\s+/g, ' ');
    else if (last !== undefined) last.statements.push(block.text.replace(/\s+/g, ' '));
  }
  end();
  const best = runs.find(
    (one) => one.filter(({ outcome }) => used.has(plain(outcome))).length >= Math.min(2, used.size),
  );
  if (best === undefined) return [];
  const from = best.findIndex(({ outcome }) => used.has(plain(outcome)));
  return best.slice(from);
}
