/** Which updates and changes an answer needs beside the milestones, so that no more is read than is told. */
import type { Book } from '../book.ts';
import { addDays } from '../calendar.ts';
import { chasedAt } from '../cross-reference.ts';
import type { Milestone } from '../milestone.ts';
import type { PlainDate } from '../plan.ts';
import type { Question } from '../question.ts';
import { actionsAbout, isAboutAll } from '../scope.ts';
import { type Needs, periodUsed, startOf } from './asked.ts';

/** The history of more items than these is told of the last weeks, unless a period is named. */
export const FEW_ITEMS = 40;
/** How far back the history of many items goes. */
export const HISTORY_DAYS = 28;

const NOTHING: Needs = { updates: null, changes: null, before: false };

export function needsOf(
  question: Question,
  book: Book,
  milestones: readonly Milestone[],
  today: PlainDate,
): Needs {
  if (question.measure) return NOTHING;
  const period = periodUsed(question, today);
  const since = (days: number): string => startOf(period?.from ?? addDays(today, -days), book.plan);
  const about = (): Set<string> =>
    new Set(
      actionsAbout(book, question).flatMap((action) =>
        [action.id, chasedAt(action, book.byRef)?.id ?? []].flat(),
      ),
    );
  switch (question.intent) {
    case 'changes': {
      const from = { since: period?.from == null ? EARLIEST : startOf(period.from, book.plan) };
      return { updates: from, changes: from, before: true };
    }
    case 'no-update':
      return period === null ? NOTHING : { ...NOTHING, updates: { since: since(HISTORY_DAYS) } };
    case 'evidence': {
      const items = about();
      const supported = milestones.filter(({ item, evidence }) => evidence !== null && items.has(item));
      return { ...NOTHING, updates: { milestones: supported.map(({ id }) => id) } };
    }
    case 'history': {
      const items = about();
      if (items.size > FEW_ITEMS || isAboutAll(question)) {
        const from = { since: since(HISTORY_DAYS) };
        return { updates: from, changes: from, before: false };
      }
      const own = milestones.filter(({ item }) => items.has(item)).map(({ id }) => id);
      return { updates: { milestones: own }, changes: { items: [...items] }, before: false };
    }
    default:
      return NOTHING;
  }
}

const EARLIEST = '1970-01-01T00:00:00Z';
