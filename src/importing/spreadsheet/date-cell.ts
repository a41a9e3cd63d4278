/** The words and the day of a by-when cell. */
import type { PlainDate } from '../../domain/plan.ts';
import { englishDate } from './english-date.ts';
import type { Cell } from './grid.ts';
import type { Noticed } from './noticed.ts';
import { dayOfSerial } from './number-format.ts';
import { oneLine } from './seen.ts';

/** Numbers that a spreadsheet would count as days from 2000 to 2099. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;

/** The words as they stand, and the day when they are one and no other. */
export function dateIn(cell: Cell, where: string, notes: Noticed): { when: string; due: PlainDate | null } {
  const when = oneLine(cell.text);
  if (cell.day !== null) return { when: cell.day, due: cell.day };
  const typed = englishDate(when);
  if (typed !== null) {
    if (typed.swappable) {
      notes.add('inferred', 'Dates typed in figures were read as day, month, year.', where);
    }
    return { when, due: typed.day };
  }
  const figure = /^\d{5}(?:\.\d+)?$/.test(when) ? Number(when) : Number.NaN;
  const day = figure >= FIRST_SERIAL && figure <= LAST_SERIAL ? dayOfSerial(figure) : null;
  if (day === null) return { when, due: null };
  notes.add(
    'inferred',
    `The number ${when} was read as the day that a spreadsheet counts so, ${day}.`,
    where,
  );
  return { when: day, due: day };
}
