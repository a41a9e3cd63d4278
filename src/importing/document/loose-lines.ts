/** Puts lines that fell out of a table back: the rest of a broken row, or whole rows whose columns were lost. */
import type { Finding } from '../finding.ts';
import { readLabel } from '../label.ts';
import type { SketchNode } from '../sketch.ts';
import { calledBy } from './called.ts';
import { mendRow } from './mend-row.ts';
import { goesOn, isOpen, joined, newNode, tidy } from './node.ts';
import type { Segment } from './segments.ts';
import type { Here } from './table-rows.ts';

/** `marker` null for a paragraph, empty for a bullet, else the label. */
export type Fragment = { text: string; marker: string | null; where: string };

export const letterIn = (fragment: Fragment): string | null =>
  fragment.marker === null || fragment.marker === '' ? null : (readLabel(fragment.marker)?.letter ?? null);

/** What stands open afterwards. Lines for which there is no place become findings. */
export function placeLoose(fragments: readonly Fragment[], here: Here, findings: Finding[]): Here {
  const starts = rowStarts(fragments, here);
  findings.push(...mendRow(fragments.slice(0, starts[0]?.from ?? fragments.length), here));
  let next = here;
  for (const [index, { from, at }] of starts.entries()) {
    const until = starts[index + 1]?.from ?? fragments.length;
    next = looseRow(fragments.slice(from, at), fragments.slice(at, until), next, findings);
  }
  return next;
}

/** Where rows begin: their objective, and the first of their letters. */
function rowStarts(fragments: readonly Fragment[], here: Here): { from: number; at: number }[] {
  if (!here.columns.meanings.includes('objective')) return [];
  const starts: { from: number; at: number }[] = [];
  let free = 0;
  for (const [at, fragment] of fragments.entries()) {
    const letter = letterIn(fragment);
    if (letter !== 'a') {
      if (letter !== null) free = at + 1;
      continue;
    }
    let from = at;
    while (from > free && isRef(fragments[from - 1])) from -= 1;
    if (from > free && fragments[from - 1]?.marker === null) from -= 1;
    while (from > free && isRef(fragments[from - 1])) from -= 1;
    starts.push({ from, at });
    free = at + 1;
  }
  return starts;
}

const isRef = (fragment: Fragment | undefined): boolean =>
  fragment !== undefined && fragment.marker === null && /^\d{1,2}(?:\.\d{1,2}){1,2}\.?$/.test(fragment.text);

/** A row without its columns: the objective, its letters, then what difference it makes and how that is measured. */
function looseRow(
  opening: readonly Fragment[],
  rest: readonly Fragment[],
  here: Here,
  findings: Finding[],
): Here {
  const ref = opening.find(isRef)?.text ?? null;
  const words = opening.filter((fragment) => !isRef(fragment));
  const title = tidy(words.map(({ text }) => text).join(' '));
  const where = words[0]?.where ?? rest[0]?.where ?? here.segment.where;
  const inside = ref === null ? expectedInside(title, here.segment) : null;
  const objective = newNode(inside === null ? title : inside.title, where, {
    label: ref ?? inside?.label ?? null,
    called: calledBy(here.columns.names[here.columns.meanings.indexOf('objective')]),
  });
  here.segment.nodes.push(objective);
  const called = calledBy(here.columns.names[here.columns.meanings.indexOf('action')]);
  let last: SketchNode | null = null;
  let letter = '';
  let used = 0;
  for (const [index, fragment] of rest.entries()) {
    const label = letterIn(fragment);
    if (label !== null) {
      last = newNode(fragment.text, fragment.where, { action: true, called, label: fragment.marker });
      objective.children.push(last);
      letter = label;
    } else if (last === null || !isRest(fragment, last, rest[index + 1])) break;
    else if (fragment.marker === '') last.children.push(newNode(fragment.text, fragment.where));
    else last.title = tidy(joined(last.title, fragment.text));
    used = index + 1;
  }
  findings.push(...assess(rest.slice(used), objective, here));
  const what =
    'The columns of the table are lost here; the row was put together from its lines in their order.';
  findings.push({ kind: 'repaired', what, where });
  return { ...here, objective, last, letter };
}

