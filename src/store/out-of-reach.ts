/** Finds whom no message reaches, with the number of their actions that wait to be asked about. */
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import type { Person } from '../domain/person.ts';
import { personBehind } from '../domain/plan.ts';
import type { OutOfReach } from '../domain/unsent.ts';
import type { OutboxRow } from './documents.ts';
import type { Records } from './records.ts';

/**
 * Those who have something due and no chat, and those whom the platform has lately refused to take a message for
 * (`troubled`: rows of the outbox). Most actions first.
 */
export async function outOfReach(
  records: Records,
  tenant: string,
  troubled: readonly OutboxRow[],
  now: Temporal.Instant,
): Promise<OutOfReach[]> {
  const waiting = await actionsWaiting(records, tenant, now);
  const refused = refusedOn(troubled);
  const people = await Promise.all(
    [...new Set([...waiting.keys(), ...refused.keys()])].map((id) => records.person(tenant, id)),
  );
  return people
    .flatMap((stored): OutOfReach[] => {
      const person = stored?.doc.body;
      const why = person && whyNot(person, refused.get(person.id));
      if (!person || !why) return [];
      return [{ person: person.id, name: person.name, why, actions: waiting.get(person.id)?.size ?? 0 }];
    })
    .sort((a, b) => b.actions - a.actions || a.name.localeCompare(b.name));
}

/** Of all these people those whom no message reaches, and why. */
export function reachOf(
  people: readonly Person[],
  troubled: readonly OutboxRow[],
): Map<string, OutOfReach['why']> {
  const refused = refusedOn(troubled);
  return new Map(
    people.flatMap((person): [string, OutOfReach['why']][] => {
      const why = whyNot(person, refused.get(person.id));
      return why === null ? [] : [[person.id, why]];
    }),
  );
}

/** The items of each person that have come to be asked about. */
async function actionsWaiting(
  records: Records,
  tenant: string,
  now: Temporal.Instant,
): Promise<Map<string, Set<string>>> {
  const waiting = new Map<string, Set<string>>();
  for (const plan of await records.heads(tenant)) {
    const today = localDate(now, plan.timezone);
    const due = await records.milestones(tenant, [
      { field: 'plan', is: 'eq', to: plan.id },
      { field: 'askOn', is: 'lte', to: today },
    ]);
    for (const { owner, item } of due) {
      const person = owner === null ? null : personBehind(plan, owner, today);
      if (person !== null) waiting.set(person, (waiting.get(person) ?? new Set()).add(item));
    }
  }
  return waiting;
}

/** The last day on which a message to each person was refused. */
function refusedOn(troubled: readonly OutboxRow[]): Map<string, string> {
  const last = new Map<string, string>();
  for (const { to, state, about, createdAt } of troubled) {
    if (to.kind !== 'person' || state !== 'unreachable' || about === 'note') continue;
    const day = localDate(Temporal.Instant.from(createdAt), HOME_ZONE);
    if (day > (last.get(to.person) ?? '')) last.set(to.person, day);
  }
  return last;
}

function whyNot(person: Person, refused: string | undefined): OutOfReach['why'] | null {
  if (!person.address) return person.welcomedAt === null ? 'not-met' : 'left';
  // A card that did not arrive gives its day back: a day that stands is one of a card that did.
  const reachedSince = refused !== undefined && person.cardDays.some((day) => day >= refused);
  return refused === undefined || reachedSince ? null : 'blocked';
}
