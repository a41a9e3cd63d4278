/** Renders a row of the outbox as it stands now, at the moment of sending. */

import type { Destination } from '../app/ports.ts';
import { type ReminderMessage, reminderCard } from '../cards/reminder.ts';
import { welcomeCard } from '../cards/welcome.ts';
import type { About } from '../domain/about.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import { type Line, lineOf, worstFirst } from '../domain/line.ts';
import { keysHeldBy, type Person } from '../domain/person.ts';
import type { Plan } from '../domain/plan.ts';
import { cardFor } from '../domain/reminders.ts';
import type { OutboxRow } from '../store/documents.ts';
import { all } from '../store/store.ts';
import { askedAbout, type Dated, takingTurns } from './asked.ts';
import { setApart } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import { composeNote } from './compose-note.ts';
import { composeSummary } from './compose-summary.ts';
import { apart, type Composed, occasionOf } from './composed.ts';
import { plainFor } from './plain.ts';

/** What makes a message of each kind for a person, rendered for the moment at which it is sent. */
type ToPerson = (
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  person: Person,
  to: Destination,
) => Promise<Composed>;
const TO_PERSON: { readonly [A in About]?: ToPerson } = {
  welcome: (work, tenant, _, person, to) => composeWelcome(work, tenant, person, to),
  reminder: (work, tenant, _, person, to) => composeReminder(work, tenant, person, to),
  note: composeNote,
};

/** What makes a message of each kind for a board's channel. */
type ToBoard = (
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  plan: string,
  board: string,
) => Promise<Composed>;
const TO_BOARD: { readonly [A in About]?: ToBoard } = {
  summary: (work, tenant, row, plan, board) => composeSummary(work, tenant, plan, board, occasionOf(row)),
};

export async function compose(work: Clockwork, tenant: string, row: OutboxRow): Promise<Composed> {
  const { to, about } = row;
  if (to.kind === 'channel')
    return TO_BOARD[about]?.(work, tenant, row, to.plan, to.board) ?? apart('parked', UNKNOWN);
  const person = (await work.records.person(tenant, to.person))?.doc.body;
  if (!person?.address) return apart('unreachable', 'has not met the bot, or has removed it');
  const there: Destination = { tenant, ...person.address, as: 'message' };
  const composed = await TO_PERSON[about]?.(work, tenant, row, person, there);
  return composed ? plainFor(work, tenant, person, composed) : apart('parked', UNKNOWN);
}

const UNKNOWN = 'this version of Waymark makes no such message';

async function composeWelcome(
  work: Clockwork,
  tenant: string,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const { lines, plans } = await whatIsDue(work, tenant, person);
  const message = welcomeCard({
    firstName: person.name.trim().split(/\s+/)[0] ?? person.name,
    plans: plans.map(({ title }) => title),
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
  const { lines, plans: theirs, open } = await whatIsDue(work, tenant, person);
  const [first] = lines;
  if (!first) return apart('dropped', 'nothing is left to ask');
  const zone = theirs.find(({ id }) => id === first.plan)?.timezone ?? HOME_ZONE;
  const plans = theirs
    .filter(({ id }) => lines.some((line) => line.plan === id))
    .map(({ id, title }) => ({ id, title }));
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
): Promise<{ lines: Line[]; plans: Plan[]; open: Dated[] }> {
  const now = work.asOf.now();
  const parts = (await work.records.heads(tenant)).map((plan) => {
    const today = localDate(now, plan.timezone);
    return { plan, today, keys: keysHeldBy(plan, person.id, today) };
  });
  // Asked for once for all plans: a post's key may be another's in another plan.
  const found = await all(work.store, tenant, {
    kind: 'milestone',
    where: [
      { field: 'owner', is: 'in', to: [...new Set(parts.flatMap(({ keys }) => keys))] },
      { field: 'open', is: 'eq', to: true },
    ],
    orderBy: { field: 'owner' },
    unreadable: setApart(work),
  });
  const byPlan = Map.groupBy(found, ({ doc }) => doc.body.plan);
  const lines: Line[] = [];
  const open: Dated[] = [];
  const theirs: Plan[] = [];
  for (const { plan, today, keys } of parts) {
    const held = new Set<string | null>(keys);
    const own = (byPlan.get(plan.id) ?? []).filter(({ doc }) => held.has(doc.body.owner));
    if (own.length > 0 || keys.length > 1) theirs.push(plan);
    if (own.length === 0) continue;
    const book = await work.records.bookAround(
      tenant,
      plan,
      own.map(({ doc }) => doc.body.item),
    );
    lines.push(
      ...cardFor(
        own.map(({ doc }) => lineOf(book, doc.body, today)),
        plan,
        today,
      ),
    );
    open.push(...own.map((stored) => ({ plan, today, stored })));
  }
  return { lines: worstFirst(lines), plans: theirs, open };
}
