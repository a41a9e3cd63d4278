/** Carries out what was accepted, by the ways in which dates and owners are set, and tells of it once it holds. */
import type { Milestone } from '../../domain/milestone.ts';
import { type Action, accountable, isAction } from '../../domain/plan.ts';
import type { Request } from '../../domain/request.ts';
import { carrying, isUnderWay } from '../../domain/requests/stands.ts';
import { editsFor, type Order } from '../../domain/set-up-edits.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { all, type Change, type Stored } from '../../store/store.ts';
import { type App, momentIn } from '../context.ts';
import { leftAside } from '../left-aside.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { commitSetUp } from '../set-up/commit.ts';
import { closeByDate } from './close-by-date.ts';
import { rowsFor, wakeNow } from './rows.ts';

/**
 * Does what is left of an accepted request as the record stands, then closes it together with the message that tells
 * of it. Cut off between the two, the clock does the rest. `busy`: others were changing the plan all the while.
 */
export async function carryThrough(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { doc, version }: Stored<'request'>,
): Promise<'done' | 'busy'> {
  const request = doc.body;
  if (request.state !== 'accepted' || request.carryOn === null) return 'done';
  const found = await itsState(app, origin.tenant, request);
  if (found === 'carry' && !(await carryOut(app, origin, speaker, request))) return 'busy';
  const closed = found === 'overtaken' ? overtaken(app, request) : { ...request, carryOn: null };
  const told = found === 'overtaken' ? concerned(request) : isUnderWay(request) ? [request.by] : [];
  await wakeNow(app, origin.tenant);
  const rows = await rowsFor(
    app,
    origin.tenant,
    'outcomes',
    told.filter((one) => found === 'overtaken' || one !== request.decided?.by),
  );
  await app.store.commit(origin.tenant, `carried:${doc.id}:${version}:${crypto.randomUUID()}`, [
    { op: 'put', doc: write('request', doc.id, closed), expect: version },
    ...rows,
  ]);
  await wakeNow(app, origin.tenant);
  app.poke();
  return 'done';
}

const itsState = async (app: App, tenant: string, request: Request) =>
  carrying(
    request,
    (await app.store.get(tenant, 'item', docId('item', request.item)))?.doc.body,
    (await app.records.milestone(tenant, request.milestone))?.doc.body,
  );

/** False when others were changing the plan all the while. */
async function carryOut(app: App, origin: Origin, speaker: Speaker, request: Request): Promise<boolean> {
  const kind = (await app.records.milestone(origin.tenant, request.milestone))?.doc.body.kind;
  const edits = await commitSetUp(
    app,
    // The decision names what it changes, so that whoever goes on with it does the rest of it, and nothing twice.
    { ...origin, id: request.id },
    speaker,
    request.plan,
    [],
    'card',
    (book) => {
      const action = book.byId.get(request.item);
      const order = action && isAction(action) ? orderOf(request, action, kind) : null;
      return order === null
        ? { head: book.plan, edits: [] }
        : editsFor(order, book, momentIn(app, book.plan.timezone).today);
    },
    { reason: request.reason, proposed: request.by },
  );
  return edits !== undefined;
}

/** Null where it is so already, or somebody else has it by now. */
function orderOf(request: Request, action: Action, kind: Milestone['kind'] | undefined): Order | null {
  if (request.kind === 'more-time') {
    const due = request.decided?.date ?? request.date;
    const one = kind !== undefined && kind !== 'delivery' && request.milestone;
    const times = new Map(one ? [[action.id, one]] : []);
    return due === null ? null : { do: 'date', items: [action.ref], due, times };
  }
  const has = accountable(action);
  if (request.owner === null || has === request.owner) return null;
  if (request.giver !== null && has !== request.giver) return null;
  return { do: 'assign', items: [action.ref], to: request.owner };
}

/** An accepted request that is not carried out any more. */
const overtaken = (app: App, request: Request): Request => ({
  ...request,
  state: 'overtaken',
  carryOn: null,
  overtakenAt: stamp(app.clock.now()),
});

/** Who asked, and whoever was to take it. */
const concerned = ({ by, to, decided }: Request): string[] => [
  ...new Set([by, ...(to === null ? (decided?.by ?? []) : to)].flat()),
];

/** Hand-overs of a milestone that were accepted for a later day: another one that is accepted ends them. */
export async function endingOthers(
  app: App,
  tenant: string,
  accepted: Request,
): Promise<{ changes: Change[]; told: string[] }> {
  if (accepted.kind !== 'hand-over') return { changes: [], told: [] };
  const found = await all(app.store, tenant, {
    kind: 'request',
    where: [
      { field: 'milestone', is: 'eq', to: accepted.milestone },
      { field: 'carryOn', is: 'gt', to: '' },
    ],
  });
  const others = found.filter(({ doc: { body } }) => body.kind === 'hand-over' && body.id !== accepted.id);
  return {
    changes: others.map(({ doc, version }) => ({
      op: 'put',
      doc: write('request', doc.id, overtaken(app, doc.body)),
      expect: version,
    })),
    told: others.flatMap(({ doc }) => concerned(doc.body)),
  };
}

/**
 * What the clock does about requests: a date that was set closes what was asked for it, and what was accepted is
 * carried out, on its day, as the word of whoever accepted it; or it is given up once the record has moved past it.
 */
export const requestsDue =
  (app: App) =>
  async (tenant: string): Promise<void> => {
    await closeByDate(app, tenant);
    const { today } = momentIn(app, 'Europe/London');
    const accepted = await all(app.store, tenant, {
      kind: 'request',
      where: [{ field: 'carryOn', is: 'gt', to: '' }],
      unreadable: leftAside(app),
    });
    for (const one of accepted) {
      const request = one.doc.body;
      const waits = (request.carryOn ?? '') > today;
      if (waits && (await itsState(app, tenant, request)) === 'carry') continue;
      const person = (await app.records.person(tenant, request.decided?.by ?? ''))?.doc.body;
      if (person) await carryThrough(app, originOf(tenant, request.id), { person, officer: false }, one);
    }
  };

const originOf = (tenant: string, id: string): Origin => ({
  id,
  tenant,
  serviceUrl: '',
  conversation: '',
  scope: 'personal',
  channel: null,
  from: { teamsId: '', aadObjectId: null, name: null },
});
