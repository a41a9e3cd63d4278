/** Carries out what was accepted, by the ways in which dates and owners are set: at once, or on the day that was named. */
import { type Action, accountable, isAction } from '../../domain/plan.ts';
import type { Request } from '../../domain/request.ts';
import { editsFor, type Order } from '../../domain/set-up-edits.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { all } from '../../store/store.ts';
import { type App, momentIn } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import type { Origin } from '../message.ts';
import { commitSetUp } from '../set-up/commit.ts';

/** False when others were changing the plan all the while: the same again does the rest. */
export async function carryOut(
  app: App,
  origin: Origin,
  speaker: Speaker,
  request: Request,
): Promise<boolean> {
  if (request.state !== 'accepted' || request.kind === 'sign-off' || request.carryOn !== null) return true;
  const edits = await commitSetUp(
    app,
    // The decision names what it changes, so that a second tap does the rest of it, and nothing twice.
    { ...origin, id: request.id },
    speaker,
    request.plan,
    [],
    'card',
    (book) => {
      const action = book.byId.get(request.item);
      const order = action && isAction(action) ? orderOf(request, action) : null;
      return order === null
        ? { head: book.plan, edits: [] }
        : editsFor(order, book, momentIn(app, book.plan.timezone).today);
    },
    { reason: request.reason, proposed: request.by },
  );
  return edits !== undefined;
}

/** Null where it is so already, or somebody else has it by now. */
function orderOf(request: Request, action: Action): Order | null {
  if (request.kind === 'more-time') {
    const due = request.decided?.date ?? request.date;
    return due === null ? null : { do: 'date', items: [action.ref], due };
  }
  return request.owner === null || accountable(action) === request.owner
    ? null
    : { do: 'assign', items: [action.ref], to: request.owner };
}

/** Accepted hand-overs whose day has come: the clock has each carried out, as the word of whoever accepted it. */
export const handOversDue =
  (app: App) =>
  async (tenant: string): Promise<void> => {
    const due = await all(app.store, tenant, {
      kind: 'request',
      where: [
        { field: 'carryOn', is: 'gt', to: '' },
        { field: 'carryOn', is: 'lte', to: momentIn(app, 'Europe/London').today },
      ],
    });
    for (const { doc, version } of due) {
      const request: Request = { ...doc.body, carryOn: null };
      const person = (await app.records.person(tenant, request.decided?.by ?? ''))?.doc.body;
      const item = (await app.store.get(tenant, 'item', docId('item', request.item)))?.doc.body;
      const milestone = (await app.records.milestone(tenant, request.milestone))?.doc.body;
      const stands = item && !item.withdrawn && milestone?.open && milestone.handOver !== null;
      if (person && stands) {
        const origin: Origin = {
          id: request.id,
          tenant,
          serviceUrl: '',
          conversation: '',
          scope: 'personal',
          channel: null,
          from: { teamsId: '', aadObjectId: null, name: null },
        };
        const done = await carryOut(app, origin, { person, officer: false }, request);
        if (!done) continue;
      }
      const change = { op: 'put', doc: write('request', doc.id, request), expect: version } as const;
      await app.store.commit(tenant, `carried:${doc.id}:${version}`, [change]);
    }
  };
