/** Reads what a lead's note is computed from: each plan once, whatever the number of its actions and people. */

import type { Presence } from '../domain/away/who-answers.ts';
import { actionsOf, type Book } from '../domain/book.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import {
  isEmptyNote,
  type LeadFacts,
  type LeadNote,
  leadNote,
  type NoteScope,
  thingsIn,
} from '../domain/lead/lead-note.ts';
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

/** `whole` is how many things the whole plan has to look at, for an officer who is shown less of it; else null. */
export type LeadNotes = {
  scope: NoteScope;
  notes: LeadNote[];
  whole: number | null;
  /** All that are running or still to come. */
  leaves: Presence['leaves'];
};
type Who = { person: string; officer: boolean };

/**
 * A plan each, empty ones left out, of one scope or of what the reader is to be shown first: what they lead. An officer
 * who leads nothing gets the plan's where they ask, and of their own accord (`weekly`) what nobody in reach leads.
 */
export async function leadNotesFor(
  store: Store,
  records: Records,
  tenant: string,
  who: Who,
  now: Temporal.Instant,
  wanted: NoteScope | 'asked' | 'weekly' = 'asked',
): Promise<LeadNotes> {
  const heads = await records.heads(tenant);
  const books = (await Promise.all(heads.map(({ id }) => records.book(tenant, id)))).filter(
    (book) => book !== undefined,
  );
  const keys = new Set(books.flatMap((book) => leadLines(book).flat()));
  const leaves = await leavesFrom(store, tenant, localDate(now, HOME_ZONE));
  const known = await presenceFor(store, tenant, leaves, heads, keys);
  const within = (scope: NoteScope, book: Book): boolean => {
    const today = localDate(now, book.plan.timezone);
    return actionsOf(book).some((action) => isIn(scope, book, action, who, today, known));
  };
  const leadsSome = books.some((book) => within('own', book));
  const otherwise = wanted === 'weekly' ? 'unled' : 'plan';
  const asked = wanted === 'asked' || wanted === 'weekly' ? (leadsSome ? 'own' : otherwise) : wanted;
  const first: NoteScope = who.officer ? asked : 'own';
  const read = Map.groupBy(books, (book) => who.officer || within('own', book)).get(true) ?? [];
  if (read.length === 0) return { scope: first, notes: [], whole: null, leaves };
  const reach = await reachNow(store, tenant, await records.people(tenant), now);
  const facts = await Promise.all(read.map(({ plan }) => leadFacts(records, tenant, plan.id, reach, now)));
  const notesOf = (scope: NoteScope): LeadNote[] =>
    facts
      .flatMap((one) =>
        one
          ? [leadNote(one, (action) => isIn(scope, one.book, action, who, one.today, known), who.person)]
          : [],
      )
      .filter((note) => !isEmptyNote(note));
  const notes = notesOf(first);
  // Of the week nothing goes untold because its officer leads a part that is in order.
  const unled = wanted === 'weekly' && who.officer && first === 'own' && notes.length === 0;
  return {
    scope: unled ? 'unled' : first,
    notes: unled ? notesOf('unled') : notes,
    whole: who.officer && first !== 'plan' ? thingsIn(notesOf('plan')) : null,
    leaves,
  };
}

function isIn(
  scope: NoteScope,
  book: Book,
  action: Item,
  who: Who,
  today: PlainDate,
  known: Presence,
): boolean {
  if (scope === 'plan') return true;
  if (scope === 'unled') return leadTold(book, action, today, known) === null;
  return isLedBy(book, action, { ...who, officer: false }, today, known);
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
