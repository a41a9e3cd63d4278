/** Renders what waits for somebody's decision, and what became of what somebody asked for, as it stands when it is sent. */
import type { Message } from '../../app/message.ts';
import type { Destination } from '../../app/ports.ts';
import { outcomesCard } from '../../cards/requests/outcome.ts';
import { requestsCard } from '../../cards/requests/requests.ts';
import { keysAnswered } from '../../domain/away/who-answers.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { isOfficer, type Person } from '../../domain/person.ts';
import { type OutboxRow, write } from '../../store/documents.ts';
import { leavesFrom } from '../../store/presence.ts';
import { type Reader, withAsker, withDecider } from '../../store/request-names.ts';
import { type Asking, waitingFor } from '../../store/requests.ts';
import type { Change } from '../../store/store.ts';
import { telling, toldTo } from '../../store/told.ts';
import { decidedFor, matterOf, outcomesOf, requestsOf } from '../../store/untold.ts';
import { setApart } from '../broken.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';
import { doneUntold, shownDone } from './done-untold.ts';

/** Most requests that one message closes because the record has moved past them. */
const MOST_CLOSED = 20;

export async function composeRequests(
  work: Clockwork,
  tenant: string,
  _: OutboxRow,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const { decide, know: all, gone } = await waitingFor(work, tenant, person.id, work.asOf.now());
  const had = await toldTo(work.store, tenant, requestsOf(person.id), localDate(work.asOf.now(), HOME_ZONE));
  // What waits for others is told once; what waits for its reader is shown again.
  const know = all.filter((one) => !had.has(matterOf(one)));
  if (decide.length + know.length === 0) return apart('dropped', 'nothing is left to decide');
  const reader = await readerFor(work, tenant, person);
  const several = severalPlans([...decide, ...know]);
  const shown = (some: readonly Asking[]) =>
    Promise.all(some.map((one) => withAsker(work.records, tenant, one, several, reader)));
  const message = requestsCard({ decide: await shown(decide), know: await shown(know) });
  const closed = gone.slice(0, MOST_CLOSED).map(({ doc, version }): Change => {
    const body = { ...doc.body, state: 'overtaken' } as const;
    return { op: 'put', doc: write('request', doc.id, body), expect: version };
  });
  const told = [...decide, ...know].map(matterOf);
  return composed(work, tenant, to, message, requestsOf(person.id), told, closed);
}

export async function composeOutcomes(
  work: Clockwork,
  tenant: string,
  _: OutboxRow,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const decided = await decidedFor(work, tenant, person.id, work.asOf.now());
  const done = await doneUntold(work, tenant, person.id);
  if (decided.length + done.length === 0) return apart('dropped', 'nothing is left to tell');
  const reader = await readerFor(work, tenant, person);
  const several = severalPlans(decided);
  const shown = await Promise.all(
    decided.map((one) => withDecider(work.records, tenant, one, several, reader)),
  );
  const told = [...decided.map(matterOf), ...done.map(({ matter }) => matter)];
  const message = outcomesCard(shown, await shownDone(work, tenant, person, done));
  return composed(work, tenant, to, message, outcomesOf(person.id), told, []);
}

async function readerFor(work: Clockwork, tenant: string, person: Person): Promise<Reader> {
  const leaves = await leavesFrom(work.store, tenant, localDate(work.asOf.now(), HOME_ZONE), setApart(work));
  const officer = isOfficer(person, work.officers);
  return ({ plan }) => {
    const today = localDate(work.asOf.now(), plan.timezone);
    const holds = keysAnswered(plan, person.id, today, { leaves, unreached: new Set() });
    return { person: person.id, officer, holds, board: null };
  };
}

const severalPlans = (all: readonly Asking[]): boolean =>
  new Set(all.map(({ book }) => book.plan.id)).size > 1;

const composed = (
  work: Clockwork,
  tenant: string,
  to: Destination,
  message: Message,
  reader: string,
  matters: readonly string[],
  beside: readonly Change[],
): Composed => ({
  kind: 'message',
  to,
  message,
  listed: [...matters],
  onceSent: async () => [
    await telling(work.store, tenant, reader, matters, localDate(work.asOf.now(), HOME_ZONE)),
    ...beside,
  ],
});
