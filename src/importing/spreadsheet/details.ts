/** What the cells of one row say of its action: dates, owners, status, measures; doubts become findings. */

import type { Nature, PlainDate } from '../../domain/plan.ts';
import { Nature as Natures } from '../../domain/plan.ts';
import { statusNamed } from '../../domain/status-words.ts';
import { listedIn } from '../listed.ts';
import type { Columns } from './columns-used.ts';
import { dateIn } from './date-cell.ts';
import { type Cell, placeIn, type Sheet } from './grid.ts';
import type { Column } from './header.ts';
import type { Noticed } from './noticed.ts';
import { LONGEST_NAMES, ownerNames } from './owner-names.ts';
import { oneLine, type SeenRow, type Spot } from './seen.ts';

export type Details = {
  owners: string[];
  when: string | null;
  due: PlainDate | null;
  status: string | null;
  progress: string | null;
  percent: number | null;
  nature: Nature | null;
  description: string | null;
  outcomes: string[];
  measures: string[];
  difference: string[];
  evidence: string[];
};

/** Reads the cells of a row, those that `counts` says yes to. */
export function detailsOf(
  row: SeenRow,
  columns: Columns,
  sheet: Sheet,
  notes: Noticed,
  counts: (spot: Spot, column: Column) => boolean = () => true,
): Details {
  const cellAt = (column: Column | null): Cell | null => {
    const spot = column === null ? null : row.at(column.column);
    if (column === null || spot === null || spot.cell.text.trim() === '') return null;
    return counts(spot, column) ? spot.cell : null;
  };
  const cells = (meaning: Parameters<Columns['of']>[0]): { cell: Cell; column: Column }[] =>
    columns.of(meaning).flatMap((column) => {
      const cell = cellAt(column);
      return cell === null ? [] : [{ cell, column }];
    });
  const where = (cell: Cell): string => placeIn(sheet, row.row, cell.column);
  const listed = (meaning: 'measure' | 'difference'): string[] =>
    cells(meaning).flatMap(({ cell }) => pointsOf(cell.text));

  const byWhen = cellAt(columns.byWhen);
  const date = byWhen === null ? { when: null, due: null } : dateIn(byWhen, where(byWhen), notes);
  const told = columns.told.flatMap((column) => {
    const cell = cellAt(column);
    return cell === null ? [] : [`${column.heading}: ${oneLine(cell.text)}`];
  });
  const description = [...cells('description').map(({ cell }) => cell.text.trim()), ...told].join('\n');
  const progress = cells('progress').map(({ cell, column }) =>
    columns.of('progress').length > 1 ? `${column.heading}: ${cell.text.trim()}` : cell.text.trim(),
  );
  return {
    owners: cells('owner').flatMap(({ cell }) => ownersIn(cell, where(cell), notes)),
    ...date,
    status: statusIn(columns, row, sheet, notes, cellAt(columns.status)),
    progress: progress.length === 0 ? null : progress.join('\n'),
    percent: cells('percent').map(({ cell }) => percentIn(cell, where(cell), notes))[0] ?? null,
    nature: cells('nature').map(({ cell }) => natureIn(cell, where(cell), notes))[0] ?? null,
    description: description === '' ? null : description,
    outcomes: [...new Set(cells('outcome').flatMap(({ cell }) => tagsIn(cell.text)))],
    measures: listed('measure'),
    difference: listed('difference'),
    evidence: cells('evidence').flatMap(({ cell }) => evidenceIn(cell)),
  };
}

export const pointsOf = (text: string): string[] =>
  listedIn(text).map(({ text: words, label }) =>
    label !== null && /\d/.test(label) ? `${label} ${words}` : words,
  );

const tagsIn = (text: string): string[] =>
  text
    .split(/[,;/\n•|]|\s&\s/)
    .map((tag) => oneLine(tag).replace(/^[-–*]\s*/, ''))
    .filter((tag) => tag !== '');

const evidenceIn = (cell: Cell): string[] => {
  const lines = cell.text
    .split(/\r\n?|\n/)
    .map(oneLine)
    .filter((line) => line !== '');
  return cell.link === null || lines.includes(cell.link) ? lines : [...lines, cell.link];
};

function ownersIn(cell: Cell, where: string, notes: Noticed): string[] {
  if (cell.text.length > LONGEST_NAMES) {
    const what = `The words for the owner are too long for names, and were left out: "${oneLine(cell.text.slice(0, 200))}".`;
    notes.add('unplaced', what, where);
    return [];
  }
  const { names, doubtful } = ownerNames(cell.text);
  if (doubtful) {
    const what = `The owner "${oneLine(cell.text)}" was kept as one name, because it may be one; if several are meant, write them on separate lines.`;
    notes.add('inferred', what, where);
  }
  return names;
}

function statusIn(
  columns: Columns,
  row: SeenRow,
  sheet: Sheet,
  notes: Noticed,
  cell: Cell | null,
): string | null {
  if (cell !== null) {
    const words = oneLine(cell.text);
    if (statusNamed(words) === null && words.length <= 40) {
      const what = `The status "${words}" is none that Waymark knows; it was kept as words.`;
      notes.add('unplaced', what, placeIn(sheet, row.row, cell.column));
    }
    return words;
  }
  const column = columns.status;
  const empty = column === null ? null : row.at(column.column);
  const colour = empty?.cell.look.colour ?? null;
  // Rows may be tinted as a whole.
  const tint = row.at(columns.action.column)?.cell.look.colour ?? null;
  if (
    column !== null &&
    empty?.cell.text.trim() === '' &&
    colour !== null &&
    colour !== tint &&
    colour !== 'grey'
  ) {
    const shade = colour === 'other' ? 'coloured' : colour;
    const what = `The status under "${column.heading}" is shown by colour only (${shade}); a colour alone is not read, so write the word.`;
    notes.add('unplaced', what, placeIn(sheet, row.row, column.column));
  }
  return null;
}

function percentIn(cell: Cell, where: string, notes: Noticed): number | null {
  const words = oneLine(cell.text);
  const found = /^(\d{1,3}(?:\.\d+)?)\s*(%|per ?cent)?$/i.exec(words);
  const figure = Number(found?.[1] ?? Number.NaN);
  if (found !== null && found[2] === undefined && figure > 0 && figure < 1) {
    const percent = Math.round(figure * 100);
    notes.add('inferred', `The share ${words} was read as ${percent} per cent.`, where);
    return percent;
  }
  if (figure >= 0 && figure <= 100) return Math.round(figure);
  notes.add('unplaced', `"${words}" is no percentage from 0 to 100, and was left out.`, where);
  return null;
}

const NATURES: readonly (readonly [Nature, RegExp])[] = [
  ['recurring', /recurr|annual|yearly|termly|monthly|quarterly|weekly|repeat|cyclical/],
  ['continuous', /continu|ongoing|on-going|business as usual|\bbau\b/],
  ['deliverable', /deliverable|one[- ]off|project|task|milestone|product|discrete/],
  ['outcome', /outcome|impact/],
  ['cross-reference', /cross|see also/],
];

function natureIn(cell: Cell, where: string, notes: Noticed): Nature | null {
  const words = oneLine(cell.text).toLowerCase();
  const exact = Natures.safeParse(words);
  if (exact.success) return exact.data;
  const nature = NATURES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  if (nature === null) {
    notes.add(
      'unplaced',
      `The type "${oneLine(cell.text)}" is none that Waymark knows, and was left out.`,
      where,
    );
  } else {
    notes.add('inferred', `The type "${oneLine(cell.text)}" was read as ${nature}.`, where);
  }
  return nature;
}
