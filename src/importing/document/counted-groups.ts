/** Groups that a sentence counts and a list names: "Four strategic objectives have been identified:" and four points. */
import type { SketchNode } from '../sketch.ts';
import type { Block } from './block.ts';
import { likeness } from './likeness.ts';
import { newNode, tidy } from './node.ts';

const COUNTS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const NOUN =
  '(?:objectives|priorities|themes|aims|goals|pillars|strands|workstreams|ambitions|support teams|project teams|commitments|missions)';
const COUNTED = new RegExp(
  `\\b(${COUNTS.join('|')}|\\d{1,2}) ((?:[a-z-]+ ){0,3}?)(${NOUN})\\b[^.]{0,160}:$`,
  'i',
);
/** Words that only stand before the name of a kind. */
const BESIDE =
  /^(?:inter-?related|key|main|overarching|broad|clear|shared|high-level|linked|our|core|agreed|following|cross-cutting) /i;
const ALIKE = 0.7;

/** The groups as nodes that hold nothing; `known` are the plan's own groups, which are not named again. */
export function countedGroups(blocks: readonly Block[], known: readonly SketchNode[]): SketchNode[] {
  return blocks.flatMap((block, index) => {
    const counted = block.kind === 'table' ? null : COUNTED.exec(tidy(block.text));
    if (counted === null || block.kind === 'table') return [];
    const count = COUNTS.indexOf((counted[1] ?? '').toLowerCase()) + 2 || Number(counted[1]);
    const wanted = block.kind === 'item' ? block.depth + 1 : 0;
    const points: Extract<Block, { kind: 'item' }>[] = [];
    for (const next of blocks.slice(index + 1)) {
      if (next.kind !== 'item' || next.depth < wanted) break;
      if (next.depth === wanted) points.push(next);
    }
    if (points.length !== count) return [];
    const titles = points.map(({ text }) => text);
    if (titles.some((title) => known.some((node) => likeness(node.title, title) > ALIKE))) return [];
    return points.map(({ text, marker, where }) =>
      groupNode(tidy(text), marker, kindOf(counted[2] ?? '', counted[3] ?? ''), where),
    );
  });
}

/** `strategic objective`, from `inter-related strategic` and `objectives`. */
function kindOf(adjectives: string, noun: string): string {
  const own = adjectives.replace(BESIDE, '').trim();
  const singular = noun.replace(/ies$/i, 'y').replace(/s$/i, '');
  return `${own} ${singular}`.trim().toLowerCase();
}

/** A title of a word or two before a bracket is the name; the bracket explains it. */
function groupNode(text: string, marker: string, called: string, where: string): SketchNode {
  const named = /^([^()]{3,60}?) \(([^()]+)\)\.?$/.exec(text);
  const short = named !== null && (named[1] ?? '').split(' ').length <= 4;
  return newNode(short ? (named[1] ?? '') : text, where, {
    called,
    label: marker === '' ? null : marker,
    description: short ? (named[2] ?? null) : null,
  });
}
