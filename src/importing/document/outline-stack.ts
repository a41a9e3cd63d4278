/** The groups of an outline that stand open, one inside of the other, and the rules by which a new one finds its place. */
import { readLabel } from '../label.ts';
import type { SketchNode } from '../sketch.ts';
import type { GroupHeading } from './group-heading.ts';
import { likeness, plain } from './likeness.ts';
import { newNode } from './node.ts';

export type Mode = 'actions' | 'measures' | 'difference' | 'background' | 'unknown';
/** A list, or a part of one. `said`: words before it told what it is; `depth`: that of its first item. */
export type Run = { mode: Mode; said: boolean; where: string; depth: number; nodes: SketchNode[] };
export type Group = {
  node: SketchNode;
  content: ({ run: Run } | { group: Group })[];
  paragraphs: { text: string; where: string }[];
};

/** `level` of the heading, null for one that is only a line of text; `itemDepth` of the list item that opened the group. */
type Entry = { group: Group; level: number | null; itemDepth: number | null };
export type Opening = {
  heading: GroupHeading;
  where: string;
  level: number | null;
  itemDepth: number | null;
};

/** In a document that seems to have more, headings beyond these open none. */
const MOST_GROUPS = 2_000;
/** Groups one inside of the other. */
const DEEPEST = 5;

/** `everywhere`: the whole document counts as the plan. */
export function stackOf(everywhere: boolean) {
  const root: Group = { node: newNode('', ''), content: [], paragraphs: [] };
  const depths = new Map<string, number>();
  let entries: Entry[] = [];
  let groups = 0;
  let area: { level: number | null } | null = everywhere ? { level: null } : null;

  const top = (): Group | null => entries.at(-1)?.group ?? null;
  const cut = (count: number): void => {
    entries = entries.slice(0, count);
  };
  /** How many of the open groups stay open, each for another kind of heading. */
  const until = (first: number): number => (first < 0 ? entries.length : first);
  const keptAtLevel = (level: number): number =>
    until(entries.findIndex((entry) => (entry.level ?? 99) >= level));
  const keptAtItem = (itemDepth: number, numbers: readonly number[]): number =>
    until(
      entries.findIndex(
        ({ group, itemDepth: other }) =>
          other !== null &&
          (other > itemDepth ||
            (other === itemDepth &&
              (group.node.label === null || (numbers.length > 0 && !holds(group, numbers))))),
      ),
    );
  const keptFor = ({ heading, level, itemDepth }: Opening): number => {
    const called = plain(heading.called ?? '');
    const numbers = heading.label === null ? [] : (readLabel(heading.label)?.numbers ?? []);
    if (itemDepth !== null) return keptAtItem(itemDepth, numbers);
    const depth = called === '' ? undefined : depths.get(called);
    if (depth !== undefined) return Math.min(depth, entries.length);
    if (level !== null) return keptAtLevel(level);
    if (numbers.length > 1) return entries.findLastIndex(({ group }) => holds(group, numbers)) + 1;
    return until(
      entries.findIndex(
        ({ group: { node } }) =>
          node.called === heading.called && (node.label !== null) === numbers.length > 0,
      ),
    );
  };

  return {
    top,
    root,
    /** The level of the innermost heading; 0 without one. */
    level: (): number => entries.findLast((entry) => entry.level !== null)?.level ?? 0,
    within: (): boolean => area !== null || entries.length > 0,
    /** Whether a heading of that level stands inside of the plan. */
    holds: (level: number): boolean => area !== null && (area.level === null || level > area.level),
    expects: (number: number): boolean =>
      entries.some(
        ({ group }) =>
          group.node.called === null && readLabel(group.node.label ?? '')?.numbers[0] === number - 1,
      ) ||
      (number === 1 && area !== null && entries.length === 0),
    /** The plan begins here, or a new part of it. */
    enter(level: number | null): void {
      cut(level === null ? 0 : keptAtLevel(level));
      area = { level };
    },
    leave(): void {
      cut(0);
      if (!everywhere) area = null;
    },
    /** Before an item: what it ends of the groups that items opened. */
    before: (itemDepth: number, numbers: readonly number[]): void => cut(keptAtItem(itemDepth, numbers)),
    open(opening: Opening): Group {
      const { heading, where, level, itemDepth } = opening;
      const innermost = top();
      if (innermost !== null && groups >= MOST_GROUPS) return innermost;
      cut(keptFor(opening));
      const parent = top() ?? root;
      const group = known(parent, heading) ?? newGroup(parent, heading, where);
      groups += 1;
      if (heading.called !== null && !depths.has(plain(heading.called)))
        depths.set(plain(heading.called), entries.length);
      if (entries.length < DEEPEST) entries.push({ group, level, itemDepth });
      area ??= { level: level === null ? null : level - 1 };
      return group;
    },
  };
}

/** Whether a longer number belongs under a group: 1.2 under 1. */
function holds(group: Group, numbers: readonly number[]): boolean {
  const own = readLabel(group.node.label ?? '')?.numbers ?? [];
  return (
    own.length > 0 && own.length < numbers.length && own.every((number, index) => numbers[index] === number)
  );
}

function newGroup(parent: Group, heading: GroupHeading, where: string): Group {
  const node = newNode(heading.title, where, { called: heading.called, label: heading.label });
  const group: Group = { node, content: [], paragraphs: [] };
  parent.content.push({ group });
  return group;
}

/** A heading that is printed again, at the top of a page or after a list of all groups, opens the same group. */
function known(parent: Group, heading: GroupHeading): Group | null {
  for (const part of parent.content) {
    if (!('group' in part)) continue;
    const { node } = part.group;
    const sameKind = plain(node.called ?? '') === plain(heading.called ?? '');
    const sameLabel =
      heading.label !== null && node.label !== null && plain(node.label) === plain(heading.label);
    const alike = likeness(node.title, heading.title) > 0.85;
    if (
      sameKind &&
      sameLabel &&
      (alike || heading.title === '' || node.title === '' || heading.called !== null)
    ) {
      if (node.title === '') node.title = heading.title;
      return part.group;
    }
    if (heading.label === null && node.label === null && sameKind && alike) return part.group;
  }
  return null;
}
