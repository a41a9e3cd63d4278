/** Puts rows under subheadings: by who answers for them, by priority, by status or by the month that they are due in. */
import { type Book, topOf } from '../book.ts';
import type { Line } from '../line.ts';
import type { Status } from '../milestone.ts';
import type { Grouping } from '../question.ts';
import type { Missing } from './silent.ts';

/** A subheading over the next `rows` rows. */
export type Group = { rows: number } & (
  | { by: 'owner'; owner: Line['owner'] }
  | { by: 'priority'; ref: string; title: string }
  /** `late` is what was called on track and is overdue: it never counts as on track. */
  | { by: 'status'; status: Status; late: boolean }
  /** `2026-12`; null for what has no date. */
  | { by: 'month'; month: string | null }
  /** Why a word is missing. */
  | { by: 'missing'; missing: Missing }
);

/**
 * The rows in the order of their groups, within a group as given. Owners come with most rows first and nobody's last,
 * priorities as in the plan, statuses worst first, months as they come and no date last.
 */
export function groupedBy(
  rows: readonly Line[],
  by: Grouping,
  book: Book,
): { rows: Line[]; groups: Group[] } {
  const together = [...Map.groupBy(rows, (line) => keyOf(line, by, book))].map(([key, lines]) => ({
    key,
    lines,
  }));
  const sorted =
    by === 'month'
      ? together.sort((a, b) => a.key.localeCompare(b.key))
      : together.sort((a, b) => rankOf(a, by, book) - rankOf(b, by, book));
  return {
    rows: sorted.flatMap(({ lines }) => lines),
    groups: sorted.flatMap(({ lines }) => groupOf(lines, by, book)),
  };
}

const NOBODY = '';

function keyOf(line: Line, by: Grouping, book: Book): string {
  switch (by) {
    case 'owner':
      return line.owner?.key ?? NOBODY;
    case 'priority':
      return topItem(line, book)?.id ?? NOBODY;
    case 'status':
      return isLate(line) ? `${line.status}, late` : line.status;
    case 'month':
      return line.due?.slice(0, 7) ?? '9999';
  }
}

type Together = { key: string; lines: readonly Line[] };

const STATUS_ORDER: readonly Status[] = [
  'off-track',
  'at-risk',
  'not-started',
  'in-progress',
  'on-track',
  'complete',
  'withdrawn',
];

const isLate = ({ status, overdue }: Line): boolean => status === 'on-track' && overdue;
/** Before the others of its status. */
const LATE_FIRST = 0.5;

function rankOf({ key, lines }: Together, by: Exclude<Grouping, 'month'>, book: Book): number {
  switch (by) {
    case 'owner':
      return key === NOBODY ? 1 : -lines.length;
    case 'priority':
      return book.items.findIndex(({ id }) => id === key);
    case 'status': {
      const [first] = lines;
      return first ? STATUS_ORDER.indexOf(first.status) - (isLate(first) ? LATE_FIRST : 0) : 0;
    }
  }
}

function groupOf(lines: readonly Line[], by: Grouping, book: Book): Group[] {
  const [first] = lines;
  if (!first) return [];
  const rows = lines.length;
  switch (by) {
    case 'owner':
      return [{ by, owner: first.owner, rows }];
    case 'priority': {
      const top = topItem(first, book);
      return [{ by, ref: top?.ref ?? first.ref, title: top?.title ?? first.under, rows }];
    }
    case 'status':
      return [{ by, status: first.status, late: isLate(first), rows }];
    case 'month':
      return [{ by, month: first.due?.slice(0, 7) ?? null, rows }];
  }
}

/** A cross-reference stands where it is printed, not where it is chased. */
function topItem(line: Line, book: Book) {
  const item = book.byRef.get(line.ref) ?? book.byId.get(line.item);
  return item && topOf(book, item);
}
