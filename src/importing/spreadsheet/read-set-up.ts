/** A set-up workbook that came back: every sheet against what it held, all faults told at once. */
import type { Fault } from '../fault.ts';
import type { Finding } from '../finding.ts';
import type { Sheet } from './grid.ts';
import { cellIn, placeIn, type Row } from './grid.ts';
import { restored, saysStill } from './neutral.ts';
import type { Base } from './own-base.ts';
import { PLAN, SHEET } from './own-layout.ts';
import { dayIn, type Reader, reader, refuseFormulas } from './own-sheet.ts';
import { readNames, showNames } from './post-names.ts';
import { readItems } from './read-actions.ts';
import { readDuties, readMeasures } from './read-measures.ts';
import { readBoards, readPosts } from './read-people.ts';
import { keyOf, type SetUp, type SetUpReading } from './set-up.ts';

export type ReadSetUp = { ok: true; setUp: SetUpReading } | { ok: false; faults: Fault[] };

/** Throws a refusal for a formula in a cell that is read. */
export function readSetUp(sheets: readonly Sheet[], base: Extract<Base, { kind: 'set-up' }>): ReadSetUp {
  const { plan, bodies, setUp: before } = base;
  const faults = reader();
  const findings: Finding[] = [];
  const kept = <T>(read: T | null, was: T, sheet: string): T => {
    if (read !== null) return read;
    findings.push({
      kind: 'unplaced',
      what: `The sheet "${sheet}" is missing; nothing of it was changed.`,
      where: 'the file',
    });
    return was;
  };
  const head = kept(readHead(sheets, plan, before, faults), before.head, SHEET.plan);
  const posts = kept(readPosts(sheets, before, faults), before.posts, SHEET.posts);
  const names = { show: showNames(before.posts), read: readNames(posts, before.posts) };
  const boards = kept(readBoards(sheets, before, faults), before.boards, SHEET.boards);
  const items = kept(readItems(sheets, before, names, faults, findings), before.items, SHEET.actions);
  const around = { before, names, items, faults };
  const measures = kept(readMeasures(sheets, around), before.measures, SHEET.measures);
  const duties = kept(readDuties(sheets, bodies, around), before.duties, SHEET.duties);
  if (faults.faults.length > 0) return { ok: false, faults: faults.faults };
  // The measures of an item that was removed go with it.
  const here = new Set(items.map(keyOf));
  const after = {
    head,
    posts,
    boards,
    items,
    measures: measures.filter(({ item }) => item === null || here.has(item)),
    duties,
  };
  const gone = before.items.filter((item) => !here.has(keyOf(item))).map(({ ref }) => ref);
  if (gone.length > 0) {
    const what = `${gone.length} row${gone.length === 1 ? ' was' : 's were'} removed: ${gone.slice(0, 20).join(', ')}${gone.length > 20 ? ' and more' : ''}.`;
    findings.push({ kind: 'inferred', what, where: SHEET.actions });
  }
  return { ok: true, setUp: { plan, before, after, findings } };
}

/** The Plan sheet: a name in the first column, its value in the second. */
function readHead(
  sheets: readonly Sheet[],
  plan: string,
  before: SetUp,
  faults: Reader,
): SetUp['head'] | null {
  const sheet = sheets.find(({ name }) => name === SHEET.plan);
  if (sheet === undefined) return null;
  refuseFormulas(sheet);
  const rowOf = (name: string): Row | undefined =>
    sheet.rows.find((row) => cellIn(row, 1)?.text.trim() === name);
  const entry = (name: string): { text: string; where: string; row: Row | undefined } => {
    const row = rowOf(name);
    const cell = row === undefined ? null : cellIn(row, 2);
    return {
      text: restored(cell?.text.trim() ?? ''),
      where: row === undefined ? SHEET.plan : placeIn(sheet, row, 2),
      row,
    };
  };
  const words = (key: 'title' | 'authority'): string => {
    const { text, where, row } = entry(PLAN[key]);
    if (row === undefined || saysStill(text, before.head[key])) return before.head[key];
    if (text === '' || text.length > 1000)
      faults.wrong(where, 'is empty or too long; write 1 to 1000 characters');
    return text;
  };
  const id = entry(PLAN.id);
  if (id.row !== undefined && id.text !== plan) {
    faults.wrong(
      id.where,
      `is ${id.text.slice(0, 60)}, and this is a workbook of ${plan}; the id cannot be changed here`,
    );
  }
  const live = entry(PLAN.goLive);
  const cell = live.row === undefined ? null : cellIn(live.row, 2);
  const goLive =
    live.row === undefined
      ? before.head.goLive
      : dayIn(
          {
            text: live.text,
            figure: cell?.figure ?? null,
            day: cell?.day ?? null,
            percent: false,
            link: null,
          },
          live.where,
          faults,
        );
  return { title: words('title'), authority: words('authority'), goLive: goLive ?? null };
}
