/** The sheets that people fill in: actions, posts, boards, measures, readings, duties; each row with its hidden key. */
import { CheckIns, Nature, Weekday } from '../domain/kinds.ts';
import { Direction } from '../domain/measure.ts';
import type { PlanFile } from '../domain/plan-file.ts';
import {
  ACTIONS,
  BOARDS,
  DUTIES,
  KEY,
  MEASURES,
  PLAN,
  POSTS,
  READINGS,
  SHEET,
  YES,
} from '../importing/spreadsheet/own-layout.ts';
import { showNames } from '../importing/spreadsheet/post-names.ts';
import { keyOf, type SetUp, type SetUpItem } from '../importing/spreadsheet/set-up.ts';
import {
  type Shown,
  shownBoard,
  shownDuty,
  shownItem,
  shownMeasure,
  shownPost,
  shownReadings,
} from '../importing/spreadsheet/set-up-shown.ts';
import { plainSheet, type SheetColumn, type SheetRow, type SheetSpec, toFill } from './sheet.ts';

const KEY_COLUMN: SheetColumn = { heading: KEY, width: 6, hidden: true };

/** The columns of a sheet in the order of its layout; `more` says how each looks. */
const columnsOf = <T extends Readonly<Record<string, string>>>(
  layout: T,
  more: { [K in keyof T]: Omit<SheetColumn, 'heading'> },
): SheetColumn[] => [
  KEY_COLUMN,
  ...Object.keys(layout).map((key) => ({ heading: layout[key] ?? '', ...(more[key] ?? { width: 20 }) })),
];

/** The cells of a row in the order of its layout. */
const cellsOf = <T extends Readonly<Record<string, string>>>(
  layout: T,
  key: string,
  row: { [K in keyof T]: Shown },
): Shown[] => [key, ...Object.keys(layout).map((name) => row[name] ?? null)];

export function setUpSheets(file: PlanFile, setUp: SetUp): SheetSpec[] {
  const { posts, boards, measures, duties } = setUp;
  const show = showNames(posts);
  return [
    planSheet(file, setUp),
    actionsSheet(file, setUp),
    toFill(
      SHEET.posts,
      columnsOf(POSTS, {
        id: { width: 28 },
        title: { width: 40 },
        holder: { width: 36 },
        from: { width: 14, date: true },
        cover: { width: 36 },
        deputy: { width: 36, picks: 'owners' },
      }),
      posts
        .flatMap((post) => shownPost(post, show))
        .map((row, index) => ({ cells: cellsOf(POSTS, `p${index}`, row) })),
    ),
    toFill(
      SHEET.boards,
      columnsOf(BOARDS, {
        body: { width: 40 },
        channel: { width: 40 },
        day: { width: 14, picks: Weekday.options, only: true },
        time: { width: 10 },
        scope: { width: 30 },
      }),
      boards.map((board, index) => ({ cells: cellsOf(BOARDS, `b${index}`, shownBoard(board)) })),
    ),
    toFill(
      SHEET.measures,
      columnsOf(MEASURES, {
        item: { width: 12 },
        text: { width: 60 },
        direction: { width: 24, picks: Direction.options, only: true },
        target: { width: 14 },
        baseline: { width: 14 },
        unit: { width: 14 },
        frequency: { width: 16 },
        owner: { width: 36, picks: 'owners' },
      }),
      measures.map((measure, index) => ({
        cells: cellsOf(MEASURES, `m${index}`, shownMeasure(measure, show)),
      })),
    ),
    toFill(
      SHEET.readings,
      columnsOf(READINGS, {
        item: { width: 12 },
        text: { width: 60 },
        period: { width: 20 },
        value: { width: 14 },
        source: { width: 36 },
        provisional: { width: 12, picks: [YES], only: true },
      }),
      measures
        .flatMap((measure) => shownReadings(measure))
        .map((row, index) => ({ cells: cellsOf(READINGS, `r${index}`, row) })),
    ),
    toFill(
      SHEET.duties,
      columnsOf(DUTIES, {
        body: { width: 40 },
        ref: { width: 10 },
        text: { width: 60 },
        when: { width: 20 },
        owner: { width: 36, picks: 'owners' },
      }),
      duties.map((duty, index) => ({ cells: cellsOf(DUTIES, `d${index}`, shownDuty(duty, show)) })),
    ),
  ];
}

const planSheet = (file: PlanFile, { head }: SetUp): SheetSpec =>
  plainSheet(
    SHEET.plan,
    'visible',
    [24, 80],
    [
      { cells: ['The plan as a whole: change these with care.', null], shaded: true },
      { cells: [PLAN.id, file.plan], shaded: true },
      { cells: [PLAN.title, head.title] },
      { cells: [PLAN.authority, head.authority] },
      { cells: [PLAN.goLive, head.goLive] },
    ],
  );

function actionsSheet(file: PlanFile, { items, posts }: SetUp): SheetSpec {
  const depths = depthsOf(items);
  const show = showNames(posts);
  const refs = new Map(items.map((item) => [keyOf(item), item.ref]));
  const rows = items.map((item, index): SheetRow => {
    const level = file.levels[depths.get(keyOf(item)) ?? 0] ?? null;
    const under = item.under === null ? null : (refs.get(item.under) ?? null);
    return {
      cells: cellsOf(ACTIONS, `i${index}`, shownItem(item, show, level, under)),
      shaded: item.nature === null,
    };
  });
  return toFill(
    SHEET.actions,
    columnsOf(ACTIONS, {
      ref: { width: 10 },
      level: { width: 16 },
      under: { width: 10 },
      title: { width: 60 },
      nature: { width: 16, picks: Nature.options, only: true },
      when: { width: 24 },
      due: { width: 14, date: true },
      owner: { width: 36, picks: 'owners' },
      contributors: { width: 36 },
      lead: { width: 36, picks: 'owners' },
      checkIns: { width: 14, picks: CheckIns.options, only: true },
      aliases: { width: 30 },
    }),
    rows,
  );
}

function depthsOf(items: readonly SetUpItem[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const item of items)
    depths.set(keyOf(item), item.under === null ? 0 : (depths.get(item.under) ?? 0) + 1);
  return depths;
}

/** Whom a pick list offers: the posts by their titles, then everybody else who is named anywhere. */
export function ownersOffered({ posts, items, measures, duties }: SetUp): string[] {
  const show = showNames(posts);
  const named = [
    ...posts.flatMap(({ holders, cover, deputy }) => [...holders.map(({ holder }) => holder), cover, deputy]),
    ...items.flatMap(({ owners, lead }) => [...owners, lead]),
    ...measures.map(({ owner }) => owner),
    ...duties.map(({ owner }) => owner),
  ].filter((one) => one !== null);
  return [...new Set([...posts.map(({ id }) => show(id)), ...named.map(show).toSorted()])];
}
