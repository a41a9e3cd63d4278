/** What is set of boards and of what is restricted, once somebody has agreed to it: decided on the plan as it stands. */
import type { Book } from '../../domain/book.ts';
import { may } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { Plan } from '../../domain/plan.ts';
import { itemsNamed } from '../../domain/scope.ts';
import type { Edits } from '../../domain/set-up-edits.ts';
import type { BoardErrand } from '../../understanding/errands/board-errand.ts';

/** The errands that change the plan. */
export type PlanErrand = Extract<
  BoardErrand,
  { is: 'restrict' | 'elections' | 'before-elections' | 'reports' }
>;

/** `board` is the id of the one that is meant, where one is. */
export function editsOf(what: PlanErrand, book: Book, board: string | null, today: string): Edits {
  const { plan } = book;
  switch (what.is) {
    case 'restrict': {
      const edits = itemsNamed(book, what.items)
        .filter(({ restricted }) => restricted !== what.on)
        .map((before) => ({ before, after: { ...before, restricted: what.on } }));
      return { head: plan, edits };
    }
    case 'elections':
      return { head: { ...plan, elections: electionsWith(plan, what.span, today) }, edits: [] };
    case 'before-elections': {
      const boards = plan.boards.map((one) =>
        one.id === board ? { ...one, beforeElections: what.how } : one,
      );
      return { head: { ...plan, boards }, edits: [] };
    }
    case 'reports': {
      const boards = plan.boards.map((one) => {
        if (one.id !== board || one.reports.includes(what.kind) === what.on) return one;
        const others = one.reports.filter((kind) => kind !== what.kind);
        return { ...one, reports: what.on ? [...others, what.kind] : others };
      });
      return { head: { ...plan, boards }, edits: [] };
    }
  }
}

/** A new period takes the place of those that it touches; taken back is what is not over yet. */
function electionsWith(
  { elections }: Plan,
  span: { from: string; to: string } | null,
  today: string,
): Plan['elections'] {
  const kept = elections.filter(({ from, to }) =>
    span === null ? to < today : to < span.from || from > span.to,
  );
  return span === null ? kept : [...kept, span].sort((a, b) => a.from.localeCompare(b.from));
}

export function mayEdit(what: PlanErrand, actor: Actor, book: Book): boolean {
  if (what.is !== 'restrict') return may(actor, 'set-up-board', book, null);
  const items = itemsNamed(book, what.items);
  return items.length > 0 && items.every((item) => may(actor, 'restrict', book, item));
}
