/** The actions that an answer lists as the rows of a sheet: what was counted, as at when, and nothing that the answer does not tell. */
import { daysBetween } from '../domain/calendar.ts';
import type { Line } from '../domain/line.ts';
import type { PlainDate } from '../domain/plan.ts';
import { STATUS_WORD } from '../domain/status-words.ts';
import type { Shown } from '../importing/spreadsheet/set-up-shown.ts';
import { csvOf } from './csv.ts';
import type { SheetColumn } from './sheet.ts';
import { writeSheets } from './write-workbook.ts';

export type AnswerRows = {
  lines: readonly Line[];
  /** Who answers for a line, and who said the last word, in words; no names where others read. */
  owner: (line: Line) => string;
  lastBy: ((line: Line) => string) | null;
  /** The local day of an instant. */
  dayOf: (instant: string) => PlainDate;
  today: PlainDate;
  /** Sentences: what was counted, and as at when. */
  about: string;
  title: string;
};

type Column = SheetColumn & { of: (line: Line, rows: AnswerRows) => Shown };

const COLUMNS: readonly Column[] = [
  { heading: 'Ref', width: 10, of: ({ ref }) => ref },
  { heading: 'Action', width: 60, of: ({ title }) => title },
  { heading: 'Under', width: 30, of: ({ under }) => under },
  { heading: 'Owner', width: 30, of: (line, { owner }) => owner(line) },
  { heading: 'Status', width: 14, of: ({ status }) => STATUS_WORD[status] },
  { heading: 'Percent', width: 9, of: ({ percent }) => percent },
  { heading: 'The plan says', width: 20, of: ({ byWhen }) => byWhen },
  { heading: 'First date', width: 12, date: true, of: ({ firstDue }) => firstDue },
  { heading: 'Agreed date', width: 12, date: true, of: ({ due }) => due },
  { heading: 'Expected date', width: 12, date: true, of: ({ forecast }) => forecast },
  {
    heading: 'Days overdue',
    width: 9,
    of: ({ overdue, due }, { today }) => (overdue && due !== null ? daysBetween(due, today) : null),
  },
  { heading: 'Completed', width: 12, date: true, of: ({ completedOn }) => completedOn },
  { heading: 'Evidence', width: 12, of: (line) => evidenceWord(line) },
  {
    heading: 'Last word',
    width: 12,
    date: true,
    of: ({ lastUpdate }, { dayOf }) => lastUpdate && dayOf(lastUpdate.at),
  },
  { heading: 'Said by', width: 24, of: (line, { lastBy }) => lastBy?.(line) ?? null },
  { heading: 'Reason', width: 60, of: ({ reason }) => reason },
];

/** Completed without any is a word of its own, which boards see. */
const evidenceWord = ({ evidence, status }: Line): string =>
  evidence ? 'yes' : status === 'complete' ? 'unevidenced' : 'none';

/** Without the column that would name people, where nobody is to be named. */
const columnsFor = ({ lastBy }: AnswerRows): readonly Column[] =>
  lastBy === null ? COLUMNS.filter(({ heading }) => heading !== 'Said by') : COLUMNS;

const cellsOf = (rows: AnswerRows, columns: readonly Column[]): Shown[][] =>
  rows.lines.map((line) => columns.map(({ of }) => of(line, rows)));

/** The bytes of an .xlsx file: one sheet, with what was counted above its headings. */
export function answerWorkbook(rows: AnswerRows): Promise<Uint8Array> {
  const columns = columnsFor(rows);
  const sheet = {
    name: 'Actions',
    state: 'visible',
    note: rows.about,
    columns: columns.map(({ of: _, ...column }) => column),
    rows: cellsOf(rows, columns).map((cells) => ({ cells })),
    spare: 0,
    table: true,
  } as const;
  return writeSheets({ sheets: [sheet], generatedOn: rows.today, title: rows.title });
}

/** The bytes of a .csv file with the same columns, and in the last what was counted. */
export function answerCsv(rows: AnswerRows): Uint8Array {
  const columns = columnsFor(rows);
  return csvOf(
    [...columns.map(({ heading }) => heading), 'Counted'],
    cellsOf(rows, columns).map((cells) => [...cells, rows.about]),
  );
}
