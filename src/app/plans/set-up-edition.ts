/** A workbook that people filled in, as a new edition of its plan: the record's own file with what they changed laid over it. */
import type { Book } from '../../domain/book.ts';
import type { PlanFile } from '../../domain/plan-file.ts';
import { alike, telling } from '../../importing/again/title-words.ts';
import type { Fault } from '../../importing/fault.ts';
import { checkedPlan } from '../../importing/plan-file.ts';
import {
  keyOf,
  type SetUp,
  type SetUpReading,
  setUpOf,
  withSetUp,
} from '../../importing/spreadsheet/set-up.ts';
import { openRecords } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { exporterOf } from './plan-as-file.ts';

export type SetUpEdition = { ok: true; file: PlanFile; base: PlanFile } | { ok: false; faults: Fault[] };

/** `base` is the plan as the workbook had it when it was exported: what people set since is told apart from it. */
export async function setUpEdition(store: Store, tenant: string, setUp: SetUpReading): Promise<SetUpEdition> {
  const records = openRecords(store);
  const book = await records.book(tenant, setUp.plan);
  if (!book) {
    const message = `is a workbook of plan "${setUp.plan}", and that plan is not in the record; import the plan first`;
    return { ok: false, faults: [{ where: 'the file', message }] };
  }
  const now = (await exporterOf(records, tenant, book)).file();
  const faults = renamed(setUp.before, book);
  if (faults.length > 0) return { ok: false, faults };
  const [before, after] = abreast(setUp, setUpOf(now));
  const checked = checkedPlan(withSetUp(now, after));
  return checked.ok ? { ok: true, file: checked.file, base: withSetUp(now, before) } : checked;
}

/** A ref that means another action by now: what was typed beside it would go to a stranger. */
function renamed(before: SetUp, book: Book): Fault[] {
  return before.items.flatMap(({ ref, title }): Fault[] => {
    const item = book.byRef.get(ref);
    if (!item || item.title === title || alike(telling(item.title), telling(title)) >= SAME_ACTION) return [];
    const message = `was "${title}" when this workbook was made, and is "${item.title}" now; export a new workbook and fill that in`;
    return [{ where: ref, message }];
  });
}
const SAME_ACTION = 0.5;

/**
 * Both states of the workbook beside the plan as it stands: rows of what has been withdrawn since are left out, and
 * what has come in since is added to both, so that neither counts as a change of the workbook's.
 */
function abreast({ before, after }: SetUpReading, now: SetUp): [SetUp, SetUp] {
  const there = new Set(now.items.map(({ ref }) => ref));
  const exported = new Set(before.items.map(({ ref }) => ref));
  const added = now.items.filter(({ ref }) => !exported.has(ref));
  const isGone = (key: string | null): boolean => key !== null && exported.has(key) && !there.has(key);
  const measures = now.measures.filter(({ item }) => item !== null && !exported.has(item));
  const level = (setUp: SetUp): SetUp => ({
    ...setUp,
    items: [...setUp.items.filter((item) => !isGone(keyOf(item)) && !isGone(item.under)), ...added],
    measures: [...setUp.measures.filter(({ item }) => !isGone(item)), ...measures],
  });
  return [level(before), level(after)];
}
