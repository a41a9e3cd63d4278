/** The plan of the record as a plan file: what export prints, and what an import compares a new edition with. */
import type { Book } from '../../domain/book.ts';
import { measuresIn } from '../../domain/measures/wanted.ts';
import type { OwnerKey } from '../../domain/plan.ts';
import { type Exporter, exporter } from '../../exporting/plan-file.ts';
import type { Before } from '../../importing/again/merge.ts';
import type { Records } from '../../store/records.ts';

export async function exporterOf(records: Records, tenant: string, book: Book): Promise<Exporter> {
  return exporter(book, await addressesIn(records, tenant, book));
}

/** The plan in the forms that a merge needs. */
export async function beforeOf(records: Records, tenant: string, book: Book): Promise<Before> {
  const { head, item } = await exporterOf(records, tenant, book);
  return { book, head, itemNow: item };
}

/** The addresses of everybody whom the plan names, by person. */
export async function addressesIn(
  records: Records,
  tenant: string,
  book: Book,
): Promise<Map<string, readonly string[]>> {
  const people = await Promise.all([...peopleIn(book)].map((id) => records.person(tenant, id)));
  return new Map(people.flatMap((stored) => (stored ? [[stored.doc.body.id, stored.doc.body.emails]] : [])));
}

/** The ids of everybody whom the plan names. */
export function peopleIn(book: Book): Set<string> {
  const { plan } = book;
  const keys: (OwnerKey | null)[] = [
    ...plan.posts.map(({ deputy }) => deputy),
    ...plan.measures.map(({ owner }) => owner),
    ...book.items.flatMap((item) => [
      item.lead,
      ...item.owners.map(({ key }) => key),
      ...item.measures.map(({ owner }) => owner),
    ]),
  ];
  return new Set([
    ...plan.posts.flatMap(({ holders, cover }) => [
      ...holders.map(({ person }) => person),
      ...(cover === null ? [] : [cover]),
    ]),
    ...keys.flatMap((key) => (key?.startsWith('person:') ? [key.slice('person:'.length)] : [])),
    ...measuresIn(book).flatMap(({ measure }) => measure.readings.flatMap(({ by }) => by ?? [])),
  ]);
}

/** Whom the plan names already, beside those whom a new file names: nobody of them is to be entered again. */
export async function everybodyKnown(
  records: Records,
  tenant: string,
  book: Book,
  named: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const addresses = await addressesIn(records, tenant, book);
  const own = [...addresses].flatMap(([id, emails]) =>
    emails.map((email) => [email.toLowerCase(), id] as const),
  );
  return new Map([...own, ...named]);
}
