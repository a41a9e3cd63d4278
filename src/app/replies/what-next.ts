/** What comes after what was just recorded, for its receipt: the next occurrence, or the next check-in. */
import type { Book } from '../../domain/book.ts';
import { type Line, lineOf } from '../../domain/line.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';

/** Null where nothing follows. `milestone` is as it stands now. */
export async function whatNext(
  app: App,
  origin: Origin,
  book: Book,
  milestone: Milestone,
  today: PlainDate,
): Promise<Line | null> {
  const { kind, open, due, item } = milestone;
  if (kind === 'check-in') return open && due !== null && due > today ? lineOf(book, milestone, today) : null;
  if (kind !== 'occurrence' || open || due === null) return null;
  const own = await app.records.milestones(origin.tenant, [{ field: 'item', is: 'eq', to: item }]);
  const [next] = own
    .filter((one) => one.open && one.due !== null && one.due > due)
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
  return next ? lineOf(book, next, today) : null;
}
