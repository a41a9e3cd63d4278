/** Carries a change of a plan into the record: whoever is new, the head, then the items, each of them whole. */
import { isDeepStrictEqual } from 'node:util';
import { docId } from '../../store/ids.ts';
import type { Change, Store, Stored } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import { type Bundle, bundlesOf, headChange, headEntries, type PlanChange, packing } from './change-plan.ts';
import type { Carried } from './import-claim.ts';
import type { Progress } from './import-plan.ts';

/** How often a change that somebody else got ahead of is decided anew. */
export const ATTEMPTS = 5;

export type Carrying = {
  store: Store;
  tenant: string;
  /** The head as it stood when the change was decided: nothing is carried when it is another by now. */
  decidedOn: Stored<'plan'>;
  /** People whom the change names for the first time, each with what leads to them. */
  newcomers: readonly Change[];
  /** Stores the changes, all or none. */
  commit: (changes: readonly Change[]) => Promise<Carried>;
  /** Told after each commit, and waited for. */
  progress: Progress;
};

/** When it is `stale` or `lost`, what was carried before stands, and deciding anew finds only the rest to do. */
export async function carryChange(change: PlanChange, how: Carrying): Promise<Carried> {
  const { store, tenant, decidedOn, newcomers, commit, progress } = how;
  const items = await bundlesOf(store, tenant, change);
  const own = headEntries(decidedOn, change);
  const bundles = [...personByPerson(newcomers), ...own.map((one): Bundle => [one]), ...items];
  const packs = [...packing(bundles)];
  if (packs.length === 0) {
    if (isDeepStrictEqual(change.head, decidedOn.doc.body)) return 'done';
    packs.push([]);
  }
  await wakeBy(store, tenant, Temporal.Instant.from(change.at));
  // The head names newcomers: it goes in with the last of them.
  const people = new Set(newcomers);
  const headAt = Math.max(
    0,
    packs.findLastIndex((pack) => pack.some((one) => people.has(one))),
  );
  for (const [index, pack] of packs.entries()) {
    const carried =
      index < headAt
        ? await commit(pack)
        : index === headAt
          ? await commit([headChange(change.head, decidedOn), ...pack])
          : await besideHead(pack, change.head.id, how);
    if (carried !== 'done') return carried;
    await progress(index + 1, packs.length, 0);
  }
  // Once more: a run of the clock may have come between, and put the next look off by what it saw.
  await wakeBy(store, tenant, Temporal.Instant.from(change.at));
  return 'done';
}

/** What follows the head only raises its edition: when somebody else has written it meanwhile, it is read again. */
async function besideHead(pack: Bundle, plan: string, { store, tenant, commit }: Carrying): Promise<Carried> {
  const read = (): Promise<Stored<'plan'> | undefined> => store.get(tenant, 'plan', docId('plan', plan));
  let was = await read();
  for (let attempt = 0; was && attempt < ATTEMPTS; attempt += 1) {
    const carried = await commit([headChange(was.doc.body, was), ...pack]);
    if (carried !== 'stale') return carried;
    const now = await read();
    if (now?.version === was.version) return 'stale';
    was = now;
  }
  return 'stale';
}

/** A person and what leads to them, together. */
export function personByPerson(newcomers: readonly Change[]): Bundle[] {
  const bundles: Bundle[] = [];
  for (const one of newcomers) {
    const last = bundles.at(-1);
    if (last && !(one.op === 'put' && one.doc.kind === 'person')) last.push(one);
    else bundles.push([one]);
  }
  return bundles;
}
