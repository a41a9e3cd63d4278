/** What the demo says as it starts: what waits for whoever opens the client, and what they may try, of their own actions. */
import { type Book, topOf } from '../domain/book.ts';
import { localDate } from '../domain/calendar.ts';
import type { Milestone } from '../domain/milestone.ts';
import { keysHeldBy } from '../domain/person.ts';
import { latestOccasion } from '../jobs/schedule.ts';
import { personKnownAs } from '../store/alias.ts';
import { docId } from '../store/ids.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { LocalClient } from './people.ts';

export type FirstLook = { waiting: string; tries: string[] };

/** `waiting` is one line: what they will be asked about, and what the board gets. `tries` are what to press and say. */
export async function firstLook(
  store: Store,
  client: LocalClient,
  now: Temporal.Instant,
): Promise<FirstLook> {
  const records = openRecords(store);
  const { tenant, current } = client;
  const person = await personKnownAs(store, tenant, current.aadObjectId);
  if (person === undefined) return { waiting: `nothing for ${current.name} yet`, tries: ['say "help"'] };
  const known = await records.person(tenant, person);
  let overdue = 0;
  let asked = false;
  const boards: string[] = [];
  const tries = ['press "Update" on the card'];
  for (const book of await records.books(tenant)) {
    const { plan } = book;
    const date = localDate(now, plan.timezone);
    const holds = keysHeldBy(plan, person, date);
    const own = await records.milestones(tenant, [
      { field: 'plan', is: 'eq', to: plan.id },
      { field: 'owner', is: 'in', to: holds },
      { field: 'open', is: 'eq', to: true },
    ]);
    if (known?.doc.body.cardDays.includes(date)) asked = true;
    const late = own.filter(({ due, inherited }) => due !== null && due < date && !inherited);
    overdue += late.length;
    if (tries.length === 1) tries.push(...sayings(book, holds, late.length > 0 ? late : own));
    for (const board of plan.boards) {
      const { week } = latestOccasion(board, plan.timezone, now, plan.about.terms);
      const key = `summary:${plan.id}:${board.id}:${week}`;
      if (!(await store.get(tenant, 'outbox', docId('outbox', key)))) boards.push(board.body);
    }
  }
  const again = asked ? ' (today\'s card has been sent: say "mine")' : '';
  const summary =
    boards.length > 0 ? `; the weekly summary for ${boards.join(', ')} (in the team's General channel)` : '';
  return {
    waiting: `${overdue} overdue for ${current.name}, on a card with what is due soon${again}${summary}`,
    tries,
  };
}

/** A question about the part that they lead, or have something in, and an update of what was due last. */
function sayings(book: Book, holds: readonly string[], own: readonly Milestone[]): string[] {
  const latest = own.toSorted((a, b) => (b.due ?? '').localeCompare(a.due ?? ''))[0];
  const action = latest && book.byId.get(latest.item);
  const led = book.items.find(({ parent, lead }) => parent === null && lead !== null && holds.includes(lead));
  const part = led ?? (action && topOf(book, action));
  return [
    ...(part ? [`say "what's overdue in ${book.plan.levels[0]} ${part.ref}"`] : []),
    ...(action
      ? [`say "${action.ref.replaceAll(/[()]/g, '')} done, minutes at https://example.org/minutes"`]
      : []),
  ];
}
