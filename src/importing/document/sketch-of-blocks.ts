/** From a document's blocks to a sketch of its plan: the one place where the ways of reading a plan are chosen between. */
import type { Finding } from '../finding.ts';
import type { Sketch, SketchNode } from '../sketch.ts';
import { abbreviationsIn } from './abbreviations.ts';
import { asidesIn } from './asides.ts';
import type { Blocks } from './block.ts';
import { countedGroups } from './counted-groups.ts';
import { headWordsOf } from './head-words.ts';
import { holdsAction } from './outline-end.ts';
import { planInOutline } from './outline-plan.ts';
import { planInRunningText, timelineIn } from './running-text.ts';
import { planInTables } from './table-plan.ts';
import { settleTags } from './tags.ts';

/** The plan as far as the document tells it. Tables of actions go before lists, and lists before running text. */
export function sketchOfBlocks({ blocks, findings }: Blocks): Sketch {
  const found = planOf(blocks);
  const tags = settleTags(found.nodes, blocks);
  const head = headWordsOf(blocks);
  const whole = asidesIn(blocks);
  const timeline = timelineIn(blocks);
  return {
    ...head,
    levels: null,
    outcomes: tags.outcomes,
    abbreviations: abbreviationsIn(blocks),
    nodes: found.nodes,
    findings: atMost([...findings, ...found.findings, ...tags.findings]),
    whole: {
      ...whole,
      ...(timeline.length === 0 ? {} : { timeline }),
      ...(tags.statements.length === 0 ? {} : { statements: tags.statements }),
    },
  };
}

/** More findings than these nobody reads; how many there were is told. */
const MOST_FINDINGS = 500;

function atMost(findings: readonly Finding[]): Finding[] {
  const further = findings.length - MOST_FINDINGS;
  if (further <= 0) return [...findings];
  const what = `There are ${further} further findings; correct the document where these are, and import it again.`;
  return [...findings.slice(0, MOST_FINDINGS), { kind: 'unplaced', what, where: 'the document' }];
}

/** Groups without a table, filled with what the document lists under them. */
function completed(nodes: readonly SketchNode[], listed: readonly SketchNode[]): SketchNode[] {
  return nodes.map((node) => {
    const same = listed.find(
      ({ called, label }) => called !== null && called === node.called && label === node.label,
    );
    return holdsAction(node) || node.label === null || same === undefined || !holdsAction(same) ? node : same;
  });
}

function planOf(blocks: Blocks['blocks']): { nodes: SketchNode[]; findings: Finding[] } {
  const tables = planInTables(blocks);
  const outline = planInOutline(blocks);
  if (tables?.nodes.some(holdsAction)) {
    const groups = countedGroups(blocks, tables.nodes);
    return { nodes: [...groups, ...completed(tables.nodes, outline.nodes)], findings: tables.findings };
  }
  return outline.nodes.some(holdsAction) ? outline : (planInRunningText(blocks) ?? outline);
}
