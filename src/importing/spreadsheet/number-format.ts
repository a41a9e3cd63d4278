/** Numbers as a spreadsheet shows them: dates, percentages, fixed decimals; a cell's value alone does not tell. */
import type { PlainDate } from '../../domain/plan.ts';

export type Shown = { text: string; day: PlainDate | null };

/** The formats that a file names by number only. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  49: '@',
};
export const builtInFormat = (id: number): string => BUILT_IN[id] ?? 'General';

/** The number as it is displayed; `day` for a date whose format shows its day. */
export function shown(figure: number, format: string, epoch1904: boolean): Shown {
  const bare = barest(format);
  if (isDateFormat(bare)) return shownDate(figure, bare, epoch1904);
  if (bare.includes('%')) return { text: `${decimals(figure * 100, bare)}%`, day: null };
  return { text: decimals(figure, bare), day: null };
}

/** The first part of a format, without what it prints as it stands. */
const barest = (format: string): string =>
  format
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]
    ?.trim() ?? '';

const isDateFormat = (bare: string): boolean => !/^general$/i.test(bare) && /[dmyhs]/i.test(bare);

function decimals(figure: number, bare: string): string {
  const fixed = /[0#]\.(0+)/.exec(bare)?.[1]?.length;
  if (fixed !== undefined && fixed <= 10 && Math.abs(figure) < 1e15) return figure.toFixed(fixed);
  if (/^[#,]*0%?$/.test(bare) && Math.abs(figure) < 1e15) return figure.toFixed(0);
  // As many figures as a spreadsheet shows: 0.1 + 0.2 is 0.3.
  return String(Number(figure.toPrecision(12)));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function shownDate(figure: number, bare: string, epoch1904: boolean): Shown {
  const date = dayOfSerial(figure, epoch1904);
  if (date === null) return { text: String(figure), day: null };
  const day = Temporal.PlainDate.from(date);
  const month = MONTHS[day.month - 1] ?? '';
  const wantsDay = /d/i.test(bare);
  const wantsYear = /y/i.test(bare);
  const wantsMonth = /mmm/i.test(bare) || (/m/i.test(bare) && (wantsDay || wantsYear));
  if (wantsDay && wantsYear) return { text: date, day: date };
  if (wantsDay && wantsMonth) return { text: `${day.day} ${month}`, day: null };
  if (wantsMonth && wantsYear) return { text: `${month} ${day.year}`, day: null };
  if (wantsYear) return { text: String(day.year), day: null };
  if (wantsMonth) return { text: month, day: null };
  return { text: wantsDay ? date : String(figure), day: null };
}

/**
 * The day that a spreadsheet counts as a number, or null outside 1900 to 2200. The count from 1900 holds a
 * 29 February 1900 that never was.
 */
export function dayOfSerial(serial: number, epoch1904 = false): PlainDate | null {
  const days = Math.floor(serial) + (epoch1904 ? 1462 : 0);
  if (!(days >= 1 && days <= 110_000)) return null;
  return Temporal.PlainDate.from('1899-12-30')
    .add({ days: days < 60 ? days + 1 : days })
    .toString();
}
