/** The sheet that a partner outside the tenant gets by e-mail: their actions, with empty cells for what they say of them. */
import type { Status } from '../domain/milestone.ts';
import { OwnerStatus } from '../domain/milestone.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { FileItem, PlanFile } from '../domain/plan-file.ts';
import { STATUS_WORD } from '../domain/status-words.ts';
import { KEY, SHEET, UPDATE } from '../importing/spreadsheet/own-layout.ts';
import { updateInstructions } from './instructions.ts';
import { type SheetSpec, toFill } from './sheet.ts';
import { writeWorkbook } from './write-workbook.ts';

/** One open milestone. `seen` is the id of its last update, by which a later one is told apart. */
export type PartnerRow = {
  milestone: string;
  seen: string | null;
  ref: string;
  /** Which occurrence it is, where the action has several. */
  label: string | null;
  title: string;
  due: PlainDate | null;
  /** Null when nobody has said anything yet. */
  last: { status: Status; on: PlainDate } | null;
};

/** `body` is whom it is for, as they call themselves. */
export type PartnerSheet = {
  plan: string;
  title: string;
  body: string;
  generatedOn: PlainDate;
  rows: readonly PartnerRow[];
};

/** The bytes of an .xlsx file. */
export function updateSheetOf(sheet: PartnerSheet): Promise<Uint8Array> {
  const base = {
    kind: 'update-sheet',
    plan: sheet.plan,
    body: sheet.body,
    rows: sheet.rows.map(({ milestone, seen, ref, due }) => ({ milestone, seen, ref, due })),
  } as const;
  return writeWorkbook({
    sheets: [updateInstructions(sheet.title, sheet.body, sheet.generatedOn), rowsToFill(sheet.rows)],
    owners: [],
    base,
    generatedOn: sheet.generatedOn,
  });
}

const rowsToFill = (rows: readonly PartnerRow[]): SheetSpec => ({
  ...toFill(
    SHEET.update,
    [
      { heading: KEY, width: 6, hidden: true },
      { heading: UPDATE.ref, width: 10 },
      { heading: UPDATE.title, width: 50 },
      { heading: UPDATE.due, width: 14, date: true },
      { heading: UPDATE.last, width: 14 },
      { heading: UPDATE.lastOn, width: 14, date: true },
      {
        heading: UPDATE.status,
        width: 16,
        picks: OwnerStatus.options.map((status) => STATUS_WORD[status]),
        only: true,
      },
      { heading: UPDATE.percent, width: 10 },
      { heading: UPDATE.forecast, width: 18, date: true },
      { heading: UPDATE.reason, width: 50 },
      { heading: UPDATE.evidence, width: 40 },
      { heading: UPDATE.saidBy, width: 24 },
    ],
    rows.map((row, index) => ({
      cells: [
        `u${index}`,
        row.ref,
        row.label === null ? row.title : `${row.title} (${row.label})`,
        row.due,
        row.last === null ? null : STATUS_WORD[row.last.status],
        row.last?.on ?? null,
        ...[null, null, null, null, null, null],
      ],
    })),
  ),
  spare: 0,
});

/**
 * The refs of a body's actions: those that it, or a post of that title or id, owns or contributes to, and those whose
 * bodies name it. Upper and lower case make no difference; the body's aliases count.
 */
export function actionsOfBody(file: PlanFile, body: string): string[] {
  const named = squeezed(body);
  const known = file.bodies?.find(({ name, aliases }) =>
    [name, ...(aliases ?? [])].some((one) => squeezed(one) === named),
  );
  const names = new Set(
    [body, ...(known === undefined ? [] : [known.name, ...(known.aliases ?? [])])].map(squeezed),
  );
  const posts = (file.posts ?? []).filter(
    ({ id, title }) => names.has(squeezed(id)) || names.has(squeezed(title)),
  );
  const owners = new Set([...posts.map(({ id }) => squeezed(id)), ...names]);
  const below = (item: FileItem): string[] => {
    const theirs =
      item.nature !== undefined &&
      ((item.owners ?? []).some((one) => owners.has(squeezed(one))) ||
        (item.bodies ?? []).some(({ name }) => names.has(squeezed(name))));
    return [...(theirs ? [item.ref] : []), ...(item.items ?? []).flatMap(below)];
  };
  return file.items.flatMap(below);
}

const squeezed = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim();
