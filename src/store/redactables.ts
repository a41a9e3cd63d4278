/** Finds what a redaction speaks of: an update by its id, or words at a place of another record, with what names it. */
import type { Redactable } from '../domain/privacy/redactable.ts';
import { HOLDERS, type Holder, isPlace, recordOf, textAt, type Worded } from '../domain/privacy/texts.ts';
import type { Update } from '../domain/update.ts';
import { holdsNow } from './holds-now.ts';
import { docId } from './ids.ts';
import type { Records } from './records.ts';
import type { Store, Stored } from './store.ts';

type Source = { store: Store; records: Pick<Records, 'book' | 'names'> };

/** As it stands, with the version that it was read at. */
export type Found =
  | { update: Update; stored: Stored<'update'> }
  | { text: Worded; holder: Holder; stored: Stored };

/** Undefined when it is gone. */
export async function contentAt(
  { store }: Pick<Source, 'store'>,
  tenant: string,
  id: string,
): Promise<Found | undefined> {
  if (!isPlace(id)) {
    const stored = await store.get(tenant, 'update', docId('update', id));
    return stored && { update: stored.doc.body, stored };
  }
  const stored = await recordAt(store, tenant, id);
  const holder = stored && holderIn(stored);
  const text = holder && textAt(holder, id);
  return stored && text && holder && { text, holder, stored };
}

/** Whether the record in which words stand, or stood, is there; of an update, which is all of its record, this is no question. */
export const isRecordThere = async (store: Store, tenant: string, id: string): Promise<boolean> =>
  isPlace(id) && (await recordAt(store, tenant, id)) !== undefined;

async function recordAt(store: Store, tenant: string, place: string): Promise<Stored | undefined> {
  const record = recordOf(place);
  const kind = HOLDERS.find((one) => record.startsWith(`${one}:`));
  return kind && (await store.get(tenant, kind, record));
}

/** The record as one that may hold such words; undefined for other kinds. */
export function holderIn({ doc }: Stored): Holder | undefined {
  if (!HOLDERS.some((kind) => kind === doc.kind)) return undefined;
  // The kind of a document tells its body; the compiler does not follow that through the union.
  return { kind: doc.kind, id: doc.id, body: doc.body } as Holder;
}

/** With its action or its board, and whoever said it; whoever asks has been looked at before. */
export async function named(source: Source, tenant: string, found: NamedFound): Promise<Redactable> {
  const said = 'update' in found ? found.update : found.text;
  const book = await source.records.book(tenant, said.plan);
  const item = said.item === null ? undefined : book?.byId.get(said.item);
  const who = said.by === null ? undefined : (await source.records.names(tenant, [said.by])).get(said.by);
  const title =
    said.item === null ? (book?.plan.title ?? 'A plan') : 'An action that is no longer in the plan';
  return {
    ...('update' in found ? { update: found.update } : { text: found.text }),
    ref: item?.ref ?? (said.item === null ? '' : '?'),
    title: item?.title ?? title,
    who: who ?? 'somebody',
    zone: book?.plan.timezone ?? 'Europe/London',
  };
}

type NamedFound = { update: Update } | { text: Worded };

export async function redactableAt(
  source: Source,
  tenant: string,
  id: string,
): Promise<Redactable | undefined> {
  const found = await contentAt(source, tenant, id);
  return found && namedWithHold(source, tenant, found);
}

/** With what a hold on it is for, where one stands. */
export async function namedWithHold(source: Source, tenant: string, found: Found): Promise<Redactable> {
  const { stored } = found;
  const said = 'update' in found ? found.update : found.text;
  // A reading stands in a record that goes on: it is judged by itself.
  const isReading = 'holder' in found && (found.holder.kind === 'item' || found.holder.kind === 'plan');
  const { kind } = stored.doc;
  const part = isReading ? ({ kind: 'update', body: said } as const) : { kind, body: stored.doc.body };
  const held = (await holdsNow(source.store, tenant)).on(said.plan, [part]);
  const one = await named(source, tenant, found);
  return held ? { ...one, held: held.reason } : one;
}
