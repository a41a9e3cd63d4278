/** Tells rows that head what follows (a priority, an objective), and asides, from rows that hold an action. */
import { meaningOf } from '../columns.ts';
import { readLabel } from '../label.ts';
import type { Column } from './header.ts';
import { oneLine, type SeenRow, type Spot } from './seen.ts';

/** `rank` orders what stands above what: the smaller is the higher. */
export type Section = {
  label: string | null;
  title: string;
  called: string | null;
  lead: string | null;
  spot: Spot;
  rank: number | null;
  /** How it looks, so that the next one of the same look is known for the same. */
  look: string;
};

export const PRIORITY = 10;
export const OBJECTIVE = 20;
/** No further section stands deeper below others. */
export const DEEPEST_SECTION = 35;
export const ACTION = 1000;

const ASIDE =
  /^(?:(?:rag |brag |status )?key\b|legend\b|notes?\b[:.]|n\.?b\.?\b|source\b|(?:grand |sub-?)?totals?\b|(?:last )?updated?\b[: ]|version\b|page \d|\*|[rag] ?[=–-] )/i;

export const isAside = (row: SeenRow): boolean =>
  row.own.length <= 2 && ASIDE.test(oneLine(row.own[0]?.cell.text ?? ''));

/** What names the words at the head of a text: `Priority 3: Inclusion`, `Objective 1.2 - Attendance`. */
const NAMED =
  /^((?:strategic |key |improvement )?(?:priority(?: area)?|theme|pillar|strand|phase|programme|aim|goal|objective|sub-?theme|work ?stream|outcome|ambition|commitment|mission))\b\s*(?:(?:n[o°]\.? ?)?(\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,4}|[a-h])\b(?!['’]))?\s*[:.)–—-]*\s*/i;
const NUMBERED = /^((?:[A-Z]{1,3}[ -]?)?\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)(?:[.):]\s*|\s*[–—-]\s+|\s+)(?=\S)/;

/** The label that stands before a title: `3.1 Attendance`, `Priority 3: Inclusion`, `P1 - Inclusion`. */
export function labelled(text: string): { label: string | null; title: string; called: string | null } {
  const words = oneLine(text);
  const named = NAMED.exec(words);
  if (named !== null && (named[2] !== undefined || /[:–—-]\s*$/.test(named[0]))) {
    const title = words.slice(named[0].length);
    const called = oneLine(named[1] ?? '').toLowerCase();
    const label =
      named[2] === undefined ? null : oneLine(words.slice(0, named[0].length)).replace(/\s*[:.)–—-]+$/, '');
    return { label, title: title === '' ? words : title, called };
  }
  const numbered = NUMBERED.exec(words);
  if (numbered === null || YEARS.test(words)) return { label: null, title: words, called: null };
  return { label: numbered[1] ?? null, title: words.slice(numbered[0].length), called: null };
}
/** "2 year olds", "16-19 offer", "5 schools": a number that belongs to the words. */
const YEARS =
  /^\d{1,2}\s*(?:[-–+]|to\b)?\s*(?:\d{1,2}\s+)?(?:years?|year-|yrs?|schools?|pupils?|children|%|per cent|days?|weeks?|months?|terms?)\b/i;

const LEAD =
  /^(?:lead|leads|owner|sponsor|senior responsible owner|sro|lead officer|accountable)\b[^:]*:\s*(\S.*)$/i;

/**
 * The section that a row begins, or null when it is no section. `next` is the row below; `headed` says that the
 * headings are repeated there.
 */
export function sectionAt(
  row: SeenRow,
  columns: readonly Column[],
  next: { row: SeenRow | null; headed: boolean },
  actionColumn: number,
): Section | null {
  const lead =
    row.own.map(({ cell }) => LEAD.exec(oneLine(cell.text))?.[1] ?? null).find((name) => name !== null) ??
    null;
  const spots = row.own.filter(({ cell }) => !LEAD.test(oneLine(cell.text)));
  const [first, second] = spots;
  if (first === undefined || spots.length > 2) return null;
  const width = first.range === null ? 1 : first.range.right - first.range.left + 1;
  const text = oneLine(first.cell.text);
  const meaning = columns.find(({ column }) => column === first.cell.column)?.meaning ?? null;
  const look = `${first.cell.look.bold} ${first.cell.look.colour} ${width > 1} ${first.cell.column}`;
  const marked = first.cell.look.bold || first.cell.look.colour !== null || width > 1;
  if (second !== undefined) {
    const label = readLabel(text);
    const title = oneLine(second.cell.text);
    if (label === null || text.length > 20 || title.length < 3) return null;
    if (second.cell.column > actionColumn && second.range === null) return null;
    const wide = second.range !== null && second.range.right > second.range.left;
    if (!wide && !marked && !isAbove(text, next.row, first.cell.column)) return null;
    const called = label.word?.toLowerCase() ?? null;
    return { label: text, title, called, lead, spot: second, look, rank: rankOf(called, text) };
  }
  const named = labelled(text);
  const wide = width > 1 && width * 2 >= columns.length;
  const plainly = wide || next.headed || (named.called !== null && text.length < 200);
  const besides =
    first.cell.column !== actionColumn && (meaning === 'ref' || meaning === null) && text.length > 12;
  const looks = marked && first.cell.column <= actionColumn && text.length < 300;
  if (!plainly && !besides && !looks) return null;
  return { ...named, lead, spot: first, look, rank: rankOf(named.called, named.label) };
}

/** Whether the labels of the row below continue this one: `1` above `1.1`. */
function isAbove(label: string, next: SeenRow | null, column: number): boolean {
  const below = next === null ? '' : oneLine(next.at(column)?.cell.text ?? '');
  return (
    below.startsWith(`${label}.`) ||
    below.startsWith(`${label}(`) ||
    new RegExp(`^${escaped(label)}[a-z]$`).test(below)
  );
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function rankOf(called: string | null, label: string | null): number | null {
  if (called !== null) return meaningOf(called) === 'priority' ? PRIORITY : OBJECTIVE;
  const numbers = label === null ? [] : (readLabel(label)?.numbers ?? []);
  return numbers.length === 0 ? null : numbers.length === 1 ? PRIORITY : OBJECTIVE;
}
