/** Finds what people ask of each other and is still to be decided, judged on the record as it stands. */
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
import { whoDecides, whoWould } from '../domain/requests/who-decides.ts';
import { docId } from './ids.ts';
import { officersIn } from './officers.ts';
import { isReached, presenceAbove } from './presence.ts';
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

/** Whom a request waits for, and why it is not somebody nearer. */
export type Deciders = {
  people: Person[];
  officers: boolean;
  /** The lead, or a hand-over's receiver, whom no message reaches yet: named beside whoever is asked instead. */
  unmet: Person | null;
  /** Nobody but whoever asks could decide it. */
  alone: boolean;
};

type Wish = Pick<Asking, 'book' | 'action' | 'today'> & { request: Pick<Request, 'kind' | 'by' | 'to'> };

/**
 * The people who are asked to decide: one, or every officer where nobody leads it, or the lead can't be written to.
 * It never comes back to whoever asks while there is anybody else: then it waits until they can be written to.
 */
export async function decidersOf(
  how: Requests,
  tenant: string,
  { request, book, action, today }: Wish,
): Promise<Deciders> {
  const personOf = async (id: string | null): Promise<Person | null> =>
    id === null ? null : ((await how.records.person(tenant, id))?.doc.body ?? null);
  if (request.kind === 'hand-over') {
    const receiver = await personOf(request.to);
    const unmet = receiver?.address ? null : receiver;
    return { people: receiver ? [receiver] : [], officers: false, unmet, alone: false };
  }
  const known = await presenceAbove(how.store, tenant, book, action, today);
  const lead = await personOf(whoDecides(request, book, action, today, known));
  if (lead?.address) return { people: [lead], officers: false, unmet: null, alone: false };
  const would = await personOf(whoWould(request, book, action, today));
  const unmet = would !== null && !isReached(would) ? would : null;
  const officers = await officersIn(how.store, how.records, tenant, how.officers);
  const others = officers.filter((one) => one.id !== request.by);
  const reached = others.filter(isReached);
  if (reached.length > 0) return { people: reached, officers: true, unmet, alone: false };
  if (would !== null) return { people: [would], officers: false, unmet, alone: false };
  return others.length > 0
    ? { people: others, officers: true, unmet: null, alone: false }
    : { people: officers, officers: true, unmet: null, alone: officers.length > 0 };
}

/** What waits for somebody: `decide` is theirs to decide; of `know` they are told that another is asked. */
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
    const deciders = await decidersOf(how, tenant, asking);
    if (deciders.people.some(({ id }) => id === person)) decide.push(asking);
    else if ((await knowing(how, tenant, asking, deciders)).people.some(({ id }) => id === person))
      know.push(asking);
  }
  return { decide, know, gone };
}

/**
 * Who is told that somebody else is asked to take an action: its lead; the officers where no lead can be told, and the
 * receiver cannot be asked either.
 */
export async function knowing(
  how: Requests,
  tenant: string,
  { request, book, action, today }: Wish,
  { unmet }: Pick<Deciders, 'unmet'>,
): Promise<{ people: Person[]; officers: boolean }> {
  if (request.kind !== 'hand-over') return { people: [], officers: false };
  const known = await presenceAbove(how.store, tenant, book, action, today);
  const id = leadTold(book, action, today, known, request.by)?.person;
  const lead = id === undefined ? undefined : (await how.records.person(tenant, id))?.doc.body;
  if (lead) return { people: lead.id === request.to ? [] : [lead], officers: false };
  if (unmet === null) return { people: [], officers: false };
  const officers = await officersIn(how.store, how.records, tenant, how.officers);
  return { people: officers.filter((one) => one.id !== request.by && isReached(one)), officers: true };
}

/** How often an action's agreed date has been moved to a later one. */
export async function timesMoved(records: Records, tenant: string, item: string): Promise<number> {
  const changes = await records.changesOf(tenant, { items: [item] });
  return changes.filter(({ what, from, to }) => what === 'due' && from !== null && to !== null && to > from)
    .length;
}
