/** A partner's update sheet that came back: which milestones it speaks of, and what it says of each. */
import { OwnerStatus } from '../../domain/milestone.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { statusNamed } from '../../domain/status-words.ts';
import type { Fault } from '../fault.ts';
import type { Finding } from '../finding.ts';
import type { Sheet } from './grid.ts';
import type { Base, UpdateBase } from './own-base.ts';
import { SHEET, UPDATE } from './own-layout.ts';
import { dayIn, type OwnCell, type OwnRow, ownSheet, type Reader, reader } from './own-sheet.ts';
import { Refusal, THE_FILE } from './refusal.ts';

export type SheetUpdate = {
  milestone: string;
  /** The last update that stood in the record when the sheet was made. */
  seen: string | null;
  ref: string;
  status: OwnerStatus | null;
  percent: number | null;
  forecast: PlainDate | null;
  reason: string | null;
  /** A link, or where the evidence can be found. */
  evidence: string | null;
  /** Whose word it is; '' when the sheet does not say. */
  saidBy: string;
  where: string;
};

/** `body` is whom the sheet was made for. Rows that were left empty are not among `rows`. */
export type UpdateSheetReading = { plan: string; body: string; rows: SheetUpdate[]; findings: Finding[] };
export type ReadUpdateSheet = { ok: true; updates: UpdateSheetReading } | { ok: false; faults: Fault[] };

/** Throws a refusal for a formula in a cell that is read. */
export function readUpdateSheet(
  sheets: readonly Sheet[],
  base: Extract<Base, { kind: 'update-sheet' }>,
): ReadUpdateSheet {
  const sheet = ownSheet(sheets, SHEET.update, Object.values(UPDATE), 'u');
  if (sheet === null) throw new Refusal(THE_FILE, `has lost its sheet "${SHEET.update}"; ask for a new one`);
  const faults = reader();
  const findings: Finding[] = [];
  const rows = sheet.rows.flatMap((row): SheetUpdate[] => {
    if (FILLED.every((heading) => row.cell(heading).text === '')) return [];
    const of = originOf(row, base.rows);
    if (of !== null) return [updateIn(row, of, faults)];
    faults.wrong(
      row.where(UPDATE.ref),
      'is none of the actions of this sheet; write in the rows that are there, or ask for a new sheet',
    );
    return [];
  });
  if (faults.faults.length > 0) return { ok: false, faults: faults.faults };
  const left = base.rows.length - new Set(rows.map(({ milestone }) => milestone)).size;
  if (left > 0) {
    const what = `Nothing is said of ${left} of ${base.rows.length} action${base.rows.length === 1 ? '' : 's'}.`;
    findings.push({ kind: 'unplaced', what, where: SHEET.update });
  }
  return { ok: true, updates: { plan: base.plan, body: base.body, rows, findings } };
}

type Row = OwnRow<(typeof UPDATE)[keyof typeof UPDATE]>;
const FILLED = [UPDATE.status, UPDATE.percent, UPDATE.forecast, UPDATE.reason, UPDATE.evidence] as const;

/** By its hidden key; a row that was copied, by a ref that stands once. */
function originOf(row: Row, rows: UpdateBase['rows']): UpdateBase['rows'][number] | null {
  if (row.key !== null) return rows[row.key] ?? null;
  const named = rows.filter(({ ref }) => ref === row.cell(UPDATE.ref).text);
  return named.length === 1 ? (named[0] ?? null) : null;
}

function updateIn(row: Row, of: UpdateBase['rows'][number], faults: Reader): SheetUpdate {
  const words = (heading: Parameters<Row['cell']>[0], most: number): string => {
    const { text } = row.cell(heading);
    if (text.length > most) faults.wrong(row.where(heading), `is too long; at most ${most} characters`);
    return text;
  };
  return {
    milestone: of.milestone,
    seen: of.seen,
    ref: of.ref,
    status: statusIn(row.cell(UPDATE.status), row.where(UPDATE.status), faults),
    percent: percentIn(row.cell(UPDATE.percent), row.where(UPDATE.percent), faults),
    forecast: dayIn(row.cell(UPDATE.forecast), row.where(UPDATE.forecast), faults) ?? null,
    reason: words(UPDATE.reason, 2000) || null,
    evidence: evidenceIn(row, faults),
    saidBy: words(UPDATE.saidBy, 200),
    where: row.where(),
  };
}

function statusIn({ text }: OwnCell, where: string, faults: Reader): OwnerStatus | null {
  if (text === '') return null;
  const status = OwnerStatus.safeParse(statusNamed(text));
  if (status.success) return status.data;
  faults.wrong(where, `"${text.slice(0, 40)}" is not on the list; pick a status from it`);
  return null;
}

function percentIn({ text, figure, percent }: OwnCell, where: string, faults: Reader): number | null {
  if (text === '') return null;
  const typed = /^(\d{1,3})(?:\.0+)?\s?%?$/.exec(text);
  const part = figure ?? (/^0?\.\d+$/.test(text) ? Number(text) : null);
  // Excel keeps 40 % as 0.4, and drops the sign where the cell is not formatted for it.
  const isPart = part !== null && (percent || (part > 0 && part < 1));
  const value = isPart ? Math.round(part * 100) : typed === null ? Number.NaN : Number(typed[1]);
  if (value >= 0 && value <= 100) return value;
  faults.wrong(where, `"${text.slice(0, 40)}" is no percentage; write a whole number from 0 to 100`);
  return null;
}

function evidenceIn(row: Row, faults: Reader): string | null {
  const { text, link } = row.cell(UPDATE.evidence);
  const found = link !== null && /^https?:\/\//i.test(link) && !/^https?:\/\//i.test(text) ? link : text;
  const most = /^https?:\/\//i.test(found) ? 2000 : 500;
  if (found.length > most)
    faults.wrong(row.where(UPDATE.evidence), `is too long; at most ${most} characters`);
  return found === '' ? null : found;
}
