/** What a plan consists of goes into the record chunk by chunk, beside what a run that was cut off has stored of it. */
import { isDeepStrictEqual } from 'node:util';
import type { PlainDate } from '../../domain/plan.ts';
import { type Doc, type Kind, read, write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { all, type Change, type Store, type Stored } from '../../store/store.ts';
import { asksOn } from '../replies/asks-on.ts';
import { personByPerson } from './carry-change.ts';
import { packing } from './change-plan.ts';
import type { Carried, Claim } from './import-claim.ts';
import type { PlanRecords, Progress } from './import-plan.ts';
import { othersFirst } from './others-first.ts';

export type Parts = {
  records: PlanRecords;
  /** People whom the record does not know yet, each followed by what leads to them. */
  newcomers: readonly Change[];
  today: PlainDate;
  claim: Claim;
  progress: Progress;
};

/** Stores all of a plan but its head; null when it is all there, and nothing else of this plan is. */
export async function storeParts(
  store: Store,
  tenant: string,
  { records, newcomers, today, claim, progress }: Parts,
): Promise<Exclude<Carried, 'done'> | null> {
  const stored = await storedOf(store, tenant, records.plan.id);
  const surplus = new Map(stored);
  const puts: Change[] = [];
  let of = newcomers.length;
  for (const doc of documents(records, today)) {
    const there = stored.get(doc.id);
    surplus.delete(doc.id);
    of += 1;
    if (!there || !same(there.doc, doc)) puts.push({ op: 'put', doc, expect: there?.version ?? 'absent' });
    if (of % PAUSE === 0) await othersFirst();
  }
  const removed = [...surplus.values()].map(
    ({ doc, version }): Change => ({ op: 'delete', id: doc.id, expect: version }),
  );
  const before = of - newcomers.length - puts.length;
  let done = before;
  if (before > 0) await progress(done, of, before);
  const bundles = [...personByPerson(newcomers), ...[...removed, ...puts].map((one) => [one])];
  for (const pack of packing(bundles)) {
    const carried = await claim.carry(pack);
    if (carried !== 'done') return carried;
    done += pack.filter(({ op }) => op === 'put').length;
    await progress(done, of, before);
  }
  return null;
}

/** Documents that are made and compared between two pauses. */
const PAUSE = 200;

function* documents(records: PlanRecords, today: PlainDate): Generator<Doc> {
  const { plan, items, milestones, updates, snapshots } = records;
  const askOn = asksOn(plan, today);
  for (const item of items) yield write('item', docId('item', item.id), item);
  for (const one of milestones)
    yield write('milestone', docId('milestone', one.id), { ...one, askOn: askOn(one) });
  for (const update of updates) yield write('update', docId('update', update.id), update);
  for (const one of snapshots)
    yield write('snapshot', docId('snapshot', `${one.plan}:${one.board}:${one.week}`), one);
}

/** Whether it would be read as what is stored. */
const same = (there: Doc, { id, kind, v, body }: Doc): boolean =>
  isDeepStrictEqual(there.body, read(kind, id, { kind, v, body: JSON.parse(JSON.stringify(body)) }).body);

const KINDS = ['item', 'milestone', 'update', 'snapshot'] as const satisfies readonly Kind[];

/** What an import that was cut off has left, by id: without a head nobody can see it. */
async function storedOf(store: Store, tenant: string, plan: string): Promise<Map<string, Stored>> {
  const where = [{ field: 'plan', is: 'eq', to: plan }] as const;
  const stored = new Map<string, Stored>();
  for (const kind of KINDS)
    for (const one of await all(store, tenant, { kind, where })) stored.set(one.doc.id, one);
  return stored;
}
