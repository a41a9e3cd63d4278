/** Rows as text with commas between, as spreadsheets read it; no cell runs as a formula. */
import { neutral } from '../importing/spreadsheet/neutral.ts';
import type { Shown } from '../importing/spreadsheet/set-up-shown.ts';

/** By which Excel tells that letters are in UTF-8. */
const MARK = '\ufeff';

export function csvOf(headings: readonly string[], rows: readonly (readonly Shown[])[]): Uint8Array {
  const lines = [headings, ...rows].map((cells) => cells.map(written).join(','));
  return new TextEncoder().encode(`${MARK}${lines.join('\r\n')}\r\n`);
}

function written(cell: Shown): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `${cell}`;
  const text = neutral(cell);
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
