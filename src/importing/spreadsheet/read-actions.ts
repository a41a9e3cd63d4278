/** The Actions sheet of a set-up workbook, as it came back: every cell that was not touched stays exactly as it was. */
import { CheckIns, Nature } from '../../domain/kinds.ts';
import type { Finding } from '../finding.ts';
import type { Sheet } from './grid.ts';
import { ACTIONS, SHEET } from './own-layout.ts';
import { dayIn, ownSheet, type Reader, unchanged } from './own-sheet.ts';
import { placeItems, type ReadItem } from './place-items.ts';
import type { CellNames } from './post-names.ts';
import { keyOf, type SetUp, type SetUpItem } from './set-up.ts';
import { shownItem } from './set-up-shown.ts';
import { partedNames } from './several.ts';

type Row = ReadItem['row'];

/** The items; null when the sheet is missing. Items whose row was removed are not among them. */
export function readItems(
  sheets: readonly Sheet[],
  before: SetUp,
  names: CellNames,
  faults: Reader,
  findings: Finding[],
): SetUpItem[] | null {
  const sheet = ownSheet(sheets, SHEET.actions, Object.values(ACTIONS), 'i');
  if (sheet === null) return null;
  const refs = new Map(before.items.map((item) => [keyOf(item), item.ref]));
  const known = sheet.rows.map((row): ReadItem => {
    const was = row.key === null ? null : (before.items[row.key] ?? null);
    return {
      row,
      was,
      item: readItem(row, was, was?.under == null ? null : (refs.get(was.under) ?? null), names, faults),
    };
  });
  placeItems(known, faults, findings);
  // People sort and filter; the plan's own order stays.
  const order = new Map(before.items.map((item, index) => [keyOf(item), index]));
  const rank = ({ item }: ReadItem): number =>
    item.was === null ? Infinity : (order.get(item.was) ?? Infinity);
  return known.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))).map(({ item }) => item);
}

function readItem(
  row: Row,
  was: SetUpItem | null,
  under: string | null,
  names: CellNames,
  faults: Reader,
): SetUpItem {
  const shown = was === null ? null : shownItem(was, names.show, null, under);
  const kept = (key: keyof typeof ACTIONS): boolean =>
    shown !== null && unchanged(row.cell(ACTIONS[key]), shown[key]);
  const text = (key: 'title' | 'ref' | 'when', most: number): string => {
    const typed = row.cell(ACTIONS[key]).text;
    if (typed.length > most) faults.wrong(row.where(ACTIONS[key]), `is too long; at most ${most} characters`);
    return typed;
  };
  const named = (key: 'owner' | 'lead'): string | null => {
    const typed = row.cell(ACTIONS[key]).text;
    return typed === '' ? null : nameIn(typed, row.where(ACTIONS[key]));
  };
  const nameIn = (typed: string, where: string): string | null => {
    const read = names.read(typed);
    if ('name' in read) return read.name;
    faults.wrong(where, read.fault);
    return null;
  };
  const picked = <T extends string>(key: 'nature' | 'checkIns', options: readonly T[]): T | null => {
    const typed = row.cell(ACTIONS[key]).text.toLowerCase().replace(/\s+/g, '-');
    const found = options.find((option) => option === typed);
    if (typed !== '' && found === undefined) {
      faults.wrong(
        row.where(ACTIONS[key]),
        `"${typed.slice(0, 40)}" is not on the list; pick one of ${options.join(', ')}`,
      );
    }
    return found ?? null;
  };
  // A post that was taken away since is read again, and told.
  const stillNamed = (one: string): boolean => 'name' in names.read(names.show(one));
  const owner = named('owner');
  const others = partedNames(row.cell(ACTIONS.contributors).text).flatMap(
    (one) => nameIn(one, row.where(ACTIONS.contributors)) ?? [],
  );
  if (owner === null && others.length > 0 && row.cell(ACTIONS.owner).text === '') {
    faults.wrong(row.where(ACTIONS.owner), 'is empty, and contributors are named; say who is accountable');
  }
  const title = was !== null && kept('title') ? was.title : text('title', 1000);
  if (title === '')
    faults.wrong(row.where(ACTIONS.title), 'is empty; write what is to be done, or delete the whole row');
  const owners = [...(owner === null ? [] : [owner]), ...others];
  const untouched =
    was !== null && kept('owner') && kept('contributors') && was.owners.every((one) => stillNamed(one));
  return {
    was: was === null ? null : keyOf(was),
    ref: was !== null && kept('ref') ? was.ref : text('ref', 40),
    under: was !== null && kept('under') ? was.under : row.cell(ACTIONS.under).text,
    title,
    nature: picked('nature', Nature.options),
    when: was !== null && kept('when') ? was.when : text('when', 4000) || null,
    due:
      was !== null && kept('due')
        ? was.due
        : (dayIn(row.cell(ACTIONS.due), row.where(ACTIONS.due), faults) ?? null),
    owners: untouched ? was.owners : [...new Set(owners)],
    lead:
      was !== null && kept('lead') && (was.lead === null || stillNamed(was.lead)) ? was.lead : named('lead'),
    checkIns: picked('checkIns', CheckIns.options),
    aliases: was !== null && kept('aliases') ? was.aliases : partedNames(row.cell(ACTIONS.aliases).text),
  };
}
