/** Which occurrence of an action that comes round an agreed date is of, and how that one stands. */
import type { Book } from './book.ts';
import type { Milestone } from './milestone.ts';
import { type Action, type Item, isAction, type PlainDate } from './plan.ts';
import { plannedMilestones, type Span } from './planned.ts';

/** `milestone` is the occurrence as the record has it; null where it is not there yet. */
export type DatedOccurrence = { label: string | null; milestone: Milestone | null };

/** `own` are the milestones of the item as they stood before. Null where a date is of the action itself, or there is none. */
export function datedOccurrence(
  item: Item,
  due: PlainDate | null,
  own: readonly Milestone[],
  book: Book,
  span: Span,
): DatedOccurrence | null {
  if (due === null || !isAction(item) || item.nature !== 'recurring') return null;
  const dated: Action = { ...item, due };
  const [first] = plannedMilestones(dated, book, span);
  if (!first || first.occurrence === null) return null;
  const there = own.filter(({ occurrence }) => occurrence === first.occurrence);
  const done = there.find(({ status }) => status === 'complete');
  return { label: first.label, milestone: done ?? there.find(({ open }) => open) ?? null };
}
