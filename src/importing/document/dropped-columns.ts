/** Tells which columns of a document's tables a plan has no place for, once a column with all that it holds. */
import type { Finding } from '../finding.ts';
import { type Row, wordsOf } from './block.ts';
import { tidy } from './node.ts';
import type { Columns } from './table-columns.ts';

/** By the heading: whether it says how an action stands, how many cells are filled, and the first place. */
export type Dropped = Map<string, { name: string; state: boolean; count: number; where: string }>;

const STATES: ReadonlySet<Columns['meanings'][number]> = new Set(['status', 'progress', 'percent']);
/** Meanings that a row of a document's table is not read for. */
const UNREAD: ReadonlySet<Columns['meanings'][number]> = new Set([
  null,
  'resources',
  'evidence',
  'start',
  'nature',
]);

export function countDropped(rows: readonly Row[], columns: Columns, dropped: Dropped): void {
  for (const [place, meaning] of columns.meanings.entries()) {
    const name = tidy(columns.names[place] ?? '').slice(0, 60);
    if (name === '' || !(STATES.has(meaning) || UNREAD.has(meaning))) continue;
    const filled = rows.filter(({ cells }) => /[\p{L}\p{N}]/u.test(wordsOf(cells[place])));
    const [first] = filled;
    if (first === undefined) continue;
    const key = name.toLowerCase();
    const known = dropped.get(key);
    const count = filled.length + (known?.count ?? 0);
    dropped.set(key, { name, state: STATES.has(meaning), count, where: known?.where ?? first.where });
  }
}

export const tellDropped = (dropped: Dropped): Finding[] =>
  [...dropped.values()].map(({ name, state, count, where }) => {
    const cells = `${count} filled cell${count === 1 ? ' was' : 's were'} left out`;
    const what = state
      ? `How the actions stand ("${name}") is no part of a plan; its ${cells}: owners say it as updates.`
      : `The column "${name}" has no place in a plan; its ${cells}.`;
    return { kind: 'unplaced', what, where };
  });
