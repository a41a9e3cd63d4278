/** The stretches of a document between its group headings, and to which group of the plan each belongs. */
import type { Finding } from '../finding.ts';
import { readLabel } from '../label.ts';
import type { SketchNode } from '../sketch.ts';
import type { GroupHeading } from './group-heading.ts';
import { likeness, plain } from './likeness.ts';
import type { Fragment } from './loose-lines.ts';
import { newNode } from './node.ts';

/** `nodes` stand under the heading in the document; the group that they belong to is settled at the end. */
export type Segment = {
  heading: GroupHeading | null;
  where: string;
  description: string[];
  nodes: SketchNode[];
  /** Points that stand before any row that they could belong to. */
  orphans: Fragment[];
};

type Group = {
  heading: GroupHeading;
  titles: Map<string, { count: number; where: string }>;
  segments: Segment[];
};

/** A plan has a dozen groups; in a document that seems to have thousands, headings beyond these open none. */
export const MOST_SEGMENTS = 1_000;
const ALIKE = 0.8;
/** For what a scanner misread: the best of the known groups, and clearly so. */
const MISREAD = 0.55;

/** The groups of the plan in order, each with the nodes of all its stretches. */
export function groupsOf(segments: readonly Segment[]): { nodes: SketchNode[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const groups: Group[] = [];
  const placed = segments.map((segment) => {
    const group = segment.heading === null ? null : groupFor(segment.heading, segment, groups);
    if (segment.heading !== null && group === null) groups.push(newGroup(segment.heading, segment));
    return { segment, group: group ?? (segment.heading === null ? null : (groups.at(-1) ?? null)) };
  });
  const loose: SketchNode[] = [];
  for (const [index, { segment, group }] of placed.entries()) {
    if (segment.nodes.length === 0 && group === null) continue;
    const later = placed
      .slice(index + 1)
      .some((other) => other.group === group && other.segment.nodes.length > 0);
    const voted = votedGroup(segment, group, groups, later && isOverview(placed, index));
    if (voted !== null && voted !== group) {
      const named = `${voted.heading.label ?? ''} ${voted.heading.title}`.trim();
      const what = `These items stand under another heading; by their numbers and order they were placed under "${named}".`;
      findings.push({ kind: 'repaired', what, where: segment.nodes[0]?.where ?? segment.where });
    }
    const home = voted ?? group;
    if (home === null) for (const node of segment.nodes) loose.push(node);
    else home.segments.push(segment);
  }
  const nodes = groups.filter(({ segments: all }) => all.length > 0).map(nodeOf);
  return { nodes: [...loose, ...nodes.filter(worthKeeping(nodes))], findings };
}

function newGroup(heading: GroupHeading, segment: Segment): Group {
  return { heading, titles: new Map([[heading.title, { count: 1, where: segment.where }]]), segments: [] };
}

/** The known group that a heading names again. The title goes before the number: scanners misread figures. */
function groupFor(heading: GroupHeading, segment: Segment, groups: readonly Group[]): Group | null {
  const same = (group: Group): boolean =>
    group.heading.number === heading.number &&
    plain(group.heading.called ?? '') === plain(heading.called ?? '');
  const byTitle = groups
    .map((group) => ({ group, like: bestTitle(group, heading.title) }))
    .sort((a, b) => b.like - a.like);
  const [best, second] = byTitle;
  const numbered = heading.number === null ? undefined : groups.find(same);
  const clear = best !== undefined && best.like - (second?.like ?? 0) > 0.2;
  const found =
    numbered !== undefined && (heading.title === '' || bestTitle(numbered, heading.title) > 0.5)
      ? numbered
      : best !== undefined &&
          (best.like > ALIKE || (clear && best.like > MISREAD)) &&
          fits(best.group, heading)
        ? best.group
        : numbered;
  if (found === undefined) return null;
  if (heading.title !== '' && heading.called !== null && bestTitle(found, heading.title) > MISREAD) {
    const known = found.titles.get(heading.title);
    found.titles.set(heading.title, { count: (known?.count ?? 0) + 1, where: known?.where ?? segment.where });
  }
  if (
    bestTitle(found, '') === 0 &&
    heading.title !== '' &&
    [...found.titles.keys()].every((title) => title === '')
  )
    found.titles.set(heading.title, { count: 1, where: segment.where });
  return found;
}

/** A heading of another kind, or with a number of its own that agrees with nothing, is another group. */
const fits = (group: Group, heading: GroupHeading): boolean =>
  heading.called === null ||
  group.heading.called === null ||
  plain(group.heading.called) === plain(heading.called);

const bestTitle = (group: Group, title: string): number =>
  [...group.titles.keys()].reduce(
    (most, known) => Math.max(most, known === '' ? 0 : likeness(known, title)),
    0,
  );

/** Whether a heading stands among others without anything to do between them: the list of groups at the start. */
function isOverview(placed: readonly { segment: Segment; group: Group | null }[], index: number): boolean {
  const before = placed[index - 1];
  const { group } = placed[index] ?? { group: null };
  return (
    before !== undefined &&
    before.group !== null &&
    before.group !== group &&
    before.segment.nodes.length === 0
  );
}

/**
 * The group that the labels of a stretch's nodes speak for. Where the heading is only the last of a list of groups,
 * the first group that has nothing yet is taken when no label speaks.
 */
function votedGroup(
  segment: Segment,
  group: Group | null,
  groups: readonly Group[],
  overview: boolean,
): Group | null {
  const votes = new Map<number, number>();
  for (const { label } of segment.nodes) {
    const numbers = label === null ? [] : (readLabel(label)?.numbers ?? []);
    const [first] = numbers;
    if (numbers.length > 1 && first !== undefined) votes.set(first, (votes.get(first) ?? 0) + 1);
  }
  const [most] = [...votes].sort((a, b) => b[1] - a[1]);
  const own = group?.heading.number ?? null;
  if (most !== undefined && (own === null || !votes.has(own)) && most[1] * 2 > total(votes)) {
    const meant = groups.find(({ heading }) => heading.number === most[0]);
    if (meant !== undefined && (overview || most[1] > 1 || group === null)) return meant;
  }
  return overview && segment.nodes.length > 0
    ? (groups.find((other) => other.segments.every(({ nodes }) => nodes.length === 0)) ?? group)
    : group;
}

const total = (votes: ReadonlyMap<number, number>): number =>
  [...votes.values()].reduce((sum, count) => sum + count, 0);

function nodeOf(group: Group): SketchNode {
  const [title] = [...group.titles].sort((a, b) => b[1].count - a[1].count);
  const [first] = group.segments;
  const description = [...new Set(group.segments.flatMap((segment) => segment.description))].join('\n');
  return newNode(title?.[0] || group.heading.label || '', first?.where ?? 'the document', {
    label: group.heading.label,
    called: group.heading.called,
    description: description === '' ? null : description,
    children: group.segments.flatMap(({ nodes }) => nodes),
  });
}

/** Groups without anything under them are kept where they have a number among groups that do hold something. */
const worthKeeping =
  (all: readonly SketchNode[]) =>
  (node: SketchNode): boolean =>
    node.children.length > 0 ||
    (node.label !== null && all.some((other) => other.children.length > 0 && other.called === node.called));
