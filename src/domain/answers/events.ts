/** All that was said and changed of the selected actions, newest first, with who and when. */
import { actionsOf, type Book } from '../book.ts';
import { localDate } from '../calendar.ts';
import type { Change } from '../change.ts';
import type { Milestone } from '../milestone.ts';
import type { Item } from '../plan.ts';
import type { Question } from '../question.ts';
import { liesIn } from '../scope.ts';
import type { Update } from '../update.ts';
import type { Past } from './asked.ts';
import { STATED } from './selected.ts';
import { stoodIn } from './stood-in.ts';

export type Event = {
  of: { ref: string; title: string } | null;
  at: string;
  /** A person's id; null for the command line. */
  by: string | null;
  onBehalf: string | null;
  /** In whose place it was said. */
  standsFor?: Update['standsFor'];
} & (
  | {
      kind: 'said';
      said: Update['said'];
      takesFileOff: boolean;
      putRight: boolean;
      checked?: Update['checked'];
      /** It asked a lead for more time. */
      asksForTime?: true;
    }
  | {
      kind: 'changed';
      what: Change['what'];
      from: string | null;
      to: string | null;
      reason: string | null;
      proposed?: string;
    }
);
export type EventsTold = { kind: 'events'; events: Event[] };

/** Of the statuses that are asked for, only what was stated so is told: "when did it go red". `putRight` marks a word that a later one has replaced: it is told, and said to stand no more. */
export function eventsOf(
  { book, milestones }: { book: Book; milestones: readonly Milestone[] },
  past: Past,
  isAbout: (item: Item) => boolean,
  whole: boolean,
  { period, status }: Pick<Question, 'period' | 'status'>,
): EventsTold {
  const stated = new Set<string>(status.filter((one) => STATED.has(one)));
  const isAsked = (event: Event): boolean =>
    stated.size === 0 || (event.kind === 'said' && stated.has(event.said.status ?? ''));
  const labels = new Map(milestones.map((milestone) => [milestone.id, milestone.label]));
  const replaced = new Set(past.updates.flatMap(({ corrects, putsBack }) => putsBack ?? corrects ?? []));
  const named = (id: string, milestone: string | null): Event['of'] => {
    const item = book.byId.get(id);
    if (!item || !isAbout(item)) return null;
    const label = milestone === null ? null : labels.get(milestone);
    return { ref: item.ref, title: label ? `${item.title} (${label})` : item.title };
  };
  const said = past.updates.flatMap((update): Event[] => {
    const of = named(update.item, update.milestone);
    const { at, by, onBehalf, standsFor, takenOff } = update;
    return of
      ? [
          {
            kind: 'said',
            of,
            at,
            by,
            onBehalf,
            ...(standsFor && { standsFor }),
            said: update.said,
            takesFileOff: takenOff !== undefined,
            putRight: replaced.has(update.id),
            ...(update.checked && { checked: update.checked }),
            ...(update.asksForTime && { asksForTime: true }),
          },
        ]
      : [];
  });
  // Of one action, who stood in for its owner belongs to it.
  const [only, ...others] = whole ? [] : actionsOf(book).filter(isAbout);
  const aside = only && others.length === 0 ? stoodIn(only, book, past.changes) : [];
  const changed = [...past.changes, ...aside].flatMap((change): Event[] => {
    const of = change.item === null ? null : named(change.item, null);
    const { at, by, what, from, to, reason, proposed } = change;
    return of || (change.item === null && whole)
      ? [
          {
            kind: 'changed',
            of,
            at,
            by,
            onBehalf: null,
            what,
            from,
            to,
            reason,
            ...(proposed !== undefined && { proposed }),
          },
        ]
      : [];
  });
  const dayOf = (at: string) => localDate(Temporal.Instant.from(at), book.plan.timezone);
  return {
    kind: 'events',
    events: [...said, ...changed]
      .filter((event) => isAsked(event) && (period === null || liesIn(period, dayOf(event.at))))
      .sort((a, b) => b.at.localeCompare(a.at)),
  };
}
