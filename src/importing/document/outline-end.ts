/** Settles, once a whole outline is read, which of its lists are actions, and builds the nodes. */
import type { Finding } from '../finding.ts';
import type { SketchNode } from '../sketch.ts';
import { beginsWithVerb } from './action-verbs.ts';
import { likeness } from './likeness.ts';
import { newNode } from './node.ts';
import type { Group, Run } from './outline-stack.ts';

const LONGEST_ACTION = 400;
const MOST_DESCRIPTION = 3;
const ALIKE = 0.8;

export function settled(root: Group, everywhere: boolean): { nodes: SketchNode[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const spelledOut = runsOf(root).some((run) => run.said && run.mode === 'actions' && run.nodes.length > 0);
  build(root, { spelledOut, everywhere, findings });
  promoteParagraphs(root, findings);
  const groups = root.content.flatMap((part) => ('group' in part ? [part.group] : []));
  for (const group of groups) if (group.node.title === '') group.node.title = group.node.label ?? '';
  const held = groups.map(({ node }) => node).filter(holdsAction);
  const loose = root.node.children.filter(({ action }) => action);
  const spare = loose.filter(({ title }) => !groups.some(({ node }) => likeness(node.title, title) > ALIKE));
  if (held.length > 0 && !everywhere) {
    if (spare.length > 0)
      findings.push(leftOut(spare, 'because it stands before the first group of the plan'));
    return { nodes: prunedAll(root.node.children.filter(({ action }) => !action)), findings };
  }
  const nodes = prunedAll(root.node.children);
  const [sole] = nodes;
  // A list under one line that is no group of a plan: the line is its title.
  const titled =
    nodes.length === 1 && sole !== undefined && !sole.action && sole.label === null && sole.called === null;
  return { nodes: titled ? sole.children : nodes, findings };
}

type Settling = { spelledOut: boolean; everywhere: boolean; findings: Finding[] };

const runsOf = (group: Group): Run[] =>
  group.content.flatMap((part) => ('run' in part ? [part.run] : runsOf(part.group)));

/** Fills the nodes of a group and of those inside of it. */
function build(group: Group, settling: Settling): void {
  const own = group.content.flatMap((part) => ('run' in part ? [part.run] : []));
  const explicit = own.some((run) => run.said && run.mode === 'actions' && run.nodes.length > 0);
  for (const part of group.content) {
    if ('group' in part) {
      build(part.group, settling);
      group.node.children.push(part.group.node);
      continue;
    }
    const { mode, nodes } = part.run;
    const { node } = group;
    if (mode === 'measures') node.measures = [...node.measures, ...nodes.flatMap(titlesOf)];
    else if (mode === 'difference') node.difference = [...node.difference, ...nodes.flatMap(titlesOf)];
    else if (isActions(part.run, explicit, settling)) for (const child of nodes) node.children.push(child);
    else if (nodes.length > 0)
      settling.findings.push(leftOut(nodes, `as background to "${group.node.title || 'the plan'}"`));
  }
}

/** Words that say "we will" decide; without them, what begins as actions do. */
function isActions(run: Run, explicit: boolean, { spelledOut, everywhere }: Settling): boolean {
  if (run.mode === 'background') return false;
  if (run.said) return true;
  if (explicit) return false;
  const verbs = run.nodes.filter(
    ({ title, when, owners }) => beginsWithVerb(title) || when !== null || owners.length > 0,
  ).length;
  if (run.mode === 'unknown' || spelledOut || everywhere) return verbs * 2 >= run.nodes.length;
  return true;
}

const titlesOf = (node: SketchNode): string[] => [node.title, ...node.children.map(({ title }) => title)];

/** Where its neighbours have lists of actions and a group has only sentences, these are its actions. */
function promoteParagraphs(root: Group, findings: Finding[]): void {
  const visit = (group: Group): void => {
    const groups = group.content.flatMap((part) => ('group' in part ? [part.group] : []));
    const listed = groups.filter(({ node }) => node.children.some(({ action }) => action)).length;
    for (const one of groups) {
      visit(one);
      const { node, paragraphs } = one;
      if (node.children.length === 0 && listed * 2 >= groups.length && listed > 0) {
        const actions = paragraphs.filter(
          ({ text }) => text.length <= LONGEST_ACTION && beginsWithVerb(text) && !text.endsWith(':'),
        );
        for (const { text, where } of actions) node.children.push(newNode(text, where, { action: true }));
        for (const { where } of actions) {
          const what =
            'This sentence is not in a list, as the actions of the other groups are; it was taken for an action.';
          findings.push({ kind: 'inferred', what, where });
        }
        one.paragraphs = paragraphs.filter((paragraph) => !actions.includes(paragraph));
      }
      const words = one.paragraphs
        .map(({ text }) => text)
        .filter((text) => !text.endsWith(':'))
        .slice(0, MOST_DESCRIPTION);
      if (words.length > 0)
        node.description = [...(node.description === null ? [] : [node.description]), ...words].join('\n');
    }
  };
  visit(root);
}

export const holdsAction = (node: SketchNode): boolean => node.action || node.children.some(holdsAction);

/** Headings that hold nothing to do are left out, unless they are numbered among others that do. */
function prunedAll(nodes: readonly SketchNode[]): SketchNode[] {
  const kept = nodes.filter(
    (node) =>
      holdsAction(node) ||
      (node.label !== null &&
        nodes.some(
          (other) => other !== node && !other.action && other.called === node.called && holdsAction(other),
        )),
  );
  for (const node of kept) if (!node.action) node.children = prunedAll(node.children);
  return kept;
}

function leftOut(nodes: readonly SketchNode[], why: string): Finding {
  const [first] = nodes;
  const shown = nodes
    .slice(0, 3)
    .map(({ title }) => `"${title.length > 60 ? `${title.slice(0, 59)}…` : title}"`)
    .join(', ');
  const more = nodes.length > 3 ? ` and ${nodes.length - 3} more` : '';
  return {
    kind: 'unplaced',
    what: `Left out ${why}: ${shown}${more}.`,
    where: first?.where ?? 'the document',
  };
}
