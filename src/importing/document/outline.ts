/** The state of reading an outline: which group stands open, and what the lines under it are. */
import type { Finding } from '../finding.ts';
import { readLabel } from '../label.ts';
import type { SketchNode } from '../sketch.ts';
import type { Block } from './block.ts';
import type { GroupHeading } from './group-heading.ts';
import type { Follows } from './heading-words.ts';
import { factsIn } from './inline-facts.ts';
import { addFact, type Keyed } from './keyed-lines.ts';
import { goesOn, isOpen, joined, newNode, tidy } from './node.ts';
import { settled } from './outline-end.ts';
import { type Group, type Mode, type Run, stackOf } from './outline-stack.ts';

type Item = Extract<Block, { kind: 'item' }>;
type Expected = { mode: Mode; said: boolean };

const AT_FIRST: Expected = { mode: 'actions', said: false };
const LONGEST_PLAIN_HEADING = 90;

export type Outline = ReturnType<typeof newOutline>;

/** `everywhere`: the whole document counts as the plan, with or without headings. */
export function newOutline(everywhere: boolean) {
  const stack = stackOf(everywhere);
  let expected = AT_FIRST;
  /** Set by words that lead into one list only. */
  let leads: Expected | null = null;
  let open: { run: Run; group: Group } | null = null;
  let last: SketchNode | null = null;
  let lastItem: Item | null = null;

  const begin = (next: Expected): void => {
    expected = next;
    leads = null;
    open = null;
    last = null;
    lastItem = null;
  };
  const untitled = (): Group | null => {
    const top = stack.top();
    return top !== null && top.node.title === '' ? top : null;
  };
  const openGroup = (
    heading: GroupHeading,
    where: string,
    level: number | null,
    itemDepth: number | null = null,
  ): void => {
    const { title: whole, when, owners } = factsIn(heading.title);
    const [title, rest] = shortened(whole);
    const { node, paragraphs } = stack.open({ heading: { ...heading, title }, where, level, itemDepth });
    if (rest !== '') paragraphs.push({ text: rest, where });
    node.when ??= when;
    node.owners.push(...owners);
    begin(AT_FIRST);
  };
  const runFor = (item: Item): Run => {
    const now = leads ?? expected;
    const group = stack.top() ?? stack.root;
    if (open !== null && open.group === group && open.run.mode === now.mode) return open.run;
    const run: Run = { ...now, where: item.where, depth: item.depth, nodes: [] };
    group.content.push({ run });
    open = { run, group };
    last = null;
    return run;
  };

  return {
    /** Whether a number is the next in turn. */
    counts: (number: number | null): boolean => number !== null && stack.expects(number),
    within: (): boolean => stack.within(),

    group: (heading: GroupHeading, level: number | null, where: string): void =>
      openGroup(heading, where, level),

    /** A heading, or words before a list, that say what follows. */
    follows(follows: Follows, level: number | null, text: string): void {
      const leading = level === null && text.trim().endsWith(':');
      const inside = stack.top() !== null && (level === null || level > stack.level());
      if (follows === 'groups') {
        stack.enter(level);
        begin(AT_FIRST);
      } else if (follows === 'actions') {
        if (leading && stack.within()) leads = { mode: 'actions', said: true };
        else {
          if (!inside) stack.enter(level);
          begin({ mode: 'actions', said: true });
        }
        open = null;
      } else if (
        (follows === 'measures' || follows === 'difference' || follows === 'background') &&
        stack.within()
      ) {
        if (leading) leads = { mode: follows, said: true };
        else begin({ mode: follows, said: true });
        open = null;
      } else if (follows === 'outside' && inside && level !== null) begin({ mode: 'background', said: true });
      else {
        stack.leave();
        begin(AT_FIRST);
      }
    },

    /** A heading that says neither its number nor what follows: a group where the plan is, else the end of the plan. */
    heading(text: string, level: number, where: string): void {
      const group = untitled();
      if (group !== null) group.node.title = tidy(text);
      else if (stack.holds(level))
        openGroup({ called: null, label: null, number: null, title: tidy(text) }, where, level);
      else {
        stack.leave();
        begin(AT_FIRST);
      }
    },

    /** Facts that stand on lines of their own; false where nothing is open that they could belong to. */
    pairs(pairs: readonly Keyed[], where: string): boolean {
      if (!stack.within()) return false;
      for (const { meaning, value, label } of pairs) {
        if (meaning === 'objective' && !/^we (?:will|shall)\b/i.test(value)) {
          openGroup({ called: 'Objective', label, number: null, title: tidy(value) }, where, null);
        } else if (meaning === 'action' || meaning === 'objective') {
          const facts = factsIn(value);
          last = newNode(facts.title, where, { action: true, label, when: facts.when, owners: facts.owners });
          const run: Run = { mode: 'actions', said: true, where, depth: 0, nodes: [last] };
          (stack.top() ?? stack.root).content.push({ run });
          open = null;
        } else {
          const before = open?.run.nodes.at(-2);
          const ofAction =
            open === null || open.run.nodes.length < 2 || (before !== undefined && hasFacts(before));
          const node = (ofAction ? last : null) ?? stack.top()?.node;
          if (node === undefined) return false;
          addFact(node, meaning, value);
        }
      }
      return true;
    },

    /** `holdsMore`: what follows stands under the item. */
    item(item: Item, holdsMore: boolean): void {
      const label = item.marker === '' ? null : readLabel(item.marker);
      stack.before(item.depth, label?.numbers ?? []);
      if (!stack.within()) return;
      const now = leads ?? expected;
      const numbered = label !== null && label.letter === null;
      const first = item.marker === '' && stack.top() === null && !everywhere;
      const group = (numbered || first) && holdsMore && !item.text.endsWith(':');
      if (now.mode === 'actions' && group) {
        const heading = {
          called: null,
          label: item.marker === '' ? null : item.marker,
          number: label?.numbers[0] ?? null,
          title: tidy(item.text),
        };
        openGroup(heading, item.where, null, item.depth);
        return;
      }
      const run = runFor(item);
      if (
        last !== null &&
        (item.depth > run.depth || (lastItem?.text.endsWith(':') && isUnder(item, lastItem)))
      ) {
        last.children.push(newNode(item.text, item.where));
        return;
      }
      lastItem = item;
      const named = PREFIXED.exec(item.text);
      const words = named?.[2] ?? item.text;
      const facts = run.mode === 'actions' || run.mode === 'unknown' ? factsIn(words) : null;
      last = newNode(facts?.title ?? words, item.where, {
        action: true,
        label: named?.[1] ?? (item.marker === '' ? null : item.marker),
        ...(facts === null ? {} : { when: facts.when, owners: facts.owners, measures: facts.measures }),
      });
      run.nodes.push(last);
    },

    /** `listed`: a list follows, directly or after words that lead into it. */
    paragraph(text: string, where: string, next: Block | undefined, listed: boolean): void {
      if (last !== null && open !== null && isOpen(last.title) && goesOn(text)) {
        last.title = tidy(joined(last.title, text));
        return;
      }
      const group = untitled();
      if (group !== null && text.length <= LONGEST_PLAIN_HEADING) {
        group.node.title = tidy(text);
        return;
      }
      const named = listed && stack.holds(99) ? NAMED.exec(text) : null;
      if (listed && stack.holds(99) && (headingLike(text) || named !== null)) {
        const title = tidy(named?.[1] ?? text);
        openGroup({ called: null, label: null, number: null, title }, where, null);
        if (named !== null) stack.top()?.paragraphs.push({ text: tidy(named[2] ?? ''), where });
        return;
      }
      // What was named as an action on a line of its own stays open for the lines about it.
      if (open !== null) last = null;
      open = null;
      leads = text.trim().endsWith(':') && next?.kind === 'item' ? { mode: 'unknown', said: false } : null;
      stack.top()?.paragraphs.push({ text: tidy(text), where });
    },

    end(): { nodes: SketchNode[]; findings: Finding[] } {
      return settled(stack.root, everywhere);
    },
  };
}

