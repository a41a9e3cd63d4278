/** Changes the plan itself in the record: items, their milestones, the head, and an entry for each thing that changed. */

import { type Book, openBook } from '../../domain/book.ts';
import type { Change as Entry } from '../../domain/change.ts';
import { changesOfItem, changesOfPlan, type Differing } from '../../domain/changed.ts';
import { datedOccurrence } from '../../domain/dated-occurrence.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { accountable, type Item, type PlainDate, type Plan } from '../../domain/plan.ts';
import type { Span } from '../../domain/planned.ts';
import { vouchedFor } from '../../domain/privacy/vouched.ts';
import { type Replanning, replan } from '../../domain/replan.ts';
import type { Moves } from '../../domain/set-up-edits.ts';
import { write } from '../../store/documents.ts';
import { docId, occurrenceId } from '../../store/ids.ts';
import { leavesFrom, presenceFor } from '../../store/presence.ts';
import { all, type Change, COMMIT_LIMIT, type Store, type Stored } from '../../store/store.ts';
import { asksOn } from '../replies/asks-on.ts';

/** `reopens`: what was inherited is to be done after all, and its date no longer counts. */
export type Edit = { before: Item | null; after: Item; reopens?: boolean; moves?: Moves };

export type PlanChange = {
  /** The plan as it was when the change was decided, and its head as it is to be. */
  was: Book;
  head: Plan;
  edits: readonly Edit[];
  span: Span;
  today: PlainDate;
  at: string;
  by: string | null;
  through: Entry['through'];
  reason: string | null;
  /** Whoever asked for it, where that is somebody else. */
  proposed?: string;
  newId: () => string;
  /** The id of an entry: of an item or, for null, of the head; `place` counts those of each. */
  entryId: (item: string | null, place: number) => string;
};

/** Changes that must take effect together, or not at all: an item with its milestones and its entries. */
export type Bundle = Change[];

/** Beside a bundle go the plan's head, and the claim on the plan where there is one. */
const ROOM = COMMIT_LIMIT.changes - 2;

/**
 * The bundles that carry a change out. An item is only written over the state that was read here; the caller
 * decides anew when a commit is stale.
 */
export async function bundlesOf(store: Store, tenant: string, change: PlanChange): Promise<Bundle[]> {
  const { items, milestones } = await storedOf(store, tenant, change);
  const milestonesOf = Map.groupBy(milestones, ({ doc }) => doc.body.item);
  const itemOf = new Map(items.map((one) => [one.doc.body.id, one]));
  const edited = new Map(change.edits.map(({ after }) => [after.id, after]));
  const after = [...change.was.byId.values(), ...edited.values()];
  const book = openBook(change.head, [...new Map(after.map((item) => [item.id, item])).values()]);
  const { was, span, today, newId } = change;
  const how = { was, book, span, today, newId, idOf: occurrenceId };
  const owners = new Set(change.edits.flatMap(({ after }) => accountable(after) ?? []));
  const leaves = owners.size === 0 ? [] : await leavesFrom(store, tenant, change.today);
  const presence = await presenceFor(store, tenant, leaves, [change.head], owners);
  const askOn = asksOn(change.head, change.today, presence);
  return change.edits.flatMap((edit) =>
    bundlesOfEdit(edit, itemOf.get(edit.after.id), milestonesOf.get(edit.after.id) ?? [], change, how, askOn),
  );
}

/** Edits up to which their items are read one by one, and not the whole plan. */
const FEW = 50;

async function storedOf(
  store: Store,
  tenant: string,
  { head, edits }: PlanChange,
): Promise<{ items: Stored<'item'>[]; milestones: Stored<'milestone'>[] }> {
  if (edits.length === 0) return { items: [], milestones: [] };
  if (edits.length > FEW) {
    const where = [{ field: 'plan', is: 'eq', to: head.id }] as const;
    const milestones = await all(store, tenant, { kind: 'milestone', where });
    return { milestones, items: await all(store, tenant, { kind: 'item', where }) };
  }
  const ids = edits.map(({ after }) => after.id);
  const where = [{ field: 'item', is: 'in', to: ids }] as const;
  const milestones = await all(store, tenant, { kind: 'milestone', where });
  const items = await Promise.all(ids.map((id) => store.get(tenant, 'item', docId('item', id))));
  return { milestones, items: items.filter((one) => one !== undefined) };
}

