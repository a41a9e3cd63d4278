/** A request that is taken back, or gives way to another: whoever had been asked to take something over is told. */
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { Request } from '../../domain/request.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { all, type Change, type Stored } from '../../store/store.ts';
import { toldTo } from '../../store/told.ts';
import { matterOf, requestsOf } from '../../store/untold.ts';
import type { App } from '../context.ts';
import { rowsFor } from './rows.ts';

/** The request as it is once it is taken back, with the changes that make it so. */
export async function takingBack(
  app: App,
  tenant: string,
  { doc, version }: Stored<'request'>,
): Promise<{ body: Request; changes: Change[] }> {
  const { to } = doc.body;
  const now = app.clock.now();
  const told = to !== null && (await toldTo(app.store, tenant, requestsOf(to), localDate(now, HOME_ZONE)));
  const knows = told !== false && told.has(matterOf({ request: doc.body }));
  const body: Request = { ...doc.body, state: 'withdrawn', overtakenAt: knows ? stamp(now) : null };
  const rows = knows && to !== null ? await rowsFor(app, tenant, 'outcomes', [to]) : [];
  return { body, changes: [{ op: 'put', doc: write('request', doc.id, body), expect: version }, ...rows] };
}

/** Takes back what was asked about a hand-over of this milestone: its owner names somebody else, or keeps it. */
export async function handOversTakenBack(app: App, tenant: string, milestone: string): Promise<Change[]> {
  const open = await all(app.store, tenant, {
    kind: 'request',
    where: [
      { field: 'milestone', is: 'eq', to: milestone },
      { field: 'state', is: 'eq', to: 'open' },
    ],
  });
  const changes: Change[] = [];
  for (const one of open.filter(({ doc }) => doc.body.kind === 'hand-over'))
    changes.push(...(await takingBack(app, tenant, one)).changes);
  return changes;
}

/** Once nobody is asked any more to take it, its owner wants nobody in particular to have it. */
export async function wishEnded(app: App, tenant: string, request: Request): Promise<Change[]> {
  const stored = await app.records.milestone(tenant, request.milestone);
  if (request.kind !== 'hand-over' || !stored || stored.doc.body.handOver === null) return [];
  const doc = write('milestone', stored.doc.id, { ...stored.doc.body, handOver: null });
  return [{ op: 'put', doc, expect: stored.version }];
}
