/** Stores a leave, and what ends one; the clock then plans anew when whoever is concerned is asked. */
import { keysAnswered } from '../../domain/away/who-answers.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import type { Leave } from '../../domain/leave.ts';
import type { OwnerKey, Plan } from '../../domain/plan.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { planningAnew } from '../../store/plan-anew.ts';
import { leavesFrom } from '../../store/presence.ts';
import type { Change } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import { type App, momentIn } from '../context.ts';
import { leaveEntries } from './leave-entries.ts';

/** The new leave takes the place of whatever of the person's it overlaps. Carried out twice, it is stored once. */
export async function keepLeave(app: App, tenant: string, leave: Leave): Promise<void> {
  for (;;) {
    const known = await app.store.get(tenant, 'leave', docId('leave', leave.id));
    if (known) return;
    const ending = await endingAll(app, tenant, await replacedBy(app, tenant, leave));
    const changes: Change[] = [
      { op: 'put', doc: write('leave', docId('leave', leave.id), leave), expect: 'absent' },
      ...ending,
      ...(await leaveEntries(app, tenant, leave)),
    ];
    if (await stored(app, tenant, `leave:${leave.id}`, leave.person, changes)) return;
  }
}

/** The leaves that a new one takes the place of: those that it touches. */
export const replacedBy = async (
  app: App,
  tenant: string,
  { person, from, until }: Pick<Leave, 'person' | 'from' | 'until'>,
): Promise<Leave[]> =>
  (await leavesOf(app, tenant, person)).filter((other) => other.from <= until && other.until >= from);

/** Ends what is running or still to come, by somebody's word; the number of leaves that were ended. */
export async function endLeave(app: App, tenant: string, person: string, by: string): Promise<number> {
  for (;;) {
    const theirs = await leavesOf(app, tenant, person);
    if (theirs.length === 0) return 0;
    const command = `end-leave:${theirs.map(({ id }) => id).join()}`;
    const at = momentIn(app, HOME_ZONE).instant;
    const ending = [
      ...(await endingAll(app, tenant, theirs, { by, at })),
      ...(await leaveEntries(app, tenant, { person, by, at })),
    ];
    if (await stored(app, tenant, command, person, ending)) return theirs.length;
  }
}

async function leavesOf(app: App, tenant: string, person: string): Promise<Leave[]> {
  const { today } = momentIn(app, HOME_ZONE);
  const leaves = await leavesFrom(app.store, tenant, today);
  return leaves.filter((leave) => leave.person === person && leave.until >= today);
}

const endingAll = async (
  app: App,
  tenant: string,
  leaves: readonly Leave[],
  endedBy?: Leave['endedBy'],
): Promise<Change[]> => {
  const found = await Promise.all(leaves.map(({ id }) => app.store.get(tenant, 'leave', docId('leave', id))));
  return found.flatMap((one): Change[] =>
    one
      ? [
          {
            op: 'put',
            doc: write('leave', one.doc.id, {
              ...one.doc.body,
              ended: true,
              ...(endedBy && { endedBy }),
            }),
            expect: one.version,
          },
        ]
      : [],
  );
};

/** False when somebody else wrote meanwhile. The clock is woken before and after: a run may come between. */
async function stored(
  app: App,
  tenant: string,
  command: string,
  person: string,
  changes: readonly Change[],
): Promise<boolean> {
  const anew = await planningAnew(app.store, tenant, await keysAround(app, tenant, person));
  await wakeBy(app.store, tenant, app.clock.now());
  const all = [...changes, anew];
  const versions = all.map(({ expect }) => expect).join();
  const result = await app.store.commit(tenant, `${command}:${versions}`, all);
  if (result.kind === 'stale') return false;
  await wakeBy(app.store, tenant, app.clock.now());
  app.poke();
  return true;
}

/** All that a person answers for, or will. */
export async function keysAround(app: App, tenant: string, person: string): Promise<OwnerKey[]> {
  const { today } = momentIn(app, HOME_ZONE);
  const known = { leaves: await leavesFrom(app.store, tenant, today), unreached: new Set<string>() };
  const heads = await app.records.heads(tenant);
  const coming = ({ posts }: Plan): OwnerKey[] =>
    posts
      .filter(({ holders }) => holders.some((holder) => holder.person === person))
      .map(({ id }): OwnerKey => `post:${id}`);
  return [
    ...new Set(heads.flatMap((plan) => [...keysAnswered(plan, person, today, known), ...coming(plan)])),
  ];
}