function bundlesOfEdit(
  { before, after, reopens = false, moves }: Edit,
  item: Stored<'item'> | undefined,
  own: readonly Stored<'milestone'>[],
  change: PlanChange,
  how: Replanning,
  askOn: (milestone: Milestone) => PlainDate | null,
): Bundle[] {
  const versions = new Map(own.map(({ doc, version }) => [doc.body.id, version]));
  const milestones = own.map(({ doc }) => doc.body);
  const moved = milestones.find(({ id, open, due }) => id === moves?.milestone && open && due !== moves.due);
  const current = milestones.map((one) => (one === moved && moves ? movedTo(one, moves.due, how.book) : one));
  const replanned = replan(before, after, current, { ...how, reopens });
  const alone = current.filter(({ id }) => id === moved?.id && !replanned.some((one) => one.id === id));
  const changed = [...replanned, ...alone];
  const put: Change = {
    op: 'put',
    doc: write('item', docId('item', after.id), after),
    expect: item?.version ?? 'absent',
  };
  const puts = changed.map(
    (one): Change => ({
      op: 'put',
      doc: write('milestone', docId('milestone', one.id), { ...one, askOn: askOn(one) }),
      expect: versions.get(one.id) ?? 'absent',
    }),
  );
  const differing = changesOfItem(before, after).map((one) =>
    before && one.what === 'due' ? fromItsDate(one, after, milestones, how) : one,
  );
  if (moved && moves) differing.push({ what: 'due', from: moved.due, to: moves.due });
  const said = entries(differing, after.id, change);
  if (1 + puts.length + said.length <= ROOM) return [[put, ...puts, ...said]];
  const [whole, parts] = [chunked([put, ...said]), chunked(puts)];
  // Cut off before its item is as it should be, the same change is decided again and finds the rest to do. What is
  // new goes first, because nothing may belong to an item that is not there; the clock makes the occurrences that lack.
  return before === null ? [...whole, ...parts] : [...parts, ...whole];
}

/** Of what comes round or goes on, the date of one time alone. */
const movedTo = (own: Milestone, due: PlainDate, { plan }: Book): Milestone => ({
  ...own,
  due,
  firstDue: own.firstDue ?? due,
  inherited: own.inherited && due < plan.goLive,
});

/** A date moves from the one that was asked about until then: of what comes round, from that occurrence's. */
function fromItsDate(
  moved: Differing,
  after: Item,
  own: readonly Milestone[],
  { book, span }: Replanning,
): Differing {
  const occurrence = datedOccurrence(after, after.due, own, book, span)?.milestone?.due;
  // A date that was read from the plan's own words is the first that is agreed.
  const delivery = own.find(({ kind }) => kind === 'delivery')?.due ?? null;
  const from = occurrence ?? moved.from ?? delivery;
  return from === moved.to ? moved : { ...moved, from };
}

const chunked = (changes: readonly Change[]): Bundle[] =>
  Array.from({ length: Math.ceil(changes.length / ROOM) }, (_, n) => changes.slice(n * ROOM, (n + 1) * ROOM));

/** The head as it is to be, over the state that was read. */
export const headChange = (head: Plan, was: Stored<'plan'>): Change => ({
  op: 'put',
  doc: write('plan', docId('plan', head.id), { ...head, edition: was.doc.body.edition + 1 }),
  expect: was.version,
});

/** The entries of what changes in the head itself. */
export const headEntries = (was: Stored<'plan'>, change: PlanChange): Change[] =>
  entries(changesOfPlan(was.doc.body, change.head), null, change);

const entries = (
  differing: readonly Differing[],
  item: string | null,
  { head, at, by, through, reason, proposed, entryId }: PlanChange,
): Change[] =>
  differing.map((one, place) => {
    const id = entryId(item, place);
    const why = { reason, ...(proposed !== undefined && proposed !== by && { proposed }) };
    const typed = by === null || through === 'import' ? {} : vouchedFor([reason, one.to], by, at);
    const entry: Entry = { id, plan: head.id, item, at, by, through, ...one, ...why, ...typed };
    return { op: 'put', doc: write('change', docId('change', id), entry), expect: 'absent' };
  });

/** Whole bundles, as many at a time as a commit takes beside the head and the claim. */
export function* packing(bundles: readonly Bundle[]): Generator<Bundle> {
  let pack: Bundle = [];
  let size = 0;
  for (const bundle of bundles) {
    const bytes = JSON.stringify(bundle).length * 2;
    if (pack.length > 0 && (pack.length + bundle.length > ROOM || size + bytes >= COMMIT_LIMIT.bytes / 2)) {
      yield pack;
      pack = [];
      size = 0;
    }
    pack.push(...bundle);
    size += bytes;
  }
  if (pack.length > 0) yield pack;
}
