/** A workbook that people filled in, as a new edition of its plan: the record's own file with what they changed laid over it. */
import type { PlanFile } from '../domain/plan-file.ts';
import type { Fault } from '../importing/fault.ts';
import { checkedPlan } from '../importing/plan-file.ts';
import { type SetUpReading, withSetUp } from '../importing/spreadsheet/set-up.ts';
import { openRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
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
  const checked = checkedPlan(withSetUp(now, setUp.after));
  return checked.ok ? { ok: true, file: checked.file, base: withSetUp(now, setUp.before) } : checked;
}
