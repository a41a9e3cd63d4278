/** The nodes of a plan as they grow row by row: each under the nearest that ranks above it. */
import type { SketchNode } from '../sketch.ts';
import type { Details } from './details.ts';

type Place = { rank: number; node: SketchNode; key: string };

const NONE: Details = {
  owners: [],
  when: null,
  due: null,
  status: null,
  progress: null,
  percent: null,
  nature: null,
  description: null,
  outcomes: [],
  measures: [],
  difference: [],
  evidence: [],
};

export const nodeOf = (
  said: Pick<SketchNode, 'label' | 'title' | 'called' | 'action' | 'where'>,
  details: Details = NONE,
): SketchNode => ({ ...said, ...details, children: [] });

/** Adds to a node what a further row says of it; what it said already stays. No word is lost. */
export function addTo(node: SketchNode, details: Details): void {
  const more = (was: string[], now: readonly string[]): string[] => [...new Set([...was, ...now])];
  node.owners = more(node.owners, details.owners);
  node.outcomes = more(node.outcomes, details.outcomes);
  node.measures = more(node.measures, details.measures);
  node.difference = more(node.difference, details.difference);
  node.evidence = more(node.evidence ?? [], details.evidence);
  if (details.when !== null && details.when !== node.when) {
    // Of two dates neither is the one.
    node.due = node.when === null ? details.due : null;
    node.when = node.when === null ? details.when : `${node.when}; ${details.when}`;
  }
  if (details.status !== null && details.status !== node.status) {
    node.status = node.status === null ? details.status : `${node.status}; ${details.status}`;
  }
  node.percent ??= details.percent;
  node.nature ??= details.nature;
  node.progress = joined(node.progress, details.progress);
  node.description = joined(node.description, details.description);
}

const joined = (was: string | null, now: string | null): string | null =>
  was === null || now === null || was.includes(now) ? (was ?? now) : `${was}\n${now}`;

export class Tree {
  readonly roots: SketchNode[] = [];
  private path: Place[] = [];
  private readonly known = new Map<SketchNode | null, Map<string, SketchNode>>();

  /** The node of a rank that the next action stands under, if there is one. */
  at(rank: number): SketchNode | null {
    return this.path.find((place) => place.rank === rank)?.node ?? null;
  }

  /** The nearest node that ranks above. */
  above(rank: number): SketchNode | null {
    return this.path.findLast((place) => place.rank < rank)?.node ?? null;
  }

  /** Leaves every node of this rank or below. */
  leave(rank: number): void {
    this.path = this.path.filter((place) => place.rank < rank);
  }

  /** Goes to the node of that name under the nearest above, which is made when it is not there yet. */
  enter(rank: number, key: string, make: () => SketchNode): SketchNode {
    const same = this.path.find((place) => place.rank === rank);
    if (same?.key === key) return same.node;
    this.leave(rank);
    const parent = this.above(rank);
    const named = this.known.get(parent) ?? new Map<string, SketchNode>();
    this.known.set(parent, named);
    const node = named.get(`${rank} ${key}`) ?? this.add(parent, make());
    named.set(`${rank} ${key}`, node);
    this.path.push({ rank, node, key });
    return node;
  }

  add(parent: SketchNode | null, node: SketchNode): SketchNode {
    (parent === null ? this.roots : parent.children).push(node);
    return node;
  }
}
