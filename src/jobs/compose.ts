/** Renders a row of the outbox as it stands now, at the moment of sending. */

import type { Message } from '../app/message.ts';
import type { Destination } from '../app/ports.ts';
import { reminderCard } from '../cards/reminder.ts';
import { summaryCard } from '../cards/summary.ts';
import { welcomeCard } from '../cards/welcome.ts';
import type { Book } from '../domain/book.ts';
import { localDate } from '../domain/calendar.ts';
import { type Line, lineOf, worstFirst } from '../domain/line.ts';
import { keysHeldBy, type Person } from '../domain/person.ts';
import type { PlainDate, Plan } from '../domain/plan.ts';
import { cardFor } from '../domain/reminders.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { stamp } from '../domain/stamp.ts';
import { summarise } from '../domain/summary.ts';
import { type OutboxRow, write } from '../store/documents.ts';
import { docId, TENANT } from '../store/ids.ts';
import { all, type Change, type Stored } from '../store/store.ts';
import { type Clockwork, HOME_ZONE } from './clockwork.ts';
import { askedToday } from './remind.ts';

export type Composed =
  | { kind: 'message'; to: Destination; message: Message; listed: string[]; also: Change[] }
  | { kind: 'nothing'; reason: string }
  | { kind: 'unreachable'; reason: string }
  | { kind: 'broken'; reason: string };

export async function compose(work: Clockwork, tenant: string, row: OutboxRow): Promise<Composed> {
  if (row.to.kind === 'channel') return composeSummary(work, tenant, row.to.plan, row.to.board, weekOf(row));
  const person = (await work.records.person(tenant, row.to.person))?.doc.body;
  if (!person?.address) return { kind: 'unreachable', reason: 'has not met the bot, or has removed it' };
  const to: Destination = { tenant, ...person.address, as: 'message' };
  return row.about === 'welcome'
    ? composeWelcome(work, tenant, person, to)
    : composeReminder(work, tenant, person, to);
}

async function composeWelcome(
  work: Clockwork,
  tenant: string,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const { lines, books } = await whatIsDue(work, tenant, person);
  const message = welcomeCard({
    firstName: person.name.trim().split(/\s+/)[0] ?? person.name,
    plans: books.map((book) => book.plan.title),
    dueCount: lines.length,
    sayings: ['mine', "what's overdue", 'help'],
  });
  return { kind: 'message', to, message, listed: [], also: [] };
}

async function composeReminder(
  work: Clockwork,
  tenant: string,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const { lines, books, open } = await whatIsDue(work, tenant, person);
  const [first] = lines;
  if (!first) return { kind: 'nothing', reason: 'nothing is left to ask' };
  const zone = books.find((book) => book.plan.id === first.plan)?.plan.timezone ?? HOME_ZONE;
  const plans = books
    .filter((book) => lines.some((line) => line.plan === book.plan.id))
    .map(({ plan }) => ({ id: plan.id, title: plan.title }));
  const message = reminderCard({ lines, plans, today: localDate(work.asOf.now(), zone), zone });
  const { listed, ...shown } = message;
  const ids = listed.map((line) => line.milestone);
  // Whatever the card lists has been asked about, though another milestone's day brought the card.
  const also = open
    .filter(({ today, stored }) => ids.includes(stored.doc.body.id) && stored.doc.body.askedOn !== today)
    .map(({ plan, today, stored }) => askedToday(stored, plan, today));
  return { kind: 'message', to, message: shown, listed: ids, also };
}

type Dated = { plan: Plan; today: PlainDate; stored: Stored<'milestone'> };

/** What a person's card would list now, over all the plans that they have a part in, worst first. */
async function whatIsDue(
  work: Clockwork,
  tenant: string,
  person: Person,
): Promise<{ lines: Line[]; books: Book[]; open: Dated[] }> {
  const now = work.asOf.now();
  const lines: Line[] = [];
  const open: Dated[] = [];
  const theirs: Book[] = [];
  for (const book of await work.records.books(tenant)) {
    const { plan } = book;
    const today = localDate(now, plan.timezone);
    const keys = keysHeldBy(plan, person.id, today);
    const milestones = await all(work.store, tenant, {
      kind: 'milestone',
      where: [
        { field: 'plan', is: 'eq', to: plan.id },
        { field: 'owner', is: 'in', to: keys },
        { field: 'open', is: 'eq', to: true },
      ],
    });
    const own = milestones.map(({ doc }) => lineOf(book, doc.body, today));
    if (own.length > 0 || keys.length > 1) theirs.push(book);
    lines.push(...cardFor(own, plan.reminders, plan.timezone, today));
    open.push(...milestones.map((stored) => ({ plan, today, stored })));
  }
  return { lines: worstFirst(lines), books: theirs, open };
}

/** A post that is made up for in the week after is still the post of its own week. */
const weekOf = (row: OutboxRow): string => row.key.slice(row.key.lastIndexOf(':') + 1);

/** The figures go into the record with the message, so that a later post can tell what changed since. */
async function composeSummary(
  work: Clockwork,
  tenant: string,
  planId: string,
  boardId: string,
  week: string,
): Promise<Composed> {
  const book = await work.records.book(tenant, planId);
  const board = book?.plan.boards.find((candidate) => candidate.id === boardId);
  if (!book || !board) return { kind: 'nothing', reason: 'the board or its plan is no longer there' };
  const known = await work.store.get(tenant, 'tenant', TENANT);
  const serviceUrl = known?.doc.body.serviceUrl;
  if (!serviceUrl) return { kind: 'unreachable', reason: 'nobody of this tenant has met the bot yet' };
  const milestones = await work.records.milestones(tenant, [{ field: 'plan', is: 'eq', to: planId }]);
  const now = work.asOf.now();
  const previous = await snapshotBefore(work, tenant, planId, boardId, week);
  const { summary, snapshot } = summarise(book, board, milestones, previous, now);
  const id = docId('snapshot', `${planId}:${boardId}:${week}`);
  const stored = await work.store.get(tenant, 'snapshot', id);
  return {
    kind: 'message',
    to: { tenant, serviceUrl, conversation: board.channel, as: 'thread' },
    message: summaryCard({ summary, zone: book.plan.timezone, at: stamp(now) }),
    listed: [],
    also: [
      { op: 'put', doc: write('snapshot', id, { ...snapshot, week }), expect: stored?.version ?? 'absent' },
    ],
  };
}

/** The figures that were posted last in a week before this one. */
async function snapshotBefore(
  work: Clockwork,
  tenant: string,
  plan: string,
  board: string,
  week: string,
): Promise<Snapshot | null> {
  const { found } = await work.store.query(tenant, {
    kind: 'snapshot',
    where: [
      { field: 'plan', is: 'eq', to: plan },
      { field: 'board', is: 'eq', to: board },
      { field: 'week', is: 'lt', to: week },
    ],
    orderBy: { field: 'week', descending: true },
    limit: 1,
  });
  return found[0]?.doc.body ?? null;
}
