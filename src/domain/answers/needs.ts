/** Which updates and changes an answer needs beside the milestones, so that no more is read than is told. */
import type { Book } from '../book.ts';
import { chasedAt } from '../cross-reference.ts';
import type { Milestone } from '../milestone.ts';
import type { PlainDate } from '../plan.ts';
import type { Question } from '../question.ts';
import { actionsAbout, isAboutAll, itemsNamed } from '../scope.ts';
import { type Needs, periodUsed, startOf } from './asked.ts';

const NOTHING: Needs = { updates: null, changes: null, before: false };

export function needsOf(
  question: Question,
  book: Book,
  milestones: readonly Milestone[],
  today: PlainDate,
): Needs {
  if (question.measure) return NOTHING;
  const actions = actionsAbout(book, question);
  const period = periodUsed(question, actions.length, today);
  const since = { since: period?.from ? startOf(period.from, book.plan) : EARLIEST };
  const items = new Set(
    actions.flatMap((action) => [action.id, chasedAt(action, book.byRef)?.id ?? []].flat()),
  );
  switch (question.intent) {
    case 'changes':
      return { updates: since, changes: since, before: true };
    case 'no-update': {
      if (period !== null) return { ...NOTHING, updates: since, before: true };
      const wished = milestones.filter(({ handOver }) => handOver !== null).map(({ id }) => id);
      return wished.length === 0 ? NOTHING : { ...NOTHING, updates: { milestones: wished } };
    }
    case 'evidence': {
      const supported = milestones.filter(({ item, evidence }) => evidence !== null && items.has(item));
      return { ...NOTHING, updates: { milestones: supported.map(({ id }) => id) } };
    }
    case 'slippage': {
      const own = milestones.filter(({ item }) => items.has(item)).map(({ id }) => id);
      return { updates: { milestones: own }, changes: { items: [...items] }, before: false };
    }
    case 'history': {
      if (period !== null) return { updates: since, changes: since, before: false };
      const own = milestones.filter(({ item }) => items.has(item)).map(({ id }) => id);
      // Of all of it, what was changed in the plan itself is told too.
      if (isAboutAll(question))
        return { updates: { milestones: own }, changes: { since: EARLIEST }, before: false };
      const named = itemsNamed(book, question.items).map(({ id }) => id);
      return {
        updates: { milestones: own },
        changes: { items: [...new Set([...items, ...named])] },
        before: false,
      };
    }
    default:
      return NOTHING;
  }
}

const EARLIEST = '1970-01-01T00:00:00Z';
