/** Which milestones a card asks about, in which order, and what is recorded of those once it has arrived. */
import { daysOffOf, EVERYBODY_IN, type Presence } from '../domain/away/who-answers.ts';
import { addDays, addWorkingDays } from '../domain/calendar.ts';
import type { Line } from '../domain/line.ts';
import type { Milestone } from '../domain/milestone.ts';
import type { Person } from '../domain/person.ts';
import type { PlainDate, Plan } from '../domain/plan.ts';
import { nextAsk } from '../domain/reminders.ts';
import { askedSince, heardOn } from '../domain/silence-asked.ts';
import { write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import type { Records } from '../store/records.ts';
import type { Change, Store, Stored } from '../store/store.ts';

/** A milestone of a person, with its plan and the date there. */
export type Dated = { plan: Plan; today: PlainDate; stored: Stored<'milestone'> };

/**
 * The lines in the order in which they get a place: those whose day to be asked about has come before those that
 * only come along, each group by how long ago it was last asked about, and equals in the order given. So whatever
 * a card has no room for stands higher on the next.
 */
export function takingTurns(lines: readonly Line[], milestones: readonly Dated[]): Line[] {
  const turns = new Map(milestones.map((one) => [one.stored.doc.body.id, turnOf(one)]));
  const turn = (line: Line): string => turns.get(line.milestone) ?? '';
  return [...lines].sort((a, b) => (turn(a) < turn(b) ? -1 : Number(turn(a) > turn(b))));
}

/** Without what only comes along and stood on their card of the working day before: a second card so soon lists what is new. */
export async function withoutJustListed(
  store: Store,
  tenant: string,
  { id, cardDays: [last] }: Person,
  lines: readonly Line[],
  today: PlainDate,
): Promise<Line[]> {
  if (last === undefined || addWorkingDays(last, 1) < today) return [...lines];
  const card = await store.get(tenant, 'outbox', docId('outbox', `reminder:${tenant}:${id}:${last}`));
  const justListed = new Set(card?.doc.body.listed);
  return lines.filter(
    ({ milestone, askOn }) => !justListed.has(milestone) || (askOn !== null && askOn <= today),
  );
}

/** Compares as text: whoever was never asked comes before every date. */
function turnOf({ today, stored }: Dated): string {
  const { askOn, askedOn } = stored.doc.body;
  const isDue = askOn !== null && askOn <= today;
  return `${isDue ? 1 : 2} ${askedOn ?? ''}`;
}

/**
 * The milestones as they stand now, as asked about on their day: their ladders go on from there. `warned` are the days
 * that the card named for telling a lead, by milestone.
 */
export async function askedAbout(
  records: Records,
  tenant: string,
  listed: readonly Dated[],
  presence: Presence = EVERYBODY_IN,
  warned: ReadonlyMap<string, PlainDate> = new Map(),
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { plan, today, stored } of listed) {
    const now = await records.milestone(tenant, stored.doc.body.id);
    if (!now || now.doc.body.askedOn === today) continue;
    const by = warned.get(now.doc.body.id);
    const asked: Milestone = {
      ...now.doc.body,
      askedOn: today,
      askedFrom: askedSince(now.doc.body, heardOn([now.doc.body], plan.timezone)) ?? today,
      ...(by !== undefined && { warned: { on: today, by } }),
    };
    const askOn = nextAsk(asked, plan, addDays(today, 1), daysOffOf(plan, asked.owner, presence));
    const doc = write('milestone', now.doc.id, { ...asked, askOn });
    changes.push({ op: 'put', doc, expect: now.version });
  }
  return changes;
}
