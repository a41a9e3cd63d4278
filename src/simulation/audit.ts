/** Looks into the record from outside: was anybody who should have been asked forgotten, is every acknowledged update there. */
import { isQuiet } from '../domain/away/days-off.ts';
import { answering } from '../domain/away/who-answers.ts';
import { isoWeek, isWorkingDay, localDate } from '../domain/calendar.ts';
import type { PlainDate } from '../domain/plan.ts';
import { isWord } from '../domain/update.ts';
import { docId } from '../store/ids.ts';
import { isReached } from '../store/presence.ts';
import { openRecords } from '../store/records.ts';
import { all, type Store } from '../store/store.ts';
import type { Acknowledged } from './front-door.ts';
import type { Entry, Ledger } from './ledger.ts';

/**
 * People of the tenant who have something to be asked about and no card for it, without a reason: they can be
 * reached, had no card on the day, and not all cards of the week.
 */
export async function forgotten(store: Store, tenant: string, now: Temporal.Instant): Promise<string[]> {
  const plans = await all(store, tenant, { kind: 'plan' });
  const people = new Map(
    (await all(store, tenant, { kind: 'person' })).map(({ doc }) => [doc.body.id, doc.body]),
  );
  const leaves = (await all(store, tenant, { kind: 'leave' })).map(({ doc }) => doc.body);
  const away = [...people.values()].filter((person) => !isReached(person)).map(({ id }) => id);
  const known = { leaves, unreached: new Set(away) };
  const missed = new Set<string>();
  for (const { doc } of plans) {
    const today = localDate(now, doc.body.timezone);
    if (!isWorkingDay(today) || today < doc.body.goLive) continue;
    const due = await all(store, tenant, {
      kind: 'milestone',
      where: [
        { field: 'plan', is: 'eq', to: doc.body.id },
        { field: 'askOn', is: 'lte', to: today },
      ],
    });
    for (const { doc: milestone } of due) {
      const { owner } = milestone.body;
      const post = doc.body.posts.find(({ id }) => owner === `post:${id}`);
      const who = owner === null ? null : (answering(doc.body, owner, today, known).asked?.person ?? null);
      const person = who === null ? undefined : people.get(who);
      const terms = doc.body.about.terms ?? 'england';
      if ([person?.quiet, post?.quiet].some((quiet) => isQuiet(quiet, today, terms))) continue;
      if (!person?.address || person.welcomedAt === null) continue;
      if (!hasHadCards(person.cardDays, today, doc.body.reminders.cardsPerWeek)) missed.add(person.id);
    }
  }
  return [...missed];
}

const hasHadCards = (days: readonly PlainDate[], today: PlainDate, most: number): boolean =>
  days.includes(today) || days.filter((day) => isoWeek(day) === isoWeek(today)).length >= most;

/** Whoever was asked about on the day by a card that failed or is still on its way is accounted for by that card. */
export const hasRowOf = (ledger: Ledger, tenant: string, person: string, today: PlainDate): boolean =>
  ledger.has(tenant, `reminder:${tenant}:${person}:${today}`);

/** Acknowledged updates that the record does not hold, or holds of another milestone. */
export async function missingUpdates(
  store: Store,
  acknowledged: readonly Acknowledged[],
): Promise<Acknowledged[]> {
  const missing: Acknowledged[] = [];
  for (const one of acknowledged) {
    const stored = await store.get(one.tenant, 'update', docId('update', one.update));
    if (stored?.doc.body.milestone !== one.milestone) missing.push(one);
  }
  return missing;
}

/** Updates of which the record holds more than their milestones know of, by the last word that each has. */
export async function brokenMilestones(store: Store, acknowledged: readonly Acknowledged[]): Promise<number> {
  const records = openRecords(store);
  const milestones = new Map(acknowledged.map((one) => [`${one.tenant}\n${one.milestone}`, one]));
  let broken = 0;
  for (const { tenant, milestone } of milestones.values()) {
    const last = (await records.updates(tenant, milestone)).findLast(isWord);
    const stored = await records.milestone(tenant, milestone);
    if (stored?.doc.body.lastUpdate?.id !== last?.id) broken += 1;
  }
  return broken;
}

/** Whether the store holds the message as it was last told of it. */
export async function isKept(store: Store, { tenant, row }: Entry): Promise<boolean> {
  const stored = await store.get(tenant, 'outbox', docId('outbox', row.key));
  return stored?.doc.body.state === row.state;
}
