/** Gives every node of a sketch its canonical ref: the printed label where it is sound, else repaired by place and order. */
import type { Finding } from './finding.ts';
import { filled } from './increasing.ts';
import { areRoman, type Label, letterOf, ordinalOf, readLabel, romanOf } from './label.ts';
import type { SketchNode } from './sketch.ts';

/** `printed` is set where the source prints something else than the ref. */
export type NodeRef = { ref: string; printed: string | null };
export type Numbered = { refs: ReadonlyMap<SketchNode, NodeRef>; findings: Finding[] };

type Style = 'number' | 'letter' | 'roman' | 'capital';
/** What a label says of a node's place among its siblings. `weight`: how far that can be trusted; `whole`: it is a ref as it stands. */
type Claim = { node: SketchNode; style: Style; ordinal: number | null; weight: number; whole: string | null };

const MOST_REF = 40;

/** Refs for a whole tree, each unique whatever the labels are. */
export function numbered(roots: readonly SketchNode[]): Numbered {
  const refs = new Map<SketchNode, NodeRef>();
  const findings: Finding[] = [];
  const taken = new Set<string>();
  const counted = soleNumbers(roots);
  const codes = new Set([...soleCodes(roots), ...counted]);

  const reserved = new Set([...codes].map(squeezed));
  const counts = new Map<string, number>();
  /** A heading above actions that print their own refs: a number of its own would look like one of theirs. */
  const groupRef = (node: SketchNode): string => {
    const kind = initials(node.called ?? 'Part');
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind}${count}`;
  };

  const settle = (node: SketchNode, wanted: string, free: () => string): void => {
    let ref = wanted;
    const own = codes.has(node.label?.trim() ?? '');
    const isTaken = (one: string): boolean => taken.has(one) || (!own && reserved.has(one));
    while (isTaken(squeezed(ref)) || ref.length > MOST_REF) ref = free();
    taken.add(squeezed(ref));
    const label = node.label?.trim() ?? '';
    const printed = label !== '' && !saysTheSame(label, ref) ? label : null;
    refs.set(node, { ref, printed });
    if (printed === null || isCompleted(label, ref)) return;
    const what = `The source prints "${printed}"; by its place and order the ref is ${ref}, and the print is kept beside it.`;
    findings.push({ kind: 'repaired', what, where: node.where });
  };

  const level = (
    siblings: readonly SketchNode[],
    parent: string,
    prefix: (node: SketchNode) => string,
  ): void => {
    const claims = claimsOf(siblings, parent, codes);
    let last = 0;
    for (const { node, whole } of claims) {
      if (whole !== null) settle(node, whole, () => refOf(parent, 'number', ++last));
      else if (counted.size > 0 && node.label === null && !node.action)
        settle(node, groupRef(node), () => groupRef(node));
      else if (parent !== '' && node.label === null && below(node).some((child) => hasCode(child, codes)))
        settle(node, stemOf(node, parent) ?? groupRef(node), () => groupRef(node));
    }
    for (const style of ['number', 'capital', 'letter', 'roman'] as const) {
      const kinds = Map.groupBy(
        claims.filter((claim) => claim.style === style && claim.whole === null && !refs.has(claim.node)),
        ({ node }) => prefix(node),
      );
      for (const [before, mine] of kinds) {
        const ordinals = filled(mine);
        let next = ordinals.reduce((most, one) => Math.max(most, one), 0);
        for (const [index, { node }] of mine.entries())
          settle(
            node,
            before + refOf(parent, style, ordinals[index] ?? 1),
            () => before + refOf(parent, style, ++next),
          );
      }
    }
    for (const node of siblings) level(below(node), refs.get(node)?.ref ?? '', () => '');
  };
  level(roots, '', prefixes(roots));

  const unlabelled = [...refs].filter(([node]) => node.label === null).map(([, { ref }]) => ref);
  return { refs, findings: [...findings, ...inOrder(unlabelled, refs.size)] };
}

/** What stands under a node as items of the plan; points of an action that are no actions are its description. */
export const below = (node: SketchNode): SketchNode[] =>
  node.children.filter((child) => child.action || !node.action);

function claimsOf(siblings: readonly SketchNode[], parent: string, codes: ReadonlySet<string>): Claim[] {
  const labels = siblings.map(({ label }) => (label === null ? null : readLabel(label)));
  const letters = labels.flatMap((label) => (label?.letter ? [label.letter] : []));
  const roman = areRoman(letters);
  const above = readLabel(parent)?.numbers ?? [];
  const figures = labels.filter((label) => label !== null && label.letter === null).length;
  const lettered = parent !== '' && letters.length >= figures;
  return siblings.map((node, index): Claim => {
    const label = labels[index] ?? null;
    const code = node.label === null ? '' : node.label.trim();
    if (codes.has(code))
      return { node, style: 'number', ordinal: null, weight: 0, whole: code.replace(/\s+/g, ' ') };
    if (label !== null) return claimOf(node, label, above, roman);
    const vote = parent === '' ? votedNumber(node) : null;
    const style = roman ? 'roman' : 'letter';
    return {
      node,
      style: lettered && node.action ? style : 'number',
      ordinal: vote,
      weight: vote === null ? 0 : 2,
      whole: null,
    };
  });
}

function claimOf(node: SketchNode, label: Label, above: readonly number[], roman: boolean): Claim {
  const { numbers, letter } = label;
  const inside = numbers.length > 0 && above.every((number, index) => numbers[index] === number);
  if (letter !== null && node.action && (above.length > 0 || numbers.length === 0)) {
    const weight = numbers.length === 0 || (inside && numbers.length === above.length) ? 3 : 1;
    return {
      node,
      style: roman ? 'roman' : 'letter',
      ordinal: ordinalOf(letter, roman),
      weight,
      whole: null,
    };
  }
  if (letter !== null && numbers.length === 0) {
    return { node, style: 'capital', ordinal: ordinalOf(letter, false), weight: 3, whole: null };
  }
  if (letter !== null && !node.action) {
    return { node, style: 'number', ordinal: null, weight: 0, whole: numbers.join('.') + letter };
  }
  const deeper = numbers.length - above.length;
  if (inside && (deeper > 1 || (deeper === 1 && letter !== null))) {
    const whole = numbers.join('.') + (letter === null ? '' : `(${letter})`);
    return { node, style: 'number', ordinal: null, weight: 0, whole };
  }
  const sound = inside && deeper === 1;
  const ordinal = numbers.at(-1) ?? (letter === null ? null : ordinalOf(letter, roman));
  return { node, style: 'number', ordinal, weight: sound ? 3 : numbers.length === 1 ? 2 : 1, whole: null };
}

/** The number that the complete labels under a node agree on. */
function votedNumber(node: SketchNode): number | null {
  const firsts = below(node)
    .map(({ label }) => (label === null ? null : readLabel(label)))
    .filter((label) => label !== null && label.numbers.length > 1)
    .map((label) => label?.numbers[0]);
  const [first] = firsts;
  return first !== undefined && firsts.every((other) => other === first) ? first : null;
}

/** What the labels under a node have in common, where that is a ref below its parent's: `1.2` of `1.2(a)` and `1.2(b)`. */
function stemOf(node: SketchNode, parent: string): string | null {
  const stems = below(node).map(({ label }) => {
    const read = label === null ? null : readLabel(label);
    return read === null ? null : read.numbers.slice(0, read.letter === null ? -1 : undefined).join('.');
  });
  const [first] = stems;
  const shared = first !== undefined && first !== null && stems.every((stem) => stem === first);
  return shared && first.startsWith(`${parent}.`) ? first : null;
}

const hasCode = ({ label }: SketchNode, codes: ReadonlySet<string>): boolean =>
  label !== null && codes.has(label.trim());

/**
 * Labels that stand once in the whole source, and that people call the action by: codes such as `EDU-04`, and whole
 * numbers such as `2.1` of actions below a heading that prints none, which is how a column of refs has them.
 */
function soleCodes(roots: readonly SketchNode[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const count = (node: SketchNode, above: SketchNode | null): void => {
    const code = node.label?.trim() ?? '';
    const numbered = node.action && above !== null && above.label === null && WHOLE.test(code);
    if ((CODE.test(code) || numbered) && code.length <= MOST_REF) seen.set(code, (seen.get(code) ?? 0) + 1);
    for (const child of node.children) count(child, node);
  };
  for (const root of roots) count(root, null);
  return new Set([...seen].filter(([, times]) => times === 1).map(([code]) => code));
}
const WHOLE = /^\d{1,3}(?:\.\d{1,3}){1,4}(?:\s?\(?[a-z]\)?)?$/;
const CODE = /^[A-Z]{1,6}[-/. ]?\d{1,4}(?:[-/.]\d{1,4}){0,3}[a-z]?$/;

/**
 * The numbers of actions that are counted through the whole source, below headings that print none: people say
 * "number 4". None where a number stands twice, or a heading has one of its own.
 */
function soleNumbers(roots: readonly SketchNode[]): ReadonlySet<string> {
  const found: string[] = [];
  let sound = true;
  let grouped = false;
  const look = (node: SketchNode, above: SketchNode | null): void => {
    const label = node.label?.trim() ?? '';
    const number = node.action && /^[1-9]\d{0,2}$/.test(label);
    if (number) found.push(label);
    if (number && above !== null) grouped = true;
    if ((number && above?.action) || (!node.action && label !== '')) sound = false;
    for (const child of node.children) look(child, node);
  };
  for (const root of roots) look(root, null);
  const sole = new Set(found);
  return sound && grouped && sole.size === found.length ? sole : new Set();
}

/** Where nodes of several kinds stand side by side, each kind counts for itself: `SO1`, `PH1`. */
function prefixes(roots: readonly SketchNode[]): (node: SketchNode) => string {
  const kinds = new Set(
    roots.filter(({ action }) => !action).map(({ called }) => called?.toLowerCase() ?? ''),
  );
  if (kinds.size < 2 || kinds.has('')) return () => '';
  return ({ called }) => initials(called ?? '');
}

function initials(called: string): string {
  const words = called.toUpperCase().match(/[A-Z]+/g) ?? [];
  return (words.length > 1 ? words.map((word) => word[0]).join('') : (words[0] ?? '').slice(0, 2)).slice(
    0,
    5,
  );
}

function refOf(parent: string, style: Style, ordinal: number): string {
  if (style === 'capital') return parent + letterOf(ordinal).toUpperCase();
  if (style === 'number') return /^[A-Z]?$/.test(parent) ? `${parent}${ordinal}` : `${parent}.${ordinal}`;
  const letter = style === 'roman' ? romanOf(ordinal) : letterOf(ordinal);
  return parent === '' ? letter : `${parent}(${letter})`;
}

/** Whether a label is the ref, or the end of it that a document prints under a heading: `(b)` for `3.3(b)`. */
function saysTheSame(label: string, ref: string): boolean {
  const said = squeezed(label);
  if (said === squeezed(ref)) return true;
  const read = readLabel(label);
  if (read === null) return false;
  const numbers = read.numbers.join('.');
  if (read.letter === null) return squeezed(ref) === numbers && !said.startsWith('.');
  if (squeezed(ref) === numbers + read.letter) return true;
  return ref.endsWith(`(${read.letter})`) && (numbers === '' || ref.startsWith(`${numbers}(`));
}

/** Whether a label is the end of its ref, which the headings above it complete: `2` for `1.2`, `Phase 1` for `PH1`. */
function isCompleted(label: string, ref: string): boolean {
  const read = readLabel(label);
  const said =
    read === null ? [] : [...read.numbers.map(String), ...(read.letter === null ? [] : [read.letter])];
  const parts = ref.toLowerCase().match(/\d+|[a-z]+/g) ?? [];
  return said.length > 0 && said.every((one, index) => parts.at(index - said.length) === one);
}

/** Spelling apart: `1.1 (A)` and `1.1(a)` are one. */
export const squeezed = (ref: string): string => ref.replace(/[\s()]/g, '').toLowerCase();

function inOrder(refs: readonly string[], all: number): Finding[] {
  if (refs.length === 0) return [];
  const some = refs.slice(0, 12).join(', ') + (refs.length > 12 ? ` and ${refs.length - 12} more` : '');
  const what = `The source prints no label for ${refs.length} of ${all} items; they are numbered by place and order: ${some}.`;
  return [{ kind: 'inferred', what, where: 'the plan' }];
}
