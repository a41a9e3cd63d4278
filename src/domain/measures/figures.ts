/** A measure's value: how it is typed, what number it holds, how it is written. */
import type { Figure } from '../measure.ts';
import type { Measure } from '../plan.ts';

const NUMBER =
  /^(?<sign>-?)£?\s?(?<digits>\d{1,3}(?:,\d{3})+|\d+)(?<rest>\.\d+)?\s*(?<percent>%|per ?cent)?$/i;

/** "1,234" and "21.3%" of what is measured in percent are numbers; other words stay words. */
export function figureTyped(text: string, { unit }: Pick<Measure, 'unit'>): Figure {
  const typed = text.trim().replace(/\s+/g, ' ');
  const found = NUMBER.exec(typed)?.groups;
  if (!found || typed.includes('£')) return typed;
  const isPercent = found.percent !== undefined;
  return isPercent && unit !== '%' ? typed : numberOf(found);
}

/** The number that a figure holds: of "21.3%" and "£1,200" as of 21.3; null for words. */
export function amountOf(figure: Figure | null): number | null {
  if (figure === null || typeof figure === 'number') return figure;
  const found = NUMBER.exec(figure.trim())?.groups;
  return found ? numberOf(found) : null;
}

const numberOf = ({ sign, digits = '', rest = '' }: Record<string, string | undefined>): number =>
  Number(`${sign ?? ''}${digits.replaceAll(',', '')}${rest}`);

/** Units that say what kind of thing is measured, and read oddly behind a number. */
const SILENT =
  /^(?:count\b|attendance|absences?|persistent absence|proportion|rate|yes\/no|stages|turnover|attainment|satisfaction|time$|£|take-up|placements)/i;

/** "21.3%", "1,234", "£1,200", "87 education staff"; words as they are. */
export function figureWritten(figure: Figure, unit: string | undefined): string {
  if (typeof figure === 'string') return figure;
  const grouped = String(figure).replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
  if (unit === '%') return `${grouped}%`;
  if (unit === '£') return `£${grouped}`;
  return unit === undefined || SILENT.test(unit) ? grouped : `${grouped} ${unit}`;
}
