/** A leave, or its end, as the history of each plan has it in which the person answers for something. */
import type { Change as Entry } from '../../domain/change.ts';
import type { Leave } from '../../domain/leave.ts';
import { keysHeldBy } from '../../domain/person.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { all, type Change } from '../../store/store.ts';
import { type App, momentIn } from '../context.ts';
import { digest } from '../conversation/command-id.ts';

type Told = Pick<Leave, 'person' | 'by' | 'at'> & Partial<Pick<Leave, 'from' | 'until' | 'cover'>>;

/** Of a leave with its first and last day; of who is back, without. */
export async function leaveEntries(
  app: App,
  tenant: string,
  { person, by, at, from, until, cover }: Told,
): Promise<Change[]> {
  const heads = (await app.records.heads(tenant)).map((plan) => ({
    plan: plan.id,
    keys: keysHeldBy(plan, person, momentIn(app, plan.timezone).today),
  }));
  const owned = await all(app.store, tenant, {
    kind: 'milestone',
    where: [{ field: 'owner', is: 'in', to: [...new Set(heads.flatMap(({ keys }) => keys))] }],
    orderBy: { field: 'owner' },
  });
  const days = until === undefined ? [] : [until, ...(cover ? [`person:${cover}`] : [])];
  const to = [`person:${person}`, ...days].join(' ');
  const has = ({ plan, keys }: (typeof heads)[number]): boolean =>
    owned.some(({ doc: { body } }) => body.plan === plan && keys.some((key) => key === body.owner));
  return heads.filter(has).map(({ plan }): Change => {
    const id = digest(`leave\n${plan}\n${at}\n${from}\n${to}`);
    const told = { at, by, through: 'message', what: 'leave', reason: null } as const;
    const entry: Entry = { id, plan, item: null, from: from ?? null, to, ...told };
    return { op: 'put', doc: write('change', docId('change', id), entry), expect: 'absent' };
  });
}
