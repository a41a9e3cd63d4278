/** Settles the refs of the items that came back, and what stands under what; moves and additions are checked and told. */
import type { Finding } from '../finding.ts';
import { letterOf } from '../label.ts';
import { ACTIONS } from './own-layout.ts';
import type { OwnRow, Reader } from './own-sheet.ts';
import { keyOf, type SetUpItem } from './set-up.ts';

type Row = OwnRow<(typeof ACTIONS)[keyof typeof ACTIONS]>;
/** A row of the Actions sheet, the item that it was, and the item that it is now. */
export type ReadItem = { row: Row; was: SetUpItem | null; item: SetUpItem };

/** Changes the items in place: `under` becomes a key, and an added action without a ref gets the next one. */
export function placeItems(read: readonly ReadItem[], faults: Reader, findings: Finding[]): void {
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
          : keyOf(parent);
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
function nextRef(
  under: string | null,
  read: readonly ReadItem[],
  byRef: ReadonlyMap<string, SetUpItem>,
): string {
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
function refuseCircles(read: readonly ReadItem[], faults: Reader): void {
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
