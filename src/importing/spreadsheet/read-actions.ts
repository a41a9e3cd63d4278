/** The Actions sheet of a set-up workbook, as it came back: every cell that was not touched stays exactly as it was. */
import { CheckIns, Nature } from '../../domain/kinds.ts';
import type { Finding } from '../finding.ts';
import { letterOf } from '../label.ts';
import type { Sheet } from './grid.ts';
import { ACTIONS, SHEET } from './own-layout.ts';
import { dayIn, type OwnRow, ownSheet, type Reader, unchanged } from './own-sheet.ts';
import { readName } from './post-names.ts';
import { keyOf, type SetUp, type SetUpItem, type SetUpPost } from './set-up.ts';
import { shownItem } from './set-up-shown.ts';
import { partedNames } from './several.ts';

type Heading = (typeof ACTIONS)[keyof typeof ACTIONS];
type Row = OwnRow<Heading>;
type Read = { row: Row; was: SetUpItem | null; item: SetUpItem };

/** The items; null when the sheet is missing. Items whose row was removed are not among them. */
export function readItems(
  sheets: readonly Sheet[],
  before: SetUp,
  posts: readonly SetUpPost[],
  faults: Reader,
  findings: Finding[],
): SetUpItem[] | null {
  const sheet = ownSheet(sheets, SHEET.actions, Object.values(ACTIONS), 'i');
  if (sheet === null) return null;
  const refs = new Map(before.items.map((item) => [keyOf(item), item.ref]));
  const known = sheet.rows.map((row): Read => {
    const was = row.key === null ? null : (before.items[row.key] ?? null);
    return {
      row,
      was,
      item: readItem(
        row,
        was,
        was?.under == null ? null : (refs.get(was.under) ?? null),
        { before, posts },
        faults,
      ),
    };
  });
  place(known, faults, findings);
  // People sort and filter; the plan's own order stays.
  const order = new Map(before.items.map((item, index) => [keyOf(item), index]));
  const rank = ({ item }: Read): number => (item.was === null ? Infinity : (order.get(item.was) ?? Infinity));
  return known.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))).map(({ item }) => item);
}

function readItem(
  row: Row,
  was: SetUpItem | null,
  under: string | null,
  { before, posts }: { before: SetUp; posts: readonly SetUpPost[] },
  faults: Reader,
): SetUpItem {
  const shown = was === null ? null : shownItem(was, before.posts, null, under);
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
    const read = readName(typed, posts, before.posts);
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
    was !== null &&
    kept('owner') &&
    kept('contributors') &&
    was.owners.every((one) => stillNamed(one, posts));
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
      was !== null && kept('lead') && (was.lead === null || stillNamed(was.lead, posts))
        ? was.lead
        : named('lead'),
    checkIns: picked('checkIns', CheckIns.options),
    aliases: was !== null && kept('aliases') ? was.aliases : partedNames(row.cell(ACTIONS.aliases).text),
  };
}

const stillNamed = (name: string, posts: readonly SetUpPost[]): boolean =>
  name.includes('@') || posts.some(({ id }) => id === name);

/** Settles refs and what stands under what; moves and additions are checked, and told. */
function place(read: readonly Read[], faults: Reader, findings: Finding[]): void {
  const byRef = new Map<string, SetUpItem>();
  for (const { row, item } of read) {
    if (item.ref === '' && item.was !== null)
      faults.wrong(row.where(ACTIONS.ref), 'is empty; every action keeps a ref');
    if (item.ref === '') continue;
    const again = byRef.get(squeezed(item.ref));
    if (again !== undefined)
      faults.wrong(row.where(ACTIONS.ref), `${item.ref} stands twice; each ref may be used once`);
    else byRef.set(squeezed(item.ref), item);
  }
  const keys = new Map(read.map(({ item }) => [item.was, item]));
  let above: SetUpItem | null = null;
  for (const { row, was, item } of read) {
    const typed = item.under;
    if (was === null || typed !== was.under) {
      const parent =
        typed === null || typed === '' ? null : (byRef.get(squeezed(typed)) ?? keys.get(typed) ?? null);
      if (typed !== null && typed !== '' && parent === null) {
        faults.wrong(
          row.where(ACTIONS.under),
          `there is no item ${typed.slice(0, 40)} in this plan; correct the ref`,
        );
      }
      item.under =
        parent === null
          ? was === null && typed === ''
            ? guessedParent(item, above, byRef, row, findings)
            : null
          : keyOfNow(parent);
    }
    if (was === null && item.nature === null) {
      item.nature = 'deliverable';
      findings.push({
        kind: 'inferred',
        what: 'The added action has no nature, and was taken as deliverable.',
        where: row.where(ACTIONS.nature),
      });
    }
    if (was === null && item.ref === '') {
      item.ref = nextRef(item.under, read, byRef);
      byRef.set(squeezed(item.ref), item);
      findings.push({
        kind: 'inferred',
        what: `The added action got the ref ${item.ref}.`,
        where: row.where(ACTIONS.ref),
      });
    }
    if (item.nature === null) refuseOnHeading(row, item, faults);
    above = item;
  }
  refuseCircles(read, faults);
}

