/** The Measures, Readings and Duties sheets of a set-up workbook, as they came back. */
import { Direction, type Figure, type Reading } from '../../domain/measure.ts';
import type { Sheet } from './grid.ts';
import { DUTIES, MEASURES, READINGS, SHEET, YES } from './own-layout.ts';
import { type OwnCell, type OwnRow, ownSheet, type Reader, unchanged } from './own-sheet.ts';
import type { CellNames } from './post-names.ts';
import { keyOf, type SetUp, type SetUpDuty, type SetUpItem, type SetUpMeasure } from './set-up.ts';
import { shownDuty, shownMeasure, shownReadings } from './set-up-shown.ts';

type Around = { before: SetUp; names: CellNames; items: readonly SetUpItem[]; faults: Reader };

/** The measures with their readings; null when the Measures sheet is missing. */
export function readMeasures(sheets: readonly Sheet[], around: Around): SetUpMeasure[] | null {
  const { before, faults } = around;
  const sheet = ownSheet(sheets, SHEET.measures, Object.values(MEASURES), 'm');
  if (sheet === null) return null;
  const measures = sheet.rows.map((row) =>
    readMeasure(row, row.key === null ? null : (before.measures[row.key] ?? null), around),
  );
  const origins = before.measures.flatMap((measure, index) =>
    shownReadings(measure).map((shown, at) => ({ measure: index, shown, reading: measure.readings[at] })),
  );
  const readings = ownSheet(sheets, SHEET.readings, Object.values(READINGS), 'r');
  if (readings === null) return measures;
  for (const measure of measures) measure.readings = [];
  const places = new Map(sheet.rows.map((row, index) => [row.key, measures[index]]));
  for (const row of readings.rows) {
    const origin = row.key === null ? undefined : origins[row.key];
    const same =
      origin !== undefined &&
      unchanged(row.cell(READINGS.item), origin.shown.item) &&
      unchanged(row.cell(READINGS.text), origin.shown.text);
    const measure = same ? places.get(origin.measure) : measureNamed(row, measures, around);
    if (measure === undefined) {
      if (!same)
        faults.wrong(
          row.where(READINGS.text),
          'names no measure of the Measures sheet; copy the ref and the words from there',
        );
      continue;
    }
    const reading = readReading(row, origin?.reading ?? null, origin?.shown ?? null, faults);
    if (reading !== null) measure.readings.push(reading);
  }
  return measures;
}

function readMeasure(
  row: OwnRow<(typeof MEASURES)[keyof typeof MEASURES]>,
  was: SetUpMeasure | null,
  around: Around,
): SetUpMeasure {
  const { names, faults } = around;
  const shown = was === null ? null : shownMeasure(was, names.show);
  const kept = (key: keyof typeof MEASURES): boolean =>
    shown !== null && unchanged(row.cell(MEASURES[key]), shown[key]);
  const words = (key: 'unit' | 'frequency'): string | null =>
    was !== null && kept(key) ? was[key] : row.cell(MEASURES[key]).text || null;
  const figure = (key: 'target' | 'baseline'): Figure | null =>
    was !== null && kept(key) ? was[key] : figureIn(row.cell(MEASURES[key]));
  const text = was !== null && kept('text') ? was.text : row.cell(MEASURES.text).text;
  if (text === '')
    faults.wrong(row.where(MEASURES.text), 'is empty; write what is measured, or delete the whole row');
  const typed = row.cell(MEASURES.direction).text.toLowerCase().replace(/\s+/g, '-');
  const direction = Direction.options.find((option) => option === typed);
  if (direction === undefined) {
    faults.wrong(
      row.where(MEASURES.direction),
      `"${typed.slice(0, 40)}" is not on the list; pick one of ${Direction.options.join(', ')}`,
    );
  }
  const owner = row.cell(MEASURES.owner).text;
  const named = owner === '' ? null : names.read(owner);
  if (named !== null && 'fault' in named) faults.wrong(row.where(MEASURES.owner), named.fault);
  return {
    was: was?.text ?? null,
    item:
      was !== null && kept('item')
        ? was.item
        : itemNamed(row.cell(MEASURES.item).text, row.where(MEASURES.item), around),
    text,
    direction: direction ?? was?.direction ?? 'report',
    target: figure('target'),
    baseline: figure('baseline'),
    unit: words('unit'),
    frequency: words('frequency'),
    owner: named !== null && 'name' in named ? named.name : null,
    readings: was?.readings ?? [],
  };
}

