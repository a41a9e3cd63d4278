/** Applies a changed plan to the one in the record: people, head and items, in bundles that each take effect whole. */
import { localDate } from '../domain/calendar.ts';
import type { Person } from '../domain/person.ts';
import type { PlanFile } from '../domain/plan-file.ts';
import { stamp } from '../domain/stamp.ts';
import type { Choices, Merge } from '../importing/again/merge.ts';
import { merge } from '../importing/again/merge.ts';
import { editsOf } from '../importing/again/records.ts';
import { yearAhead } from '../importing/draft.ts';
import { namesFrom } from '../importing/names.ts';
import { docId } from '../store/ids.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { wakeBy } from '../store/wake-up.ts';
import { type Bundle, bundlesOf, headBundle, type PlanChange, packed } from './change-plan.ts';
import { claimImport } from './import-claim.ts';
import {
  addressesOf,
  type Imported,
  knownPeople,
  newcomersAs,
  newPerson,
  type Progress,
  STOPPED,
  underWay,
} from './import-plan.ts';
import { othersFirst } from './others-first.ts';
import { beforeOf, everybodyKnown } from './plan-as-file.ts';
import type { Clock } from './ports.ts';

export type NewEdition = {
  file: PlanFile;
  /** What the file started from, where that is not the last import: a workbook that people filled in. */
  base: PlanFile | null;
  choices: Choices;
  by: string | null;
  through: 'import' | 'card';
};

/** What applying would change, without changing anything; undefined when the plan is not in the record. */
export async function previewEdition(
  store: Store,
  tenant: string,
  edition: Pick<NewEdition, 'file' | 'base' | 'choices'>,
): Promise<Merge | undefined> {
  const records = openRecords(store);
  const book = await records.book(tenant, edition.file.plan);
  return book && merge(await beforeOf(records, tenant, book), edition.file, edition.choices, edition.base);
}

/**
 * Applies it. Each item changes as a whole, with its milestones and the entries in the record of changes; a run that
 * is cut off has applied a part, and running it again applies the rest.
 */
export async function applyEdition(
  store: Store,
  clock: Clock,
  tenant: string,
  edition: NewEdition,
  progress: Progress,
): Promise<Imported> {
  const { plan } = edition.file;
  const claim = await claimImport(store, clock, tenant, plan);
  if ('until' in claim) return { ok: false, reason: underWay(plan, claim.until.since(clock.now())) };
  const release = async (reason: string): Promise<Imported> => {
    await claim.finish([]);
    return { ok: false, reason };
  };
  const known = await knownPeople(store, tenant, addressesOf(edition.file));
  const records = openRecords(store);
  const decidedOn = await store.get(tenant, 'plan', docId('plan', plan));
  const book = await records.book(tenant, plan);
  if (!book || !decidedOn) return release(`There is no plan "${plan}" in the record. Nothing was changed.`);
  const before = await beforeOf(records, tenant, book);
  const merged = merge(before, edition.file, edition.choices, edition.base);
  await othersFirst();
  if (merged.doubts.length > 0) return release(doubtful(merged));
  if (merged.faults.length > 0) return release(misfit(merged));
  const newId = (): string => crypto.randomUUID();
  const names = namesFrom(await everybodyKnown(records, tenant, book, known), newId);
  const { head, edits } = editsOf(before, merged, edition.choices, names, newId, edition.base === null);
  await othersFirst();
  const today = localDate(clock.now(), head.timezone);
  const change: PlanChange = {
    was: book,
    head,
    edits,
    span: yearAhead(head.goLive, today),
    today,
    at: stamp(clock.now()),
    by: edition.by,
    through: edition.through,
    reason: null,
    newId,
  };
  const people = names.people().map(({ id, email }): Person => newPerson(id, email));
  const newcomers = await newcomersAs(store, tenant, people);
  if (!newcomers) return release(STOPPED.stale(plan));
  const bundles = await bundlesOf(store, tenant, change);
  await wakeBy(store, tenant, clock.now());
  // The claim and the head go along with every commit.
  const packs = [
    ...packed(
      newcomers.map((one): Bundle => [one]),
      2,
    ),
    ...packed(bundles, 12),
  ];
  for (const [index, pack] of [[], ...packs].entries()) {
    const was = index === 0 ? decidedOn : await store.get(tenant, 'plan', docId('plan', plan));
    if (!was) return release(STOPPED.stale(plan));
    const own = headBundle(index === 0 ? head : was.doc.body, was, change);
    const carried = await claim.carry([...own, ...pack]);
    if (carried !== 'done') return release(STOPPED[carried](plan));
    await progress(index, packs.length);
  }
  await claim.finish([]);
  return { ok: true };
}

/** What would break the plan's own rules, in the words of any plan file's faults. */
const misfit = (merged: Merge): string =>
  `The new edition does not fit what the record holds: ${merged.faults.map(({ where, message }) => `${where}: ${message}`).join('; ')}. Nothing was changed.`;

const doubtful = (merged: Merge): string =>
  `It has to be said first which actions are the same: ${merged.doubts.map(({ ref }) => ref).join(', ')}. Nothing was changed.`;
