/** Rolls recurrences forward: whatever day it is, their occurrences reach a year ahead. */
import type { Book } from '../domain/book.ts';
import { addDays, localDate } from '../domain/calendar.ts';
import { type Action, isAction, type PlainDate } from '../domain/plan.ts';
import { type Planned, plannedMilestones } from '../domain/planned.ts';
import { nextAsk } from '../domain/reminders.ts';
import { freeId, fresh } from '../domain/replan.ts';
import { type Doc, write } from '../store/documents.ts';
import { docId, occurrenceId } from '../store/ids.ts';
import { COMMIT_LIMIT } from '../store/store.ts';
import { lowerWakeUp } from '../store/wake-up.ts';
import type { Clockwork } from './clockwork.ts';

const YEAR = 365;

/** The day on which the occurrences of a book were last seen to be there: a new edition is a new book. */
const rolled = new WeakMap<Book, PlainDate>();

/**
 * Stores the occurrences that are missing, and leaves those that are there as they are. It reads once a day, and
 * only of a plan with recurrences that have come within the year; two replicas at once store each occurrence once.
 */
export async function rollForward(work: Clockwork, tenant: string, book: Book): Promise<void> {
  const today = localDate(work.asOf.now(), book.plan.timezone);
  const before = rolled.get(book);
  if (before !== undefined && before >= today) return;
  // What the year before this day's reached was seen to be there.
  const after = before === undefined ? addDays(today, -1) : addDays(before, YEAR);
  const wanted = book.items.filter(isAction).flatMap((action) => wantedOf(action, book, today, after));
  const { left, taken } = await unstored(work, tenant, wanted);
  const missing = left.map((one) => documentOf(one, taken, book, today));
  const asks = missing.flatMap(({ body }) => body.askOn ?? []).sort();
  await lowerWakeUp(work.store, tenant, asks[0] ?? null, book.plan, work.asOf.now());
  for (let done = 0; done < missing.length; done += COMMIT_LIMIT.changes)
    await store(work, tenant, missing.slice(done, done + COMMIT_LIMIT.changes));
  rolled.set(book, today);
}

type Wanted = { action: Action; planned: Planned };

function wantedOf(action: Action, book: Book, today: PlainDate, after: PlainDate): Wanted[] {
  if (action.nature !== 'recurring') return [];
  return plannedMilestones(action, book, { from: today, to: addDays(today, YEAR) }).flatMap((planned) =>
    planned.kind === 'occurrence' && planned.due !== null && planned.due > after ? [{ action, planned }] : [],
  );
}

const keyOf = (item: string, occurrence: string | null): string => `${item}\n${occurrence}`;

/** Actions that one query asks for. */
const AT_ONCE = 50;

/** Those that their actions do not have, whatever became of the dates of those that they have; and the ids of these. */
async function unstored(
  work: Clockwork,
  tenant: string,
  wanted: readonly Wanted[],
): Promise<{ left: Wanted[]; taken: ReadonlySet<string> }> {
  const items = [...new Set(wanted.map(({ action }) => action.id))];
  const known = new Set<string>();
  const taken = new Set<string>();
  for (let done = 0; done < items.length; done += AT_ONCE) {
    const to = items.slice(done, done + AT_ONCE);
    const own = await work.records.milestones(tenant, [{ field: 'item', is: 'in', to }]);
    for (const { id, item, occurrence } of own) {
      known.add(keyOf(item, occurrence));
      taken.add(id);
    }
  }
  const left = wanted.filter(({ action, planned }) => !known.has(keyOf(action.id, planned.occurrence)));
  return { left, taken };
}

function documentOf(
  { action, planned }: Wanted,
  taken: ReadonlySet<string>,
  { plan }: Book,
  today: PlainDate,
): Doc<'milestone'> {
  const id = freeId(occurrenceId, action.id, planned.occurrence ?? '', taken);
  const milestone = fresh(action, planned, { plan, newId: () => id });
  const askOn = nextAsk(milestone, plan, today < plan.goLive ? plan.goLive : today);
  return write('milestone', docId('milestone', id), { ...milestone, askOn });
}

/** Stores what is still absent of the documents: another replica may be at it, too. */
async function store(work: Clockwork, tenant: string, docs: readonly Doc<'milestone'>[]): Promise<void> {
  for (let left = docs; left.length > 0; ) {
    const result = await work.store.commit(
      tenant,
      `roll:${crypto.randomUUID()}`,
      left.map((doc) => ({ op: 'put', doc, expect: 'absent' })),
    );
    if (result.kind !== 'stale') return;
    left = left.filter(({ id }) => id !== result.id);
  }
}
