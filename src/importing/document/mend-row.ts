/** Mends a row that broke off: finds for each line after the table the sentence of the row that it goes on with. */
import type { Finding } from '../finding.ts';
import type { SketchNode } from '../sketch.ts';
import { plain } from './likeness.ts';
import { type Fragment, isPeople, letterIn, unplaced } from './loose-lines.ts';
import { goesOn, isOpen, joined, newNode, tidy } from './node.ts';
import type { Here } from './table-rows.ts';

/** An end of the row that a line may go on with. `claimed`: a line that repeats it shows where its own rest stands. */
type End = { list: 'title' | 'measures' | 'difference'; node: SketchNode; at: number; claimed: boolean };
/** Fewer letters than these are no repetition. */
const LEAST_REPEATED = 9;
/** A line of more words is a paragraph of the document, not of a cell. */
const MOST_WORDS = 60;

export function mendRow(lines: readonly Fragment[], here: Here): Finding[] {
  const target = here.objective ?? here.last;
  if (target === null || lines.length === 0) return [];
  const findings: Finding[] = [];
  const ends = endsOf(here, target);
  const repeated = new Map(
    lines.flatMap((line, index) => {
      const end = ends.find((one) => repeats(line, one));
      return end === undefined ? [] : [[index, end] as const];
    }),
  );
  for (const end of repeated.values()) end.claimed = true;
  let last = here.last;
  let letter = here.letter;
  let focus: End | null = null;
  let waiting: Fragment | null = null;
  for (const [index, line] of lines.entries()) {
    const again = repeated.get(index);
    const mark = letterIn(line);
    if (again !== undefined) {
      takeUp(again, line);
      focus = again;
    } else if (mark !== null && letter !== '' && mark.charCodeAt(0) === letter.charCodeAt(0) + 1) {
      last = newNode(line.text, line.where, {
        action: true,
        called: last?.called ?? null,
        label: line.marker,
      });
      (here.objective?.children ?? here.segment.nodes).push(last);
      letter = mark;
      ends.push({ list: 'title', node: last, at: 0, claimed: false });
      findings.push(mended(line));
    } else if (goesOn(line.text) || (line.text.endsWith('.') && line.text.split(' ').length <= 3)) {
      const open =
        focus !== null && isOpen(textAt(focus))
          ? [focus]
          : mostOpen(ends.filter((end) => !end.claimed && isOpen(textAt(end))));
      const [end] = open;
      if (open.length > 1) findings.push(unplaced(line));
      else if (end === undefined && waiting === null) waiting = line;
      else if (end === undefined) findings.push(unplaced(line));
      else {
        setText(end, joined(textAt(end), line.text));
        findings.push(mended(line));
      }
    } else if (
      line.text.split(' ').length > MOST_WORDS ||
      target.measures.length + target.difference.length === 0
    ) {
      findings.push(unplaced(line));
    } else {
      const list = listFor(line, focus, target);
      target[list].push(line.text);
      const added: End = { list, node: target, at: target[list].length - 1, claimed: false };
      if (waiting !== null && isOpen(line.text)) {
        setText(added, joined(line.text, waiting.text));
        waiting = null;
      }
      ends.push(added);
      findings.push(mended(line));
    }
    // What was joined or added last is the column that is being read.
    if (focus !== null && !isOpen(textAt(focus)) && focus.list === 'title') focus = null;
  }
  if (waiting !== null) findings.push(unplaced(waiting));
  return findings;
}

/** Of several ends, the one that stops at a word that nothing ends with, if there is just one. */
function mostOpen(ends: readonly End[]): readonly End[] {
  const hanging = ends.filter((end) => HANGING.test(textAt(end).slice(-30)));
  return hanging.length === 1 ? hanging : ends;
}
const HANGING =
  /(?:[,–—-]|\b(?:an?|the|of|to|for|in|on|at|by|with|and|or|from|as|that|which|who|where|when|their|our|its|these|are|be|will|can|not))$/i;

const mended = ({ where, text }: Fragment): Finding => ({
  kind: 'repaired',
  what: `A line that broke off from its row was put back: "${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`,
  where,
});

function endsOf(here: Here, target: SketchNode): End[] {
  const end = (list: End['list'], node: SketchNode, at: number): End => ({ list, node, at, claimed: false });
  return [
    ...(here.objective === null ? [] : [end('title', here.objective, 0)]),
    ...(here.last === null ? [] : [end('title', here.last, 0)]),
    ...(target.difference.length === 0 ? [] : [end('difference', target, target.difference.length - 1)]),
    ...(target.measures.length === 0 ? [] : [end('measures', target, target.measures.length - 1)]),
  ];
}

const textAt = ({ list, node, at }: End): string => (list === 'title' ? node.title : (node[list][at] ?? ''));

function setText({ list, node, at }: End, text: string): void {
  if (list === 'title') node.title = tidy(text);
  else node[list][at] = text;
}

/** Whether a line says the end again, or the end and what follows it. */
function repeats(line: Fragment, end: End): boolean {
  const said = plain(line.text);
  const known = plain(textAt(end));
  if (said.length < LEAST_REPEATED || known.length < LEAST_REPEATED) return false;
  return known.endsWith(said) || (end.list !== 'title' && said.startsWith(known));
}

function takeUp(end: End, line: Fragment): void {
  if (plain(line.text).length > plain(textAt(end)).length) setText(end, line.text);
}

/** The list that a new sentence belongs to: that of the lines before it, else by what it speaks of. */
function listFor(line: Fragment, focus: End | null, target: SketchNode): 'measures' | 'difference' {
  if (focus?.list === 'measures' || target.difference.length === 0) return 'measures';
  return isPeople(line.text) ? 'difference' : 'measures';
}
