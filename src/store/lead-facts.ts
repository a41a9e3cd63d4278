/** Reads what a lead's note is computed from: each plan once, whatever the number of its actions and people. */
import { actionsOf, type Book } from '../domain/book.ts';
import { localDate } from '../domain/calendar.ts';
import { isEmptyNote, type LeadFacts, type LeadNote, leadNote } from '../domain/lead/lead-note.ts';
import { leadOver } from '../domain/lead/leading.ts';
import type { Reach } from '../domain/lead/unreached.ts';
import type { Person } from '../domain/person.ts';
import type { Item, PlainDate } from '../domain/plan.ts';
import type { OutboxRow } from './documents.ts';
import { reachOf } from './out-of-reach.ts';
import type { Records } from './records.ts';
import type { Store } from './store.ts';
import { troubledRows } from './unsent.ts';

const EVER = '1970-01-01T00:00:00Z';

/** How each person stands whom no message reaches. */
export async function reachNow(
  store: Store,
  tenant: string,
  people: readonly Person[],
  now: Temporal.Instant,
): Promise<Map<string, Reach>> {
  const troubled: OutboxRow[] = await troubledRows(store, tenant, now);
  return reachOf(people, troubled);
}

/** The facts of one plan; undefined when it is gone. */
export async function leadFacts(
  records: Records,
  tenant: string,
  plan: string,
  reach: ReadonlyMap<string, Reach>,
  now: Temporal.Instant,
): Promise<LeadFacts | undefined> {
  const book = await records.book(tenant, plan);
  if (!book) return undefined;
  const [milestones, changes] = await Promise.all([
    records.milestones(tenant, [{ field: 'plan', is: 'eq', to: plan }]),
    records.changesOf(tenant, { plan, since: EVER }),
  ]);
  return { book, milestones, changes, reach, today: localDate(now, book.plan.timezone) };
}

/** The notes of everything that somebody leads, a plan each; an officer's has what nobody leads. Empty ones are left out. */
export async function leadNotesFor(
  store: Store,
  records: Records,
  tenant: string,
  who: { person: string; officer: boolean },
  now: Temporal.Instant,
): Promise<LeadNote[]> {
  const heads = await records.heads(tenant);
  const books = await Promise.all(heads.map(({ id }) => records.book(tenant, id)));
  const theirs = books.flatMap((book) => (book && leadsHere(book, who, now) ? [book] : []));
  if (theirs.length === 0) return [];
  const reach = await reachNow(store, tenant, await records.people(tenant), now);
  const notes = await Promise.all(
    theirs.map(async ({ plan }): Promise<LeadNote[]> => {
      const facts = await leadFacts(records, tenant, plan.id, reach, now);
      return facts ? [leadNote(facts, (action) => isLedBy(facts.book, action, who, facts.today))] : [];
    }),
  );
  return notes.flat().filter((note) => !isEmptyNote(note));
}

function leadsHere(book: Book, who: { person: string; officer: boolean }, now: Temporal.Instant): boolean {
  const today = localDate(now, book.plan.timezone);
  return actionsOf(book).some((action) => isLedBy(book, action, who, today));
}

/** Whether what is to be told of the action is told to this person: its lead, or an officer where it has none. */
export function isLedBy(
  book: Book,
  action: Item,
  { person, officer }: { person: string; officer: boolean },
  today: PlainDate,
): boolean {
  const lead = leadOver(book, action, today);
  return lead === null ? officer : lead.person === person;
}
