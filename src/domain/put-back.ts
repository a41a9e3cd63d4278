/** What a word that is put back leaves: the word before it is the last one again, as if the slip had not been said. */
import type { Book } from './book.ts';
import { addDays, localDate } from './calendar.ts';
import { checkInAfter } from './check-ins.ts';
import type { Milestone } from './milestone.ts';
import type { Action } from './plan.ts';
import { isWord, type Update } from './update.ts';

/** The words on how it goes that stand: neither what was put back, nor what put it back, is one. */
export function wordsStanding(updates: readonly Update[]): Update[] {
  const over = new Set(updates.flatMap(({ putsBack = [] }) => putsBack));
  return updates.filter((one) => isWord(one) && one.putsBack === undefined && !over.has(one.id));
}

/** `slips` are the updates that are put back; `milestone` is as it stood after them, `after` as it stands without. */
export function withoutSlips(
  slips: readonly string[],
  milestone: Milestone,
  after: Milestone,
  updates: readonly Update[],
  { book, action }: { book: Book; action: Action },
): Pick<Milestone, 'lastUpdate' | 'signOff' | 'due' | 'firstDue'> {
  const others = updates.filter(({ id }) => !slips.includes(id));
  const last = wordsStanding(others).at(-1);
  return {
    lastUpdate: last ? { id: last.id, at: last.at, by: last.by } : null,
    signOff: after.status === 'complete' ? signOffOf(others, book) : null,
    ...datesBefore(slips, milestone, updates, book, action),
  };
}

/** A completion that stands again waits for its check, or was checked, as it was. */
function signOffOf(updates: readonly Update[], { plan }: Book): Milestone['signOff'] {
  const checked = updates.findLast((one) => one.checked !== undefined);
  const completed = wordsStanding(updates).findLast(({ said }) => said.status === 'complete');
  if (checked?.checked && (!completed || checked.at >= completed.at))
    return { state: checked.checked.as, by: checked.by, at: checked.at, reason: checked.checked.reason };
  return plan.completion.signOff && completed
    ? { state: 'awaiting', by: completed.by, at: completed.at, reason: null }
    : null;
}

/** An answer had moved a check-in on: nobody has answered it now, and it is due again when it was. */
function datesBefore(
  slips: readonly string[],
  { kind, due, firstDue }: Milestone,
  updates: readonly Update[],
  { plan }: Book,
  action: Action,
): Pick<Milestone, 'due' | 'firstDue'> {
  const first = updates.find(({ id }) => slips.includes(id));
  if (kind !== 'check-in' || !first || first.left.due !== due) return { due, firstDue };
  const before = updates.filter(({ at }) => at < first.at).at(-1)?.left.due;
  const said = localDate(Temporal.Instant.from(first.at), plan.timezone);
  const was = before ?? checkInAfter(action, plan, addDays(said, -1));
  return { due: was, firstDue: was };
}
