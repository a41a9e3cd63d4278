/** Reads what a lead's note is computed from: each plan once, whatever the number of its actions and people. */

import type { Presence } from '../domain/away/who-answers.ts';
import { actionsOf, type Book } from '../domain/book.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import { isEmptyNote, type LeadFacts, type LeadNote, leadNote } from '../domain/lead/lead-note.ts';
import { leadLines, leadOver, leadTold } from '../domain/lead/leading.ts';
import type { Reach } from '../domain/lead/unreached.ts';
import type { Person } from '../domain/person.ts';
import type { Item, PlainDate } from '../domain/plan.ts';
import type { OutboxRow } from './documents.ts';
import { reachOf } from './out-of-reach.ts';
import { leavesFrom, presenceFor } from './presence.ts';
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
  const books = (await Promise.all(heads.map(({ id }) => records.book(tenant, id)))).filter(
    (book) => book !== undefined,
  );
  const keys = new Set(books.flatMap((book) => leadLines(book).flat()));
  const leaves = await leavesFrom(store, tenant, localDate(now, HOME_ZONE));
  const known = await presenceFor(store, tenant, leaves, heads, keys);
  const theirs = books.filter((book) => leadsHere(book, who, known, now));
  if (theirs.length === 0) return [];
  const reach = await reachNow(store, tenant, await records.people(tenant), now);
  const notes = await Promise.all(
    theirs.map(async ({ plan }): Promise<LeadNote[]> => {
      const facts = await leadFacts(records, tenant, plan.id, reach, now);
      return facts ? [leadNote(facts, (action) => isLedBy(facts.book, action, who, facts.today, known))] : [];
    }),
  );
  return notes.flat().filter((note) => !isEmptyNote(note));
}

function leadsHere(
  book: Book,
  who: { person: string; officer: boolean },
  known: Presence,
  now: Temporal.Instant,
): boolean {
  const today = localDate(now, book.plan.timezone);
  return actionsOf(book).some((action) => isLedBy(book, action, who, today, known));
}

/**
 * Whether what is to be told of the action is told to this person: its lead and whoever stands in, or an officer where
 * there is nobody. A lead on leave who asks is told, too.
 */
export function isLedBy(
  book: Book,
  action: Item,
  { person, officer }: { person: string; officer: boolean },
  today: PlainDate,
  known: Presence,
): boolean {
  const told = leadTold(book, action, today, known);
  return (
    (told === null ? officer : told.person === person) || leadOver(book, action, today)?.person === person
  );
}
