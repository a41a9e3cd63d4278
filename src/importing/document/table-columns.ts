/** Finds the row of headings in a table, and what each column means. */
import { type Meaning, meaningOf } from '../columns.ts';
import { type Cell, type Row, wordsOf } from './block.ts';
import { followsFrom } from './heading-words.ts';
import { likeness, plain } from './likeness.ts';
import { markOf } from './marks.ts';

export type Columns = {
  /** By place; null for a column that no plan holds. `phase`: both a phase and its time. */
  meanings: (Meaning | 'phase' | null)[];
  /** The headings as printed. */
  names: string[];
};

const LONGEST = 160;
const LONGEST_STATEMENT = 70;

/**
 * Null for a row that is no row of headings, or of a table that holds no actions. `lenient`: a table of objectives
 * counts as well, for documents that have no other.
 */
export function columnsOf(row: Row, lenient: boolean): Columns | null {
  const names = row.cells.map((cell) => wordsOf(cell).replace(/\s+/g, ' '));
  const filled = names.filter((name) => name !== '');
  if (filled.length < 2 || filled.some((name) => !headingLike(name))) return null;
  const meanings = names.map((name) => (isPhase(name) ? 'phase' : meaningFor(name)));
  const known = meanings.filter((meaning) => meaning !== null);
  if (new Set(known).size < 2 || known.length * 2 < filled.length) return null;
  if (names.some((name) => /\bmitigat/i.test(name))) return null;
  const columns = { meanings: withRef(meanings, names), names };
  if (columns.meanings.includes('action')) return columns;
  return lenient ? withAction(columns) : null;
}

const headingLike = (name: string): boolean =>
  name.length <= LONGEST &&
  (name.length <= LONGEST_STATEMENT || /[?:]$|^(?:what|how|who|when|why)\b/i.test(name)) &&
  !/[.;]$/.test(name);

/** Questions say what they ask for before their single words do: "How we will know" asks for a measure. */
function meaningFor(name: string): Meaning | null {
  if (name === '') return null;
  const follows = name.split(' ').length > 2 ? followsFrom(name) : null;
  if (follows === 'measures') return 'measure';
  return follows === 'difference' ? 'difference' : meaningOf(name);
}

/** Whether a row could be the headings of a table, though not of one that is known. */
export function couldBeHeadings(row: Row): boolean {
  const names = row.cells.map(wordsOf).filter((name) => name !== '');
  return (
    names.length > 1 &&
    names.every((name) => name.length <= 40) &&
    names.some((name) => name.length <= 25 && meaningFor(name) !== null)
  );
}

const isPhase = (name: string): boolean =>
  /\b(?:phase|stage)s?\b/i.test(name) && /\b(?:time|period|dates?|when)\b/i.test(name);

/** A first column without a heading holds the numbers. */
function withRef(meanings: Columns['meanings'], names: readonly string[]): Columns['meanings'] {
  return names[0] === '' && !meanings.includes('ref') ? ['ref', ...meanings.slice(1)] : meanings;
}

/** The column that holds what is to be done: in want of one, the objectives, or what stands nearest to it. */
function withAction(columns: Columns): Columns | null {
  const { meanings } = columns;
  const others = ['owner', 'lead', 'by-when', 'status', 'phase'] as const;
  if (!others.some((meaning) => meanings.includes(meaning))) return null;
  for (const instead of ['objective', 'description', 'priority'] as const) {
    const place = meanings.indexOf(instead);
    if (place >= 0)
      return {
        ...columns,
        meanings: meanings.map((meaning, index) => (index === place ? 'action' : meaning)),
      };
  }
  return null;
}

/** Whether a row says the headings again, as at the top of a new page. */
export function repeats(row: Row, columns: Columns): boolean {
  const cells = row.cells.map((cell) => plain(wordsOf(cell)));
  const filled = cells.filter((text) => text !== '');
  const names = columns.names.map(plain).filter((name) => name !== '');
  const same = filled.filter((text) => names.some((name) => name === text || likeness(name, text) > 0.85));
  return filled.length > 1 && same.length >= Math.max(2, filled.length * 0.75);
}

/** Whether words are a heading of the columns, or a piece of one that was torn apart. */
export function echoes(text: string, columns: Columns): boolean {
  const words = plain(text).split(' ');
  if (words.length > 25 || words[0] === '') return false;
  return columns.names.some((name) => {
    const known = plain(name).split(' ');
    if (known.length === 1 || words.length === 1) return plain(name) === plain(text);
    return words.every((word) => known.includes(word));
  });
}

/** A table whose headings stand in its first column, one record below the other, as rows under one row of headings. */
export function upright(rows: readonly Row[]): Row[] | null {
  const records = rows.filter(({ cells }) => cells.filter((cell) => wordsOf(cell) !== '').length > 0);
  if (records.length < 3 || records.some(({ cells }) => cells.length !== 2)) return null;
  const keys = records.map(({ cells }) => wordsOf(cells[0]).replace(/:$/, ''));
  const known = keys.filter(
    (key) => key !== '' && key.length <= LONGEST_STATEMENT && meaningOf(key) !== null,
  );
  if (known.length < 3 || known.length * 3 < keys.length * 2 || markOf(keys[0] ?? '')?.marker === '')
    return null;
  const meanings = new Set(known.map(meaningOf));
  const [first] = records;
  const acts = meanings.has('action') || meanings.has('objective');
  if (meanings.size < 2 || !acts || first === undefined || columnsOf(first, true) !== null) return null;
  const heads = [...new Set(known)];
  const cellOf = (text: string): Cell => [{ text, marker: null, depth: 0 }];
  const found: Row[] = [];
  let open: { cells: Cell[]; where: string } | null = null;
  for (const [index, { cells, where }] of records.entries()) {
    const place = heads.indexOf(keys[index] ?? '');
    if (place < 0) continue;
    if (open === null || wordsOf(open.cells[place]) !== '') {
      open = { cells: heads.map(() => []), where };
      found.push(open);
    }
    open.cells[place] = cells[1] ?? [];
  }
  return [{ cells: heads.map(cellOf), where: records[0]?.where ?? '' }, ...found];
}
