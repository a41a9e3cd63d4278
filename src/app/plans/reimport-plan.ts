/** Applies a changed plan to the one in the record: people, head and items, in bundles that each take effect whole. */
import { boardsSetUp } from '../../domain/boards/set-up.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import type { PlanFile } from '../../domain/plan-file.ts';
import { stamp } from '../../domain/stamp.ts';
import type { Choices, Merge } from '../../importing/again/merge.ts';
import { merge } from '../../importing/again/merge.ts';
import { editsOf } from '../../importing/again/records.ts';
import { yearAhead } from '../../importing/draft.ts';
import { namesFrom } from '../../importing/names.ts';
import { docId } from '../../store/ids.ts';
import { openRecords } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../ports.ts';
import { ATTEMPTS, carryChange } from './carry-change.ts';
import type { PlanChange } from './change-plan.ts';
import { type Carried, type Claim, claimImport } from './import-claim.ts';
import {
  addressesOf,
  type Imported,
  knownPeople,
  newcomersAs,
  newPerson,
  type Progress,
  underWay,
} from './import-plan.ts';
import { othersFirst } from './others-first.ts';
import { beforeOf, everybodyKnown } from './plan-as-file.ts';

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
 * is cut off has applied a part, and running it again applies the rest. When somebody else changes the plan meanwhile, what
 * is left is decided anew.
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
  if ('until' in claim) return { ok: false, reason: underWay(plan) };
  let applied = false;
  const noting: Progress = (...far) => {
    applied = true;
    return progress(...far);
  };
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const result = await applyOnce(store, clock, tenant, edition, claim, noting);
      if (result === 'lost') return refused(OVERTAKEN[result](plan, applied));
      if (result !== 'stale') return result;
    }
    return refused(OVERTAKEN.stale(plan, applied));
  } finally {
    await claim.giveBack();
  }
}

const refused = (reason: string): Imported => ({ ok: false, reason });

const OVERTAKEN: { readonly [C in Exclude<Carried, 'done'>]: (plan: string, applied: boolean) => string } = {
  lost: (plan, applied) =>
    `This edition of plan "${plan}" stood still for so long that another import took over. ${howFar(applied)}`,
  stale: (plan, applied) =>
    `Others kept changing plan "${plan}" while this edition was being applied. ${howFar(applied)}`,
};

const howFar = (applied: boolean): string =>
  applied
    ? 'A part of it is applied; import it again for the rest.'
    : 'Nothing of it is applied yet; import it again.';

/** Decides what changes from the record as it stands, and carries it there as far as nobody gets in between. */
async function applyOnce(
  store: Store,
  clock: Clock,
  tenant: string,
  edition: NewEdition,
  claim: Claim,
  progress: Progress,
): Promise<Imported | Exclude<Carried, 'done'>> {
  const { plan } = edition.file;
  const known = await knownPeople(store, tenant, addressesOf(edition.file));
  const records = openRecords(store);
  const decidedOn = await store.get(tenant, 'plan', docId('plan', plan));
  const book = await records.book(tenant, plan);
  if (!book || !decidedOn) return refused(`There is no plan "${plan}" in the record. Nothing was changed.`);
  const before = await beforeOf(records, tenant, book);
  const merged = merge(before, edition.file, edition.choices, edition.base);
  await othersFirst();
  if (merged.doubts.length > 0) return refused(doubtful(merged));
  if (merged.faults.length > 0) return refused(misfit(merged));
  const newId = (): string => crypto.randomUUID();
  const names = namesFrom(await everybodyKnown(records, tenant, book, known), newId);
  const edited = editsOf(before, merged, edition.choices, names, newId, edition.base === null);
  await othersFirst();
  const { edits } = edited;
  const today = localDate(clock.now(), edited.head.timezone);
  const head = { ...edited.head, boards: boardsSetUp(book.plan.boards, edited.head.boards, today) };
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
    entryId: newId,
  };
  const people = names.people().map(({ id, email }): Person => newPerson(id, email));
  const newcomers = await newcomersAs(store, tenant, people);
  if (!newcomers) return 'stale';
  const carried = await carryChange(change, {
    store,
    tenant,
    decidedOn,
    newcomers,
    commit: (changes) => claim.carry(changes),
    progress,
  });
  return carried === 'done' ? { ok: true } : carried;
}

/** What would break the plan's own rules, in the words of any plan file's faults. */
const misfit = (merged: Merge): string =>
  `The new edition does not fit what the record holds: ${merged.faults.map(({ where, message }) => `${where}: ${message}`).join('; ')}. Nothing was changed.`;

const doubtful = (merged: Merge): string =>
  `It has to be said first which actions are the same: ${merged.doubts.map(({ ref }) => ref).join(', ')}. Nothing was changed.`;
