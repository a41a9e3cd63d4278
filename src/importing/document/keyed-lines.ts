/** Reads lines that name what they hold: "Lead: Head of SEND", "By when – July 2027", "Action: Review the offer". */
import { type Meaning, meaningOf } from '../columns.ts';
import type { SketchNode } from '../sketch.ts';
import { namesIn } from './row-cells.ts';

export type Keyed = { meaning: Meaning; value: string; label: string | null };

const PAIR = /^([\p{L}][\p{L}\d. /'’()-]{1,38}?)\s*(?::|\s[–—-])\s*(\S.*)$/u;
/** A key may carry a number of its own: `Action 1.2: ...`. */
const LABELLED = /^(.{3,30}?)\s+([A-Z]{0,3}\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?)$/;
const KEPT: ReadonlySet<Meaning> = new Set([
  ...([
    'action',
    'objective',
    'owner',
    'lead',
    'by-when',
    'measure',
    'difference',
    'status',
    'progress',
  ] as const),
  ...(['outcome', 'resources', 'evidence', 'description', 'start'] as const),
]);

/** The pairs of a paragraph when every one of its lines is one, or goes on with the one before; else null. */
export function keyedLines(text: string): Keyed[] | null {
  const pairs: Keyed[] = [];
  for (const line of text.split('\n').flatMap((one) => one.split(/\s+\|\s+/).flatMap(apart))) {
    const pair = PAIR.exec(line.trim());
    const labelled = LABELLED.exec(pair?.[1] ?? '');
    const key = labelled?.[1] ?? pair?.[1] ?? '';
    const meaning = pair === null || key.split(' ').length > 5 ? null : meaningOf(key);
    const last = pairs.at(-1);
    if (pair !== null && meaning !== null && KEPT.has(meaning))
      pairs.push({ meaning, value: (pair[2] ?? '').trim(), label: labelled?.[2] ?? null });
    else if (last === undefined) return null;
    else last.value = `${last.value} ${line.trim()}`;
  }
  return pairs;
}

const NEXT =
  /[\s,;|–—-]+(?=(?:Lead(?: officer| agency| person| service)?|Owners?|Responsible(?: officer| lead| person)?|By when|Deadline|Due(?: date| by)?|Time ?scales?|Time ?frame|Target date|Who|When|Completion(?: date)?|Measures?(?: of success)?|Success (?:measures?|criteria)|Status|RAG|Progress|Evidence|Outcomes?):\s)/;

/** Several facts on one line, each ending where the next known key begins; a line that begins with none stays whole. */
function apart(line: string): string[] {
  const [first = '', ...others] = line.trim().split(NEXT);
  const key = PAIR.exec(first)?.[1] ?? '';
  return others.length > 0 && meaningOf(key) !== null ? [first, ...others] : [line];
}

/** Puts what a line says with the node that it is about. */
export function addFact(node: SketchNode, meaning: Keyed['meaning'], value: string): void {
  if (meaning === 'by-when') node.when = value;
  else if (meaning === 'owner' || meaning === 'lead')
    node.owners.push(...namesIn([{ text: value, marker: null, depth: 0 }]));
  else if (meaning === 'measure') node.measures.push(value);
  else if (meaning === 'difference') node.difference.push(value);
  else if (meaning === 'status') node.status = value;
  else if (meaning === 'progress') node.progress = value;
  else if (meaning === 'outcome') node.outcomes = [value];
  else node.description = node.description === null ? value : `${node.description}\n${value}`;
}
