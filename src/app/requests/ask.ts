/** What an update asks of somebody else, and the changes that ask it: the request, and the message to whoever decides. */
import type { Book } from '../../domain/book.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { may } from '../../domain/permission.ts';
import { isOfficer, keysHeldBy, type Person } from '../../domain/person.ts';
import type { Action, OwnerKey, PlainDate } from '../../domain/plan.ts';
import type { Request } from '../../domain/request.ts';
import { isRestricted } from '../../domain/restricted.ts';
import type { Update } from '../../domain/update.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { type Deciders, decidersOf, knowing, requestId } from '../../store/requests.ts';
import { all, type Change } from '../../store/store.ts';
import type { App } from '../context.ts';
import { rowsFor } from './rows.ts';
import { takingBack } from './taken-back.ts';

/** What somebody asks for beside what they say; a completion that wants a lead's check asks for that by itself. */
export type Asks =
  | { kind: 'more-time'; date: PlainDate; reason: string }
  | { kind: 'hand-over'; to: string; owner: OwnerKey; from: PlainDate | null };

/** `withheld`: whoever is asked reads no title until they accept, because it is restricted. */
export type AskedOf = Deciders & {
  request: Request;
  withheld: boolean;
  /** Who is told that somebody else is asked. */
  know: { people: Person[]; officers: boolean };
  /** The plan's title. */
  plan: string;
};

type Spoken = {
  book: Book;
  action: Action;
  before: Milestone;
  after: Milestone;
  update: Update;
  today: PlainDate;
};

/** Undefined where the update asks nothing of anybody. */
export function requestIn(asks: Asks | undefined, { before, after, update }: Spoken): Request | undefined {
  const { id, plan, item, milestone, at, by } = update;
  const blank = {
    plan,
    item,
    milestone,
    by,
    at,
    update: id,
    to: null,
    date: null,
    agreed: null,
    owner: null,
    giver: null,
  };
  const open = { reason: null, state: 'open', decided: null, carryOn: null, overtakenAt: null } as const;
  if (asks?.kind === 'more-time')
    return {
      ...blank,
      ...open,
      id: requestId('more-time', id),
      kind: 'more-time',
      date: asks.date,
      agreed: before.due,
      reason: asks.reason,
    };
  if (asks?.kind === 'hand-over')
    return {
      ...blank,
      ...open,
      id: requestId('hand-over', id),
      kind: 'hand-over',
      to: asks.to,
      owner: asks.owner,
      giver: before.owner,
      date: asks.from,
    };
  const waits = after.signOff?.state === 'awaiting' && after.signOff.at === at;
  return waits ? { ...blank, ...open, id: requestId('sign-off', id), kind: 'sign-off' } : undefined;
}

/** Who is asked, and what to commit beside the update: an older request of the same kind gives way to this one. */
export async function asking(
  app: App,
  tenant: string,
  request: Request,
  { book, action, today }: Spoken,
): Promise<AskedOf & { changes: Change[] }> {
  const asked = await askedOf(app, tenant, request, { book, action, today });
  // Whoever cannot be written to is asked once they can.
  const told = [...asked.people, ...asked.know.people]
    .filter((one) => one.address !== null && one.id !== request.by)
    .map(({ id }) => id);
  const older = await all(app.store, tenant, {
    kind: 'request',
    where: [
      { field: 'milestone', is: 'eq', to: request.milestone },
      { field: 'state', is: 'eq', to: 'open' },
    ],
  });
  const changes: Change[] = [
    { op: 'put', doc: write('request', docId('request', request.id), request), expect: 'absent' },
  ];
  for (const one of older) {
    const { kind, id, to } = one.doc.body;
    if (kind !== request.kind || id === request.id) continue;
    const body = { ...one.doc.body, state: 'withdrawn' } as const;
    const back =
      to === request.to
        ? [{ op: 'put', doc: write('request', one.doc.id, body), expect: one.version } as const]
        : (await takingBack(app, tenant, one)).changes;
    changes.push(...back);
  }
  changes.push(...(await rowsFor(app, tenant, 'requests', told)));
  return { ...asked, changes };
}

async function askedOf(
  app: App,
  tenant: string,
  request: Request,
  spoken: Pick<Spoken, 'book' | 'action' | 'today'>,
): Promise<AskedOf> {
  const deciders = await decidersOf(app, tenant, { request, ...spoken });
  const know = await knowing(app, tenant, { request, ...spoken }, deciders);
  const withheld = withheldFrom(app, deciders.people, spoken);
  return { ...deciders, request, withheld, know, plan: spoken.book.plan.title };
}

/** The request that an update of before came with, and whom it asks: for a turn that is delivered again. */
export async function askedBefore(
  app: App,
  tenant: string,
  update: Update,
  spoken: Pick<Spoken, 'book' | 'action' | 'today'>,
): Promise<AskedOf | undefined> {
  for (const kind of ['more-time', 'hand-over', 'sign-off'] as const) {
    const stored = await app.store.get(tenant, 'request', docId('request', requestId(kind, update.id)));
    if (!stored) continue;
    return askedOf(app, tenant, stored.doc.body, spoken);
  }
  return undefined;
}

const withheldFrom = (
  app: App,
  people: readonly Person[],
  { book, action, today }: Pick<Spoken, 'book' | 'action' | 'today'>,
): boolean =>
  isRestricted(book, action) &&
  people.some((person) => {
    const holds = keysHeldBy(book.plan, person.id, today);
    const actor = { person: person.id, officer: isOfficer(person, app.officers), holds, board: null };
    return !may(actor, 'see-restricted', book, action);
  });

/** What a receipt offers to take back; undefined where nothing is asked, or a completion asks for its check. */
export const takenBackBy = (asked: AskedOf | undefined): string | undefined =>
  asked && asked.request.kind !== 'sign-off' ? asked.request.id : undefined;
