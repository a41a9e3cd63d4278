/** Renders what waits for somebody's decision, and what became of what somebody asked for, as it stands when it is sent. */
import type { Message } from '../../app/message.ts';
import type { Destination } from '../../app/ports.ts';
import { outcomesCard } from '../../cards/requests/outcome.ts';
import { requestsCard } from '../../cards/requests/requests.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import { type OutboxRow, write } from '../../store/documents.ts';
import { withAsker, withDecider } from '../../store/request-names.ts';
import { type Asking, waitingFor } from '../../store/requests.ts';
import type { Change } from '../../store/store.ts';
import { telling } from '../../store/told.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';
import { decidedFor, matterOf, outcomesOf, requestsOf } from './untold.ts';

/** Most requests that one message closes because the record has moved past them. */
const MOST_CLOSED = 20;

export async function composeRequests(
  work: Clockwork,
  tenant: string,
  _: OutboxRow,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const { decide, know, gone } = await waitingFor(work, tenant, person.id, work.asOf.now());
  if (decide.length + know.length === 0) return apart('dropped', 'nothing is left to decide');
  const several = severalPlans([...decide, ...know]);
  const shown = (all: readonly Asking[]) =>
    Promise.all(all.map((one) => withAsker(work.records, tenant, one, several)));
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
  const decided = await decidedFor(work, tenant, person.id);
  if (decided.length === 0) return apart('dropped', 'nothing is left to tell');
  const several = severalPlans(decided);
  const shown = await Promise.all(decided.map((one) => withDecider(work.records, tenant, one, several)));
  const told = decided.map(matterOf);
  return composed(work, tenant, to, outcomesCard(shown), outcomesOf(person.id), told, []);
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
  listed: [],
  onceSent: async () => [
    await telling(work.store, tenant, reader, matters, localDate(work.asOf.now(), HOME_ZONE)),
    ...beside,
  ],
});