/** Figures stay figures; what is written as words stays words. */
const figureIn = (cell: OwnCell): Figure | null =>
  cell.text === ''
    ? null
    : cell.figure !== null && cell.day === null && !cell.percent
      ? cell.figure
      : cell.text;

function itemNamed(ref: string, where: string, { items, faults }: Around): string | null {
  if (ref === '') return null;
  const item = items.find((one) => one.ref === ref) ?? items.find((one) => one.was === ref);
  if (item === undefined)
    faults.wrong(where, `there is no item ${ref.slice(0, 40)} in this plan; correct the ref`);
  return item === undefined ? null : keyOf(item);
}

type ReadingRow = OwnRow<(typeof READINGS)[keyof typeof READINGS]>;

function measureNamed(
  row: ReadingRow,
  measures: readonly SetUpMeasure[],
  { items }: Around,
): SetUpMeasure | undefined {
  const ref = row.cell(READINGS.item).text;
  const text = row.cell(READINGS.text).text;
  const item = items.find((one) => one.ref === ref) ?? items.find((one) => one.was === ref);
  const mine = measures.filter((measure) => measure.item === (item === undefined ? null : keyOf(item)));
  return (
    mine.find((measure) => measure.text === text) ?? (text === '' && mine.length === 1 ? mine[0] : undefined)
  );
}

function readReading(
  row: ReadingRow,
  was: Reading | null,
  shown: ReturnType<typeof shownReadings>[number] | null,
  faults: Reader,
): Reading | null {
  const kept = (key: 'period' | 'value' | 'source' | 'provisional'): boolean =>
    shown !== null && unchanged(row.cell(READINGS[key]), shown[key]);
  if (was !== null && (['period', 'value', 'source', 'provisional'] as const).every(kept)) return was;
  const cell = row.cell(READINGS.period);
  const period = was !== null && kept('period') ? was.period : cell.text;
  const value = was !== null && kept('value') ? was.value : figureIn(row.cell(READINGS.value));
  if (period === '')
    faults.wrong(row.where(READINGS.period), 'is empty; write what the figure is for, such as autumn 2026');
  if (value === null)
    faults.wrong(row.where(READINGS.value), 'is empty; write the figure, or delete the whole row');
  if (period === '' || value === null) return null;
  const source = row.cell(READINGS.source).text;
  const provisional = row.cell(READINGS.provisional).text;
  if (!/^(?:yes|y|true|no|n|false|)$/i.test(provisional)) {
    faults.wrong(row.where(READINGS.provisional), `is neither ${YES} nor empty; pick one`);
  }
  return {
    period,
    value,
    ...(source === ''
      ? {}
      : { source: was !== null && kept('source') && was.source !== undefined ? was.source : source }),
    ...(/^(?:yes|y|true)$/i.test(provisional) ? { provisional: true } : {}),
  };
}

/** The duties; null when the sheet is missing. */
export function readDuties(
  sheets: readonly Sheet[],
  bodies: readonly string[],
  around: Around,
): SetUpDuty[] | null {
  const { before, names, faults } = around;
  const sheet = ownSheet(sheets, SHEET.duties, Object.values(DUTIES), 'd');
  if (sheet === null) return null;
  return sheet.rows.flatMap((row): SetUpDuty[] => {
    const was = row.key === null ? null : (before.duties[row.key] ?? null);
    const shown = was === null ? null : shownDuty(was, names.show);
    const words = (key: 'body' | 'ref' | 'text' | 'when'): string => {
      const cell = row.cell(DUTIES[key]);
      if (was !== null && shown !== null && unchanged(cell, shown[key])) return was[key];
      if (cell.text === '')
        faults.wrong(row.where(DUTIES[key]), 'is empty; fill it in, or delete the whole row');
      return cell.text;
    };
    const body = words('body');
    if (!bodies.includes(body)) {
      faults.wrong(
        row.where(DUTIES.body),
        `"${body.slice(0, 60)}" is no body of this plan; its bodies are ${bodies.slice(0, 5).join(', ') || 'none yet'}`,
      );
    }
    const owner = row.cell(DUTIES.owner).text;
    const named = owner === '' ? null : names.read(owner);
    if (named !== null && 'fault' in named) faults.wrong(row.where(DUTIES.owner), named.fault);
    return [
      {
        body,
        ref: words('ref'),
        text: words('text'),
        when: words('when'),
        owner: named !== null && 'name' in named ? named.name : null,
      },
    ];
  });
}
