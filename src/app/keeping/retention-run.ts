/** Carries a retention policy out: each record with its place in the report, so that a run that is cut off has counted right. */
import { counted, type Kept } from '../../domain/keeping/due-for-removal.ts';
import type { RetentionReport } from '../../domain/keeping/retention.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { App } from '../context.ts';
import { removeNow } from '../evidence/remove.ts';
import { TRIES } from './again.ts';
import { erasePerson } from './erase.ts';
import { refusalOf } from './may-erase.ts';
import { changesFor } from './retention-changes.ts';
import { allDue, type DueOf, dueAsHeld } from './retention-due.ts';

/** What was removed; undefined where nothing was due. `by` is null for the service itself. */
export async function applyRetention(
  app: App,
  tenant: string,
  first: DueOf,
  by: string | null,
): Promise<RetentionReport | undefined> {
  const { plan, policy, due } = first;
  if (due.length === 0) return undefined;
  const id = crypto.randomUUID();
  const at = stamp(app.clock.now());
  const reportId = docId('retention', id);
  const removed: Kept[] = [];
  let judged = first;
  const isDue = ({ rule, id }: Kept): boolean =>
    judged === first || judged.due.some((one) => one.rule === rule && one.id === id);
  const report = (more: readonly Kept[]): RetentionReport => ({
    ...{ id, plan, at, by, held: judged.held.length },
    removed: counted([...removed, ...more], policy),
  });
  for (const one of due) {
    // A run may take hours, and a hold may be put on while it goes on.
    judged = await dueAsHeld(app, tenant, judged);
    if (!isDue(one)) continue;
    if (one.rule === 'people') {
      const person = await app.records.person(tenant, one.id);
      // A hold may have been put on since it was judged.
      if (!person || (await refusalOf(app, tenant, person.doc.body)) !== null) continue;
      const { state } = await erasePerson(app, tenant, person.doc.body, {
        by,
        reason: `Kept ${policy.people} after the last trace`,
      });
      if (state !== 'done') continue;
    }
    // Where others write it all the time it waits for the next run.
    for (let count = 0; count < TRIES; count += 1) {
      const changes = one.rule === 'people' ? [] : await changesFor(app, tenant, one);
      if (changes === null) break;
      const before = await app.store.get(tenant, 'retention', reportId);
      const result = await app.store.commit(tenant, `retention:${crypto.randomUUID()}`, [
        ...changes,
        { op: 'put', doc: write('retention', reportId, report([one])), expect: before?.version ?? 'absent' },
      ]);
      if (result.kind === 'stale') continue;
      removed.push(one);
      break;
    }
    if (one.rule === 'evidence') await removeNow(app, tenant, one.id.slice('file:'.length));
  }
  return removed.length === 0 ? undefined : report([]);
}

/** The clock's part, once a day: what policies say the service does by itself. */
export async function retainDaily(app: App, tenant: string): Promise<void> {
  const heads = await app.records.heads(tenant);
  if (!heads.some(({ retention }) => retention?.apply)) return;
  for (const due of await allDue(app, tenant, null)) {
    if (!due.policy.apply) continue;
    const report = await applyRetention(app, tenant, due, null);
    if (report) {
      const total = report.removed.reduce((sum, { count }) => sum + count, 0);
      app.log.info({ plan: due.plan ?? '', removed: total, held: report.held }, 'retention was applied');
    }
  }
}
