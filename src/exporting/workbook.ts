/** The plan as a workbook: sheets to fill in, the record to read, and hidden what the sheets held when they were written. */
import type { PlainDate } from '../domain/plan.ts';
import type { PlanFile } from '../domain/plan-file.ts';
import { setUpOf } from '../importing/spreadsheet/set-up.ts';
import { setUpInstructions } from './instructions.ts';
import { type RecordRows, recordSheets } from './record-sheets.ts';
import { ownersOffered, setUpSheets } from './set-up-sheets.ts';
import { writeWorkbook } from './write-workbook.ts';

/** `file` is the plan as it stands in the record now. */
export type WorkbookRecord = RecordRows & { file: PlanFile; generatedOn: PlainDate };

/** The bytes of an .xlsx file, which `readSpreadsheet` takes back. */
export function workbookOf(record: WorkbookRecord): Promise<Uint8Array> {
  const { file, generatedOn } = record;
  const setUp = setUpOf(file);
  return writeWorkbook({
    sheets: [
      setUpInstructions(file.title, generatedOn),
      ...setUpSheets(file, setUp),
      ...recordSheets(record),
    ],
    owners: ownersOffered(setUp),
    base: { kind: 'set-up', plan: file.plan, bodies: (file.bodies ?? []).map(({ name }) => name), setUp },
    generatedOn,
  });
}
