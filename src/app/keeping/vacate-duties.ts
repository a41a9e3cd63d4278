/** What others rely on somebody for, and has to be seen to once they are taken out: cover of a leave, an action that they were asked to take. */
import { longDay } from '../../cards/format.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { Leave } from '../../domain/leave.ts';
import type { Request } from '../../domain/request.ts';
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { holdingsOf } from '../../store/holdings.ts';
import { docId } from '../../store/ids.ts';
import { planningAnew } from '../../store/plan-anew.ts';
import { leavesFrom } from '../../store/presence.ts';
import { all, type Stored } from '../../store/store.ts';
import { keysAround } from '../away/keep-leave.ts';
import type { App } from '../context.ts';
import { rowsFor, wakeNow } from '../requests/rows.ts';
import { wishEnded } from '../requests/taken-back.ts';
import { again } from './again.ts';

/** In words without a name: who has no cover, and what nobody is asked any more to take. */
export type Duties = { uncovered: string[]; unasked: string[] };

/** `dry` changes nothing. Doing it twice is doing it once. */
export async function vacateDuties(
  app: App,
  tenant: string,
  person: string,
  { dry }: { dry: boolean },
): Promise<Duties> {
  const duties: Duties = { uncovered: [], unasked: [] };
  for (const leave of await coveredBy(app, tenant, person)) {
    duties.uncovered.push(`${await standsFor(app, tenant, leave.person)} until ${longDay(leave.until)}`);
    if (!dry) await uncover(app, tenant, leave.id, person);
  }
  for (const one of await askedOf(app, tenant, person)) {
    const item = await app.store.get(tenant, 'item', docId('item', one.doc.body.item));
    duties.unasked.push(item?.doc.body.ref ?? one.doc.body.item);
    if (!dry) await endRequest(app, tenant, one, person);
  }
  return duties;
}

async function coveredBy(app: App, tenant: string, person: string): Promise<Leave[]> {
  const leaves = await leavesFrom(app.store, tenant, localDate(app.clock.now(), HOME_ZONE));
  return leaves.filter(({ cover, person: away }) => cover === person && away !== person);
}

/** As plans call somebody without a name: their posts, or what they lead, or their actions. */
export async function standingAs(app: App, tenant: string, person: string): Promise<string[]> {
  const { posts, leads, refs } = await holdingsOf(app, tenant, person, app.clock.now());
  return [posts, leads, refs].find((one) => one.length > 0) ?? ['somebody without an action'];
}

const standsFor = async (app: App, tenant: string, person: string): Promise<string> =>
  (await standingAs(app, tenant, person)).join(', ');

/** Nobody covers: whoever is away is asked once they are back, and the clock plans that anew. */
async function uncover(app: App, tenant: string, id: string, person: string): Promise<void> {
  await again(docId('leave', id), async () => {
    const stored = await app.store.get(tenant, 'leave', docId('leave', id));
    if (stored?.doc.body.cover !== person) return true;
    const keys = await keysAround(app, tenant, stored.doc.body.person);
    const doc = write('leave', stored.doc.id, { ...stored.doc.body, cover: null, told: true });
    await wakeNow(app, tenant);
    const result = await app.store.commit(tenant, `erase:${crypto.randomUUID()}`, [
      { op: 'put', doc, expect: stored.version },
      await planningAnew(app.store, tenant, keys),
    ]);
    return result.kind === 'stale' ? undefined : true;
  });
}

/** Actions that they were asked to take, or have agreed to take later. */
async function askedOf(app: App, tenant: string, person: string): Promise<Stored<'request'>[]> {
  const found = await all(app.store, tenant, {
    kind: 'request',
    where: [{ field: 'state', is: 'in', to: ['open', 'accepted'] }],
  });
  return found.filter(({ doc }) => isFor(doc.body, person));
}

const isFor = ({ kind, state, carryOn, to, owner }: Request, person: string): boolean =>
  kind === 'hand-over' &&
  (state === 'open' || (state === 'accepted' && carryOn !== null)) &&
  (to === person || owner === `person:${person}`);

/** Its owner keeps it, is told, and may ask somebody else. */
async function endRequest(app: App, tenant: string, found: Stored<'request'>, person: string): Promise<void> {
  await again(found.doc.id, async () => {
    const one = await app.store.get(tenant, 'request', found.doc.id);
    if (!one || !isFor(one.doc.body, person)) return true;
    const { doc, version } = one;
    const ended: Request = {
      ...doc.body,
      ...{ state: 'overtaken', to: null, owner: null, carryOn: null },
      overtakenAt: stamp(app.clock.now()),
    };
    await wakeNow(app, tenant);
    const result = await app.store.commit(tenant, `erase:${crypto.randomUUID()}`, [
      { op: 'put', doc: write('request', doc.id, ended), expect: version },
      ...(await wishEnded(app, tenant, doc.body)),
      ...(await rowsFor(app, tenant, 'outcomes', doc.body.by === person ? [] : [doc.body.by])),
    ]);
    return result.kind === 'stale' ? undefined : true;
  });
}
