/** A sketch's nodes as items of the plan file, with natures, links and owners as far as the words give them. */
import type { Anchors } from '../domain/by-when.ts';
import type { Nature } from '../domain/plan.ts';
import type { FileItem, FilePost } from '../domain/plan-file.ts';
import type { Finding } from './finding.ts';
import { type Pointer, pointersIn } from './link-words.ts';
import { directionIn, natureIn } from './nature-words.ts';
import type { Sketch, SketchNode } from './sketch.ts';
import { ownersFor } from './sketch-owners.ts';
import { below, type NodeRef, squeezed } from './sketch-refs.ts';
import { whenIn } from './when-words.ts';

const MOST_WORDS = 4000;
const MOST_TITLE = 1000;

export type Items = { items: FileItem[]; posts: FilePost[]; findings: Finding[] };

/** Items in the source's order. The anchors are for the dates that are looked for in an action's own words. */
export function itemsOf(sketch: Sketch, refs: ReadonlyMap<SketchNode, NodeRef>, anchors: Anchors): Items {
  const owners = ownersFor();
  const findings: Finding[] = [];
  const natures = new Map<Nature, string[]>();
  const dated: string[] = [];
  const phased: string[] = [];
  const known = new Map([...refs.values()].map(({ ref }) => [squeezed(ref), ref]));

  const leftOut = (what: string, where: string): void => {
    findings.push({ kind: 'unplaced', what, where });
  };
  const keysOf = (node: SketchNode): string[] => {
    const keys = new Map<string, string>();
    for (const name of node.owners) {
      const key = owners.keyOf(name, node.where);
      if (key !== null && !keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key);
    }
    return [...keys.values()];
  };
  const linksOf = (
    node: SketchNode,
    ref: string,
    parent: string,
    pointers: readonly Pointer[],
  ): FileItem['links'] => {
    const links = pointers.flatMap(({ kind, to }) => {
      const target = known.get(/^[a-z]$/.test(to) ? squeezed(`${parent}(${to})`) : to);
      if (target === undefined)
        leftOut(`${ref} points to "${to}", and the plan has no such item; the link is left out.`, node.where);
      return target === undefined || target === ref ? [] : [{ to: target, kind }];
    });
    return links.length === 0 ? undefined : links;
  };

  const itemOf = (node: SketchNode, parent: string, phase: string | null): FileItem => {
    const { ref, printed } = refs.get(node) ?? { ref: '', printed: null };
    const title = words(node.title.replace(/[,;\s]+$/, ''), MOST_TITLE) || (node.when ?? 'Without a title');
    const pointers = node.action ? pointersIn(node.title) : [];
    const links = linksOf(node, ref, parent, pointers);
    const own = node.when ?? (node.action ? whenIn(node.title, anchors) : null);
    if (node.when === null && own !== null) dated.push(`${ref} (${own})`);
    const said = own ?? (node.action ? phase : null);
    if (own === null && said !== null) phased.push(ref);
    const keys = keysOf(node);
    if (!node.action && keys.length > 1)
      leftOut(`${ref} names several leads; the first is kept: ${node.owners.join('; ')}.`, node.where);
    const item: FileItem = { ref, title };
    if (printed !== null) item.printedRef = words(printed, MOST_WORDS);
    const description = descriptionOf(node);
    if (description !== '') item.description = words(description, MOST_WORDS);
    if (node.action) {
      item.nature = node.nature ?? natureOf(node, said, pointers, links, natures, ref);
      if (keys.length > 0) item.owners = keys;
    } else if (keys[0] !== undefined) item.lead = keys[0];
    if (said !== null && words(said, MOST_WORDS) !== '') item.when = words(said, MOST_WORDS);
    if (node.outcomes.length > 0)
      item.outcomes = [...new Set(node.outcomes.map((tag) => words(tag, MOST_WORDS)).filter(Boolean))];
    if (node.action && node.due) item.due = node.due;
    if (links !== undefined) item.links = links;
    const measures = texts(node.measures);
    if (measures.length > 0) item.measures = measures.map((text) => ({ text, direction: directionIn(text) }));
    const difference = texts(node.difference);
    if (difference.length > 0) item.difference = difference;
    const children = below(node);
    if (children.length > 0)
      item.items = children.map((child) => itemOf(child, ref, isPhase(node) ? said : phase));
    else if (!node.action) item.kind = words(node.called ?? 'heading', MOST_WORDS).toLowerCase() || 'heading';
    return item;
  };

  const items = sketch.nodes.map((node) => itemOf(node, '', null));
  const where = 'the plan';
  for (const [nature, found] of natures)
    findings.push({ kind: 'inferred', what: natureWords(nature, found), where });
  if (dated.length > 0)
    findings.push({
      kind: 'inferred',
      what: `The by-when of ${counted(dated.length)} was taken from the words of the action itself: ${listed(dated)}.`,
      where,
    });
  if (phased.length > 0) {
    const what = `The by-when of these actions is that of the phase that they stand under: ${listed(phased)}.`;
    findings.push({ kind: 'inferred', what, where });
  }
  return { items, posts: owners.posts(), findings: [...findings, ...owners.findings()] };
}

/** A stretch of time that a plan is divided into: what stands under it is for that time. */
const isPhase = ({ called, when, action }: SketchNode): boolean =>
  !action && when !== null && /^(?:phase|stage|period|year|term)s?$/i.test(called ?? '');

function natureOf(
  node: SketchNode,
  when: string | null,
  pointers: readonly Pointer[],
  links: FileItem['links'],
  natures: Map<Nature, string[]>,
  ref: string,
): Nature {
  const sole = pointers.some((pointer) => pointer.sole) && links !== undefined;
  const nature: Nature = sole ? 'cross-reference' : (natureIn(node.title, when) ?? 'deliverable');
  const found = natures.get(nature) ?? [];
  found.push(ref);
  natures.set(nature, found);
  return nature;
}

const WORDS: Readonly<Record<Exclude<Nature, 'deliverable'>, string>> = {
  recurring: 'words that name an interval',
  continuous: 'words such as "continue", "promote" or "ongoing"',
  outcome: 'words that name a state to be reached',
  'cross-reference': 'words that point to another action',
};

const natureWords = (nature: Nature, refs: readonly string[]): string =>
  nature === 'deliverable'
    ? `The nature "deliverable" was taken for ${counted(refs.length)}, because no words say otherwise.`
    : `The nature "${nature}" was read from ${WORDS[nature]}, for ${counted(refs.length)}: ${listed(refs)}.`;

const counted = (count: number): string => `${count} ${count === 1 ? 'action' : 'actions'}`;

const listed = (words: readonly string[]): string =>
  words.slice(0, 30).join(', ') + (words.length > 30 ? ` and ${words.length - 30} more` : '');

/** A node's own description, then its points, a line each; a title that is too long stands here in full. */
function descriptionOf(node: SketchNode): string {
  const points = node.children.filter((child) => node.action && !child.action).flatMap(pointsOf);
  const long = node.title.trim().length > MOST_TITLE ? [node.title] : [];
  return [...long, ...(node.description === null ? [] : [node.description]), ...points].join('\n');
}
const pointsOf = (node: SketchNode): string[] => [`- ${node.title}`, ...node.children.flatMap(pointsOf)];

const words = (text: string, most: number): string => {
  const whole = text.trim();
  return whole.length <= most ? whole : `${whole.slice(0, most - 1).trimEnd()}…`;
};
const texts = (all: readonly string[]): string[] => [
  ...new Set(all.map((text) => words(text, MOST_WORDS)).filter(Boolean)),
];