const keyOfNow = (item: SetUpItem): string => keyOf(item);
const squeezed = (ref: string): string => ref.replace(/\s/g, '').toLowerCase();

/** An added row stands under what its ref continues, or beside the row above. */
function guessedParent(
  item: SetUpItem,
  above: SetUpItem | null,
  byRef: ReadonlyMap<string, SetUpItem>,
  row: Row,
  findings: Finding[],
): string | null {
  const stem = /^(.+?)(?:\.\d+|\([^()]+\)|[a-z])$/i.exec(squeezed(item.ref))?.[1];
  const parent = stem === undefined ? undefined : byRef.get(stem);
  const under =
    parent === undefined
      ? above === null
        ? null
        : above.nature === null
          ? keyOf(above)
          : above.under
      : keyOf(parent);
  const what =
    under === null
      ? 'The added row stands under nothing, and was taken for one of the top level.'
      : `The added row does not say what it stands under; it was put under ${under}.`;
  findings.push({ kind: 'inferred', what, where: row.where(ACTIONS.under) });
  return under;
}

/** The next letter or number under a parent, as its other items are counted. */
function nextRef(under: string | null, read: readonly Read[], byRef: ReadonlyMap<string, SetUpItem>): string {
  const parent = read.find(({ item }) => keyOf(item) === under)?.item.ref ?? '';
  const beside = read
    .filter(({ item }) => item.under === under && item.ref !== '')
    .map(({ item }) => item.ref);
  const lettered = beside.some((ref) => /\([a-z]{1,2}\)$/.test(ref));
  for (let count = beside.length + 1; ; count += 1) {
    const ref = lettered
      ? `${parent}(${letterOf(count)})`
      : parent === ''
        ? String(count)
        : `${parent}.${count}`;
    if (!byRef.has(squeezed(ref))) return ref;
  }
}

function refuseOnHeading(row: Row, item: SetUpItem, faults: Reader): void {
  const remedy = 'pick a nature to make it an action, or empty the cell';
  if (item.due !== null) faults.wrong(row.where(ACTIONS.due), `is set on what is no action; ${remedy}`);
  if (item.owners.length > 0)
    faults.wrong(row.where(ACTIONS.owner), `is named on what is no action; ${remedy}`);
}

/** Of a circle, the rows that were moved are told; of a gap, every row that stands on it. */
function refuseCircles(read: readonly Read[], faults: Reader): void {
  const items = new Map(read.map(({ item }) => [keyOf(item), item]));
  for (const { row, was, item } of read) {
    if (item.under === null) continue;
    const parent = items.get(item.under);
    if (parent === undefined) {
      const what = `what ${item.ref} stood under was removed (${item.under}); move it, or remove it as well`;
      faults.wrong(row.where(ACTIONS.under), what);
    } else if (item.under !== was?.under && standsOn(parent, item, items)) {
      faults.wrong(
        row.where(ACTIONS.under),
        `${item.ref} would stand under itself; correct what it stands under`,
      );
    }
  }
}

function standsOn(lower: SetUpItem, upper: SetUpItem, items: ReadonlyMap<string, SetUpItem>): boolean {
  const seen = new Set<SetUpItem>();
  for (let at: SetUpItem | undefined = lower; at !== undefined && !seen.has(at); ) {
    if (at === upper) return true;
    seen.add(at);
    at = at.under === null ? undefined : items.get(at.under);
  }
  return false;
}