/** `Action 3: Audit case files`: the label stands in the words. */
const PREFIXED =
  /^(?:action|activity|task|step) ([A-Z]{0,3}\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?)\s*[:.–-]\s*(\S.*)$/is;
/** `Attainment: We will ensure ...`, a name and what it means. */
const NAMED = /^(\p{Lu}[^:.\n]{3,60}):\s+(\p{Lu}[^\n]{20,})$/u;

/** A title that goes on as a sentence, parted from it. */
function shortened(title: string): [string, string] {
  const parts = title.length <= LONGEST_TITLE ? null : /^(.{8,60}?)(?:\s[–—-]\s|:\s)(.+)$/s.exec(title);
  return parts === null ? [title, ''] : [parts[1] ?? title, tidy(parts[2] ?? '')];
}
const LONGEST_TITLE = 120;

const headingLike = (text: string): boolean =>
  text.length <= LONGEST_PLAIN_HEADING &&
  !text.includes('\n') &&
  /^\p{Lu}/u.test(text) &&
  !/[.:;,]$/.test(text);

/** Whether an item stands under another: deeper, a letter or bullet under a number, or with a longer number. */
export function isUnder(next: Item, item: Item): boolean {
  if (next.depth !== item.depth) return next.depth > item.depth;
  const above = readLabel(item.marker);
  if (above === null) return false;
  if (next.marker === '') return above.letter === null;
  const below = readLabel(next.marker);
  if (below === null) return false;
  if (above.letter === null && below.letter !== null && below.numbers.length === 0) return true;
  return (
    below.numbers.length > above.numbers.length &&
    above.numbers.every((number, index) => below.numbers[index] === number)
  );
}

const hasFacts = ({ when, owners, measures }: SketchNode): boolean =>
  when !== null || owners.length > 0 || measures.length > 0;