/** Whether a line is a point of an action, or the rest of its sentence. */
function isRest(fragment: Fragment, last: SketchNode, next: Fragment | undefined): boolean {
  if (fragment.marker === '')
    return (
      last.title.endsWith(':') || last.children.length > 0 || (next !== undefined && letterIn(next) !== null)
    );
  return isOpen(last.title) && goesOn(fragment.text);
}

/** A number inside of a sentence counts as the label when it is the next one in turn. */
function expectedInside(title: string, segment: Segment): { label: string; title: string } | null {
  const before = segment.nodes.findLast(({ label }) => label !== null)?.label ?? null;
  const numbers = before === null ? [] : (readLabel(before)?.numbers ?? []);
  const unlabelled =
    before === null
      ? 0
      : segment.nodes.length - 1 - segment.nodes.findLastIndex(({ label }) => label === before);
  const lastNumber = numbers.at(-1);
  if (numbers.length < 2 || lastNumber === undefined) return null;
  const label = [...numbers.slice(0, -1), lastNumber + 1 + unlabelled].join('.');
  const parts = title.split(` ${label} `);
  return parts.length === 2 ? { label, title: parts.join(' ') } : null;
}

const PEOPLE =
  /^(?:that |our |all |older |younger |more )*(?:child(?:ren)?|young people|young person|pupils?|students?|learners?|famil(?:y|ies)|parents?|carers?|they|residents?|adults?|schools?|settings?|staff|teachers?|services|communities)\b/i;

/** Lines after the letters of a row: first what difference it makes, then its measures, divided where they part best. */
function assess(lines: readonly Fragment[], objective: SketchNode, here: Here): Finding[] {
  const kinds = here.columns.meanings;
  const both = kinds.includes('difference') && kinds.includes('measure');
  if (!kinds.includes('difference') && !kinds.includes('measure')) return lines.map(unplaced);
  let people = false;
  const leans = lines.map(({ text, marker }) => {
    people = marker === '' ? people : PEOPLE.test(text);
    return people ? 1 : -1;
  });
  let best = 0;
  let sum = 0;
  let cut = 0;
  for (const [index, lean] of leans.entries()) {
    sum += lean;
    if (sum > best) [best, cut] = [sum, index + 1];
  }
  const divided = both ? cut : kinds.includes('difference') ? lines.length : 0;
  for (const [index, { text }] of lines.entries())
    (index < divided ? objective.difference : objective.measures).push(text);
  return [];
}

export const isPeople = (text: string): boolean => PEOPLE.test(text);

export const unplaced = ({ text, where }: Fragment): Finding => ({
  kind: 'unplaced',
  what: `This line stands outside of its table, and it is not clear where it belongs: "${shortened(text)}"`,
  where,
});

const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text);

/**
 * Points that were printed before the rows of their page: each goes to the last objective that has the letter before
 * it, and the report says so when others would do as well.
 */
export function placeOrphans(segment: Segment, findings: Finding[]): void {
  const points: Fragment[] = [];
  for (const orphan of segment.orphans) {
    const before = points.at(-1);
    if (letterIn(orphan) !== null) points.push({ ...orphan });
    else if (before !== undefined && isOpen(before.text))
      before.text = tidy(joined(before.text, orphan.text));
    else findings.push(unplaced(orphan));
  }
  for (const point of points) {
    const letter = letterIn(point) ?? '';
    const homes = segment.nodes.filter(({ children }) => {
      const last = children.findLast(({ label }) => label !== null)?.label ?? null;
      return last !== null && readLabel(last)?.letter?.charCodeAt(0) === letter.charCodeAt(0) - 1;
    });
    const home = homes.at(-1);
    if (home === undefined) {
      findings.push(unplaced(point));
      continue;
    }
    const called = home.children[0]?.called ?? null;
    home.children.push(newNode(point.text, point.where, { action: true, called, label: point.marker }));
    const others = homes.slice(0, -1).map(({ title }) => `"${shortened(title)}"`);
    const doubt = others.length === 0 ? '' : ` It would fit as well under ${others.join(' or ')}: check it.`;
    const what = `The point ${point.marker} is printed before its table; it was put under "${shortened(home.title)}", after the letter before it.${doubt}`;
    findings.push({ kind: 'repaired', what, where: point.where });
  }
}
