/** Changes the plan itself in the record: items, their milestones, the head, and an entry for each thing that changed. */

import { type Book, openBook } from '../domain/book.ts';
import type { Change as Entry } from '../domain/change.ts';
import { changesOfHolders, changesOfItem } from '../domain/changed.ts';
import type { Item, PlainDate, Plan } from '../domain/plan.ts';
import type { Span } from '../domain/planned.ts';
import { type Replanning, replan } from '../domain/replan.ts';
import { write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { all, type Change, COMMIT_LIMIT, type Store, type Stored } from '../store/store.ts';
import { asksOn } from './asks-on.ts';

/** `reopens`: what was inherited is to be done after all, and its date no longer counts. */
export type Edit = { before: Item | null; after: Item; reopens?: boolean };

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
  newId: () => string;
};

/** Changes that must take effect together, or not at all: an item with its milestones and its entries. */
export type Bundle = Change[];

/**
 * The bundles that carry a change out. An item is only written over the state that was read here; the caller
 * decides anew when a commit is stale.
 */
export async function bundlesOf(store: Store, tenant: string, change: PlanChange): Promise<Bundle[]> {
  const where = [{ field: 'plan', is: 'eq', to: change.head.id }] as const;
  const stored = await all(store, tenant, { kind: 'milestone', where });
  const items = await all(store, tenant, { kind: 'item', where });
  const milestonesOf = Map.groupBy(stored, ({ doc }) => doc.body.item);
  const itemOf = new Map(items.map((one) => [one.doc.body.id, one]));
  const edited = new Map(change.edits.map(({ after }) => [after.id, after]));
  const after = [...change.was.byId.values(), ...edited.values()];
  const book = openBook(change.head, [...new Map(after.map((item) => [item.id, item])).values()]);
  const how = { was: change.was, book, span: change.span, newId: change.newId };
  return change.edits.map((edit) =>
    bundleOf(edit, itemOf.get(edit.after.id), milestonesOf.get(edit.after.id) ?? [], change, how),
  );
}

function bundleOf(
  { before, after, reopens = false }: Edit,
  item: Stored<'item'> | undefined,
  own: readonly Stored<'milestone'>[],
  change: PlanChange,
  how: Replanning,
): Bundle {
  const versions = new Map(own.map(({ doc, version }) => [doc.body.id, version]));
  const milestones = own.map(({ doc }) => doc.body);
  const changed = replan(before, after, milestones, { ...how, reopens });
  const askOn = asksOn(change.head, change.today);
  return [
    { op: 'put', doc: write('item', docId('item', after.id), after), expect: item?.version ?? 'absent' },
    ...changed.map(
      (one): Change => ({
        op: 'put',
        doc: write('milestone', docId('milestone', one.id), { ...one, askOn: askOn(one) }),
        expect: versions.get(one.id) ?? 'absent',
      }),
    ),
    ...entries(changesOfItem(before, after), after.id, change),
  ];
}

/** The head's own change, with the entries of posts that changed hands. */
export function headBundle(head: Plan, was: Stored<'plan'>, change: PlanChange): Bundle {
  const next = { ...head, edition: was.doc.body.edition + 1 };
  return [
    { op: 'put', doc: write('plan', docId('plan', head.id), next), expect: was.version },
    ...entries(changesOfHolders(was.doc.body, head), null, change),
  ];
}

const entries = (
  differing: ReturnType<typeof changesOfItem>,
  item: string | null,
  { head, at, by, through, reason, newId }: PlanChange,
): Change[] =>
  differing.map((one) => {
    const id = newId();
    const entry: Entry = { id, plan: head.id, item, at, by, through, ...one, reason };
    return { op: 'put', doc: write('change', docId('change', id), entry), expect: 'absent' };
  });

/** Whole bundles, as many as a commit takes beside `beside` further changes. */
export function packed(bundles: readonly Bundle[], beside: number): Bundle[] {
  const most = COMMIT_LIMIT.changes - beside;
  const packs: Bundle[] = [];
  let size = 0;
  for (const bundle of bundles) {
    const bytes = JSON.stringify(bundle).length * 2;
    const last = packs.at(-1);
    if (last && last.length + bundle.length <= most && size + bytes < COMMIT_LIMIT.bytes / 2) {
      last.push(...bundle);
      size += bytes;
    } else {
      packs.push([...bundle]);
      size = bytes;
    }
  }
  return packs;
}
