/** The sheets of the record: milestones, updates, evidence, slippage, the import's report; for reading and filing, never read back. */
import type { Status } from '../domain/milestone.ts';
import type { PlainDate } from '../domain/plan.ts';
import { STATUS_WORD } from '../domain/status-words.ts';
import { SHEET, YES } from '../importing/spreadsheet/own-layout.ts';
import { type SheetSpec, toRead } from './sheet.ts';

type Action = { ref: string; title: string };

/** Names are resolved by the caller: a post's title, a person's name or address. */
export type MilestoneRow = Action & {
  /** Which occurrence it is, where the action has several. */
  label: string | null;
  status: Status;
  percent: number | null;
  first: PlainDate | null;
  agreed: PlainDate | null;
  forecast: PlainDate | null;
  owner: string | null;
  evidence: boolean;
  lastUpdate: PlainDate | null;
};

export type UpdateRow = Action & {
  label: string | null;
  on: PlainDate;
  by: string;
  /** Whose word it is, where somebody else entered it. */
  onBehalf: string | null;
  /** Card, message, import. */
  through: string;
  /** Null for what the update did not speak of. */
  status: Status | null;
  percent: number | null;
  forecast: PlainDate | null;
  reason: string | null;
  /** Null where nothing was said of it. */
  blocked: boolean | null;
  /** In words: "98 of 132 audits returned". */
  figures: readonly string[];
  snooze: PlainDate | null;
  /** Whom its owner wants to have it, in words, and from when. */
  handOver: { to: string; from: PlainDate | null } | null;
  evidence: readonly string[];
};

export type EvidenceRow = Action & { on: PlainDate; kind: string; what: string; by: string };

export type SlippageRow = Action & {
  label: string | null;
  on: PlainDate;
  from: PlainDate | null;
  to: PlainDate | null;
  reason: string | null;
  proposedBy: string | null;
  acceptedBy: string | null;
};

/** What the last import read, inferred, repaired and could not place, a line each. */
export type ReportLines = { on: PlainDate; source: string; lines: readonly string[] };

export type RecordRows = {
  milestones: readonly MilestoneRow[];
  updates: readonly UpdateRow[];
  evidence: readonly EvidenceRow[];
  slippage: readonly SlippageRow[];
  /** Null where no report was kept. */
  report: ReportLines | null;
};

const ACTION = [
  { heading: 'Ref', width: 10 },
  { heading: 'Action', width: 50 },
];
const date = (heading: string) => ({ heading, width: 14, date: true });

export const recordSheets = ({
  milestones,
  updates,
  evidence,
  slippage,
  report,
}: RecordRows): SheetSpec[] => [
  toRead(
    SHEET.milestones,
    [
      ...ACTION,
      { heading: 'Occurrence', width: 16 },
      { heading: 'Status', width: 14 },
      { heading: '% done', width: 8 },
      date('First date'),
      date('Agreed date'),
      date('Expected date'),
      { heading: 'Owner', width: 36 },
      { heading: 'Evidence', width: 10 },
      date('Last update'),
    ],
    milestones.map((row) => ({
      cells: [
        row.ref,
        row.title,
        row.label,
        STATUS_WORD[row.status],
        row.percent,
        row.first,
        row.agreed,
        row.forecast,
        row.owner,
        row.evidence ? YES : null,
        row.lastUpdate,
      ],
    })),
  ),
  toRead(
    SHEET.updates,
    [
      date('On'),
      ...ACTION,
      { heading: 'Occurrence', width: 16 },
      { heading: 'Said by', width: 30 },
      { heading: 'Entered by', width: 30 },
      { heading: 'Through', width: 10 },
      { heading: 'Status', width: 14 },
      { heading: '% done', width: 8 },
      date('Expected date'),
      { heading: 'What happened', width: 60 },
      { heading: 'Blocked', width: 12 },
      { heading: 'Figures', width: 40 },
      date('Not to be asked before'),
      { heading: 'To hand over to', width: 30 },
      date('To hand over from'),
      { heading: 'Evidence', width: 50 },
    ],
    updates.map((row) => ({
      cells: [
        row.on,
        row.ref,
        row.title,
        row.label,
        row.onBehalf ?? row.by,
        row.onBehalf === null ? null : row.by,
        row.through,
        row.status === null ? null : STATUS_WORD[row.status],
        row.percent,
        row.forecast,
        row.reason,
        row.blocked === null ? null : row.blocked ? YES : 'No longer',
        row.figures.length === 0 ? null : row.figures.join('\n'),
        row.snooze,
        row.handOver?.to ?? null,
        row.handOver?.from ?? null,
        row.evidence.length === 0 ? null : row.evidence.join('\n'),
      ],
    })),
  ),
  toRead(
    SHEET.evidence,
    [
      date('On'),
      ...ACTION,
      { heading: 'Kind', width: 12 },
      { heading: 'Where', width: 70 },
      { heading: 'Given by', width: 30 },
    ],
    evidence.map((row) => ({ cells: [row.on, row.ref, row.title, row.kind, row.what, row.by] })),
  ),
  toRead(
    SHEET.slippage,
    [
      date('On'),
      ...ACTION,
      { heading: 'Occurrence', width: 16 },
      date('From'),
      date('To'),
      { heading: 'Reason', width: 60 },
      { heading: 'Proposed by', width: 30 },
      { heading: 'Accepted by', width: 30 },
    ],
    slippage.map((row) => ({
      cells: [
        row.on,
        row.ref,
        row.title,
        row.label,
        row.from,
        row.to,
        row.reason,
        row.proposedBy,
        row.acceptedBy,
      ],
    })),
  ),
  ...(report === null ? [] : [reportSheet(report)]),
];

const reportSheet = ({ on, source, lines }: ReportLines): SheetSpec =>
  toRead(
    SHEET.report,
    [{ heading: `What the import of ${source} on ${on} found`, width: 120 }],
    lines.map((line) => ({ cells: [line] })),
  );
