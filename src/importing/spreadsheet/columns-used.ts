/** What each column of a table is for, as its headings and its values say together. */
import { statusNamed } from '../../domain/status-words.ts';
import type { Meaning } from '../columns.ts';
import { englishDate } from './english-date.ts';
import type { Column } from './header.ts';
import { oneLine, type SeenRow, wordsAt } from './seen.ts';
import { actionColumnOf } from './table.ts';

export type Columns = {
  /** What actions stand under, from the top. */
  levels: Column[];
  action: Column;
  /** Where the ref of an action stands, and those of its levels. */
  ref: Column | null;
  levelRefs: ReadonlyMap<Column, Column>;
  byWhen: Column | null;
  status: Column | null;
  /** All others that carry something, by meaning. */
  of(meaning: Meaning): readonly Column[];
  /** Kept in the description under their headings. */
  told: readonly Column[];
  /** Headings that a plan has no place for. */
  unknown: readonly Column[];
};

/** Null when nothing says what is to be done. */
export function columnsUsed(given: readonly Column[], rows: readonly SeenRow[]): Columns | null {
  const columns = given.map((column) => ({ ...column, meaning: meaningByValues(column, given, rows) }));
  const of = (meaning: Meaning): Column[] => columns.filter((column) => column.meaning === meaning);
  const doing = of('action');
  const action =
    (doing.length > 1 && isSparse(doing[0], rows) ? doing[1] : doing[0]) ?? actionColumnOf(columns);
  if (action === undefined || action === null) return null;
  const above = [...of('priority'), ...of('objective'), ...doing.slice(0, doing.indexOf(action))];
  const levels = above.filter((column) => column !== action);
  const refs = refsOf(of('ref'), levels, action, rows);
  const byWhen = mainDate(of('by-when'));
  const status = of('status')[0] ?? null;
  const owners = of('owner');
  const told = [
    ...of('by-when').filter((column) => column !== byWhen),
    ...of('status').slice(1),
    ...doing.filter((column) => column !== action && !levels.includes(column)),
    ...of('start'),
    ...of('resources'),
    ...of('nature').slice(1),
    ...(owners.length === 0 ? [] : of('lead')),
    ...columns.filter((column) => column.meaning === null && RATED.test(column.heading)),
    ...of('ref').filter((column) => column !== refs.action && ![...refs.levels.values()].includes(column)),
  ];
  return {
    levels,
    action,
    ref: refs.action,
    levelRefs: refs.levels,
    byWhen,
    status,
    of: (meaning) => (meaning === 'owner' && owners.length === 0 ? of('lead') : of(meaning)),
    told,
    unknown: columns.filter((column) => column.meaning === null && !told.includes(column)),
  };
}

/** Headings without a place that say something of the action all the same. */
const RATED = /^priority$|^priority (?:level|rating|rank|score)|\breview\b|\bbucket\b/i;

const filledIn = (column: Column, rows: readonly SeenRow[]): string[] =>
  rows.map((row) => oneLine(wordsAt(row, column.column))).filter((words) => words !== '');

function meaningByValues(column: Column, all: readonly Column[], rows: readonly SeenRow[]): Meaning | null {
  const { meaning } = column;
  const has = (other: Meaning): boolean => all.some((one) => one.meaning === other);
  if (meaning === 'priority' && mostly(filledIn(column, rows), (words) => HOW_URGENT.test(words)))
    return null;
  if (meaning === 'progress' && !has('status') && mostly(filledIn(column, rows), isStatusWord))
    return 'status';
  if (meaning === 'measure' && !has('by-when') && mostly(filledIn(column, rows), isDay)) return 'by-when';
  if (meaning === 'difference' && !has('outcome') && areTags(filledIn(column, rows))) return 'outcome';
  return meaning;
}

const HOW_URGENT = /^(?:high|medium|med|low|h|m|l|urgent|critical|normal)$/i;
/** `Amber`, `G`, `On track`: words that name a status and nothing else. */
const isStatusWord = (words: string): boolean => words.length <= 40 && statusNamed(words) !== null;
const isDay = (words: string): boolean => englishDate(words) !== null;
const mostly = (values: readonly string[], is: (words: string) => boolean): boolean =>
  values.length > 0 && values.filter(is).length * 5 >= values.length * 4;

/** Outcomes that are tags are few and short, and come again and again. */
function areTags(values: readonly string[]): boolean {
  const tags = values.flatMap((value) => value.split(/[,;/]/)).map((tag) => tag.trim().toLowerCase());
  return (
    values.length >= 4 &&
    mostly(tags, (tag) => tag.split(' ').length <= 3) &&
    new Set(tags).size * 2 <= tags.length &&
    new Set(tags).size <= 15
  );
}

/** Of two columns of actions, the first may be what the second stands under: fewer, merged, or said again. */
function isSparse(column: Column | undefined, rows: readonly SeenRow[]): boolean {
  if (column === undefined) return false;
  const own = rows.filter((row) => row.at(column.column)?.own).map((row) => wordsAt(row, column.column));
  return new Set(own).size * 3 < rows.length * 2;
}

const LATER = /\b(?:revised|review|forecast|new|milestones?|update|original|baseline|frequency|completed)\b/i;
const mainDate = (columns: readonly Column[]): Column | null =>
  columns.find(({ heading }) => !LATER.test(heading)) ??
  columns.find(({ heading }) => /original/i.test(heading)) ??
  columns[0] ??
  null;

type Refs = { action: Column | null; levels: ReadonlyMap<Column, Column> };

/** Each column of refs belongs to the next column on its right; a single one to what has as many as it. */
function refsOf(
  refs: readonly Column[],
  levels: readonly Column[],
  action: Column,
  rows: readonly SeenRow[],
): Refs {
  const [only] = refs;
  if (only === undefined) return { action: null, levels: new Map() };
  if (refs.length === 1) {
    const level = levels.findLast((one) => belongsTo(only, one, action, rows));
    return level === undefined
      ? { action: only, levels: new Map() }
      : { action: null, levels: new Map([[level, only]]) };
  }
  const places = [...levels, action].sort((a, b) => a.column - b.column);
  const taken = new Map<Column, Column>();
  for (const ref of refs) {
    const place = places.find((one) => one.column > ref.column && !taken.has(one));
    if (place !== undefined) taken.set(place, ref);
  }
  const own = taken.get(action) ?? null;
  taken.delete(action);
  return { action: own, levels: taken };
}

/** Whether refs begin where the level's words begin, and there are actions without one. */
function belongsTo(ref: Column, level: Column, action: Column, rows: readonly SeenRow[]): boolean {
  const starts = (row: SeenRow, column: Column): boolean => row.at(column.column)?.own ?? false;
  const withAction = rows.filter((row) => starts(row, action));
  const without = withAction.filter((row) => !starts(row, ref)).length;
  const together = withAction.filter((row) => starts(row, ref) === starts(row, level)).length;
  return without > 0 && together * 10 >= withAction.length * 9;
}
