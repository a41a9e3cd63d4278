/** Renders a row of the outbox as it stands now, at the moment of sending. */

import type { Destination } from '../app/ports.ts';
import { type ReminderMessage, reminderCard } from '../cards/reminder.ts';
import { welcomeCard } from '../cards/welcome.ts';
import type { Book } from '../domain/book.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import { type Line, lineOf, worstFirst } from '../domain/line.ts';
import { keysHeldBy, type Person } from '../domain/person.ts';
import { cardFor } from '../domain/reminders.ts';
import type { OutboxRow } from '../store/documents.ts';
import { all } from '../store/store.ts';
import { askedAbout, type Dated, takingTurns } from './asked.ts';
import type { Clockwork } from './clockwork.ts';
import { composeSummary } from './compose-summary.ts';
import { apart, type Composed, occasionOf } from './composed.ts';

export async function compose(work: Clockwork, tenant: string, row: OutboxRow): Promise<Composed> {
  if (row.to.kind === 'channel')
    return composeSummary(work, tenant, row.to.plan, row.to.board, occasionOf(row));
  const person = (await work.records.person(tenant, row.to.person))?.doc.body;
  if (!person?.address) return apart('unreachable', 'has not met the bot, or has removed it');
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
    sayings: [
      { label: 'My actions', say: 'mine' },
      { label: 'What’s overdue?', say: "what's overdue" },
      { label: 'Help', say: 'help' },
    ],
  });
  return { kind: 'message', to, message, listed: [], onceSent: async () => [] };
}

async function composeReminder(
  work: Clockwork,
  tenant: string,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const { lines, books, open } = await whatIsDue(work, tenant, person);
  const [first] = lines;
  if (!first) return apart('dropped', 'nothing is left to ask');
  const zone = books.find((book) => book.plan.id === first.plan)?.plan.timezone ?? HOME_ZONE;
  const plans = books
    .filter((book) => lines.some((line) => line.plan === book.plan.id))
    .map(({ plan }) => ({ id: plan.id, title: plan.title }));
  const today = localDate(work.asOf.now(), zone);
  const cardOf = (inOrder: Line[]): ReminderMessage => reminderCard({ lines: inOrder, plans, today, zone });
  const worst = cardOf(lines);
  const fits = worst.listed.length === lines.length;
  const { listed, ...message } = fits ? worst : cardOf(takingTurns(lines, open));
  const ids = listed.map((line) => line.milestone);
  const asked = open.filter(({ stored }) => ids.includes(stored.doc.body.id));
  const onceSent = () => askedAbout(work.records, tenant, asked);
  return { kind: 'message', to, message, listed: ids, onceSent };
}

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
    lines.push(...cardFor(own, plan, today));
    open.push(...milestones.map((stored) => ({ plan, today, stored })));
  }
  return { lines: worstFirst(lines), books: theirs, open };
}
