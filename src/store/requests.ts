/** Finds what people ask of each other and is still to be decided, judged on the record as it stands. */
import { EVERYBODY_IN } from '../domain/away/who-answers.ts';
import type { Book } from '../domain/book.ts';
import { localDate } from '../domain/calendar.ts';
import { leadTold } from '../domain/lead/leading.ts';
import { type Line, lineOf } from '../domain/line.ts';
import type { Milestone } from '../domain/milestone.ts';
import type { Person } from '../domain/person.ts';
import type { Action, PlainDate } from '../domain/plan.ts';
import { isAction } from '../domain/plan.ts';
import type { Request } from '../domain/request.ts';
import { stillAsks } from '../domain/requests/stands.ts';
import { whoDecides } from '../domain/requests/who-decides.ts';
import { docId } from './ids.ts';
import { officersIn } from './officers.ts';
import { presenceAbove } from './presence.ts';
import type { Records } from './records.ts';
import { all, type Condition, type Store, type Stored } from './store.ts';

/** A request with what it is about, as that stands now. */
export type Asking = {
  request: Request;
  book: Book;
  action: Action;
  milestone: Milestone;
  line: Line;
  today: PlainDate;
};

export type Requests = {
  store: Store;
  records: Records;
  /** Addresses, in lower case, that make a person an officer. */
  officers: ReadonlySet<string>;
};

export const requestId = (kind: Request['kind'], update: string): string => `${kind}:${update}`;

/** Open requests that still ask for something, oldest first; `gone` are those that the record has moved past. */
export async function openRequests(
  { store, records }: Requests,
  tenant: string,
  now: Temporal.Instant,
  where: readonly Condition[] = [],
): Promise<{ open: Asking[]; gone: Stored<'request'>[] }> {
  const stored = await all(store, tenant, {
    kind: 'request',
    where: [{ field: 'state', is: 'eq', to: 'open' }, ...where],
  });
  const open: Asking[] = [];
  const gone: Stored<'request'>[] = [];
  for (const one of stored) {
    const asking = await askingOf(store, records, tenant, one.doc.body, now);
    if (asking && stillAsks(asking.request, asking.action, asking.milestone)) open.push(asking);
    else gone.push(one);
  }
  return { open: open.sort((a, b) => a.request.at.localeCompare(b.request.at)), gone };
}

/** A request with its action and milestone; undefined where one of them is no longer there. */
export async function askingOf(
  store: Store,
  records: Records,
  tenant: string,
  request: Request,
  now: Temporal.Instant,
): Promise<Asking | undefined> {
  const plan = (await store.get(tenant, 'plan', docId('plan', request.plan)))?.doc.body;
  const milestone = (await records.milestone(tenant, request.milestone))?.doc.body;
  if (!plan || !milestone) return undefined;
  const book = await records.bookAround(tenant, plan, [milestone.item]);
  const action = book.byId.get(milestone.item);
  if (!action || !isAction(action)) return undefined;
  const today = localDate(now, plan.timezone);
  return { request, book, action, milestone, line: lineOf(book, milestone, today), today };
}

/** The people who are asked to decide: one, or every officer where nobody leads it, or the lead can't be written to. */
export async function decidersOf(
  how: Requests,
  tenant: string,
  { request, book, action, today }: Pick<Asking, 'request' | 'book' | 'action' | 'today'>,
): Promise<{ people: Person[]; officers: boolean }> {
  const known =
    request.kind === 'hand-over' ? EVERYBODY_IN : await presenceAbove(how.store, tenant, book, action, today);
  const id = whoDecides(request, book, action, today, known);
  const person = id === null ? undefined : (await how.records.person(tenant, id))?.doc.body;
  if (person && (person.address !== null || request.kind === 'hand-over'))
    return { people: [person], officers: false };
  const officers = await officersIn(how.store, how.records, tenant, how.officers);
  const others = officers.filter((one) => one.id !== request.by);
  return { people: others.length > 0 ? others : officers, officers: true };
}

/** What waits for somebody: `decide` is theirs to decide; of `know` they lead the action, and another is asked. */
export async function waitingFor(
  how: Requests,
  tenant: string,
  person: string,
  now: Temporal.Instant,
): Promise<{ decide: Asking[]; know: Asking[]; gone: Stored<'request'>[] }> {
  const { open, gone } = await openRequests(how, tenant, now);
  const decide: Asking[] = [];
  const know: Asking[] = [];
  for (const asking of open) {
    const { people } = await decidersOf(how, tenant, asking);
    if (people.some(({ id }) => id === person)) decide.push(asking);
    else if ((await leadKnowing(how.store, tenant, asking)) === person) know.push(asking);
  }
  return { decide, know, gone };
}

/** The lead who is told that somebody else is asked to take an action; null where nobody is. */
export async function leadKnowing(
  store: Store,
  tenant: string,
  { request, book, action, today }: Pick<Asking, 'request' | 'book' | 'action' | 'today'>,
): Promise<string | null> {
  if (request.kind !== 'hand-over') return null;
  const known = await presenceAbove(store, tenant, book, action, today);
  return leadTold(book, action, today, known, request.by)?.person ?? null;
}

/** How often an action's agreed date has been moved to a later one. */
export async function timesMoved(records: Records, tenant: string, item: string): Promise<number> {
  const changes = await records.changesOf(tenant, { items: [item] });
  return changes.filter(({ what, from, to }) => what === 'due' && from !== null && to !== null && to > from)
    .length;
}
