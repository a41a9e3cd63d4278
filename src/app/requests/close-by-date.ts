/** A date that was set otherwise decides what was asked for it: whoever asked for more time is told, as by the button. */
import type { Change as Entry } from '../../domain/change.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { Request } from '../../domain/request.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';
import { rowsFor, wakeNow } from './rows.ts';

/** Found by the record alone, so that it is the same whoever moved the date, and can be done later; `items` narrows it. */
export async function closeByDate(app: App, tenant: string, items?: readonly string[]): Promise<void> {
  const open = await all(app.store, tenant, {
    kind: 'request',
    where: [{ field: 'state', is: 'eq', to: 'open' }],
  });
  const wishes = open.filter(
    ({ doc: { body } }) => body.kind === 'more-time' && (items?.includes(body.item) ?? true),
  );
  for (const { doc, version } of wishes) {
    const { body } = doc;
    const milestone = (await app.records.milestone(tenant, body.milestone))?.doc.body;
    if (!milestone?.open || milestone.due === null || milestone.due === body.agreed) continue;
    const moves = (await app.records.changesOf(tenant, { items: [body.item] })).filter(
      ({ what, at }) => what === 'due' && at >= body.at,
    );
    const closed = closedBy(
      body,
      milestone,
      moves.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1),
      stamp(app.clock.now()),
    );
    const told = closed.decided?.by === body.by ? [] : await rowsFor(app, tenant, 'outcomes', [body.by]);
    await wakeNow(app, tenant);
    await app.store.commit(tenant, `closed:${doc.id}:${version}:${crypto.randomUUID()}`, [
      { op: 'put', doc: write('request', doc.id, closed), expect: version },
      ...told,
    ]);
    await wakeNow(app, tenant);
    app.poke();
  }
}

/** A later date than the agreed one gives more time; any other leaves the wish behind. */
function closedBy(request: Request, { due }: Milestone, move: Entry | undefined, now: string): Request {
  const gives = due !== null && (request.agreed === null || due > request.agreed);
  const by = move?.by ?? null;
  const decided =
    by === null ? null : { by, at: move?.at ?? now, reason: null, date: due === request.date ? null : due };
  return gives && decided !== null
    ? { ...request, state: 'accepted', decided }
    : { ...request, state: 'overtaken', decided, overtakenAt: now };
}
