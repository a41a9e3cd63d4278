/** From the record back to a plan file: what was imported and never changed comes out as it went in. */
import { stringify } from 'yaml';
import type { Book } from '../domain/book.ts';
import { anchorsOf } from '../domain/by-when.ts';
import type { Item, Plan } from '../domain/plan.ts';
import { FileHead, type FileItem, FileItemAlone, PlanFile } from '../domain/plan-file.ts';
import { planHead } from '../importing/head-record.ts';
import { itemFacts } from '../importing/item-record.ts';
import { type Names, namesFrom } from '../importing/names.ts';
import { kept } from './kept.ts';
import { type AddressOf, writtenHead, writtenItem } from './written.ts';

export type Exporter = {
  /** The head of the file. */
  head: FileHead;
  /** One item, without those below it. */
  item(item: Item): FileItemAlone;
  file(): PlanFile;
};

/**
 * The plan as a file. `people` are the addresses of the people whom the record names, by their ids; whoever has
 * none cannot be named in a file and is left out. What a later edition has withdrawn is not among the items.
 */
export function exporter(book: Book, people: ReadonlyMap<string, readonly string[]>): Exporter {
  const addressOf: AddressOf = (person) => people.get(person)?.[0];
  const ids = new Map(
    [...people].flatMap(([id, emails]) => emails.map((email) => [email.toLowerCase(), id])),
  );
  // An address that the import named and nobody has any more is nobody's: its value has changed.
  const names = namesFrom(ids, () => 'nobody');
  const head = exportedHead(book, names, addressOf);
  const alone = (item: Item): FileItemAlone => exportedItem(book.plan, item, names, addressOf);
  const tree = (item: Item): FileItem => {
    const below = (book.childrenOf.get(item.id) ?? []).map(tree);
    return { ...alone(item), ...(below.length === 0 ? {} : { items: below }) };
  };
  return {
    head,
    item: alone,
    file: () =>
      PlanFile.parse({
        ...head,
        items: (book.childrenOf.get(null) ?? []).filter((item) => item.duty === null).map(tree),
      }),
  };
}

function exportedItem(plan: Plan, item: Item, names: Names, addressOf: AddressOf): FileItemAlone {
  const now = writtenItem(item, addressOf);
  if (item.imported === null) return FileItemAlone.parse(kept(null, now, now));
  const facts = itemFacts(item.imported, names, anchorsOf(plan.about, plan.goLive), () => '');
  const then = writtenItem({ ...item, ...facts }, addressOf);
  return FileItemAlone.parse(kept(item.imported, then, now));
}

function exportedHead(book: Book, names: Names, addressOf: AddressOf): FileHead {
  const { plan } = book;
  const now = { ...writtenHead(plan, addressOf), bodies: bodiesOf(book, names, addressOf) };
  if (plan.imported === null) return FileHead.parse(kept(null, now, now));
  const head = planHead(plan.imported, plan.goLive, names, () => '');
  const then = { ...writtenHead(head, addressOf) };
  // A go-live date that was given when the plan was applied goes before the file's own.
  const goLive = plan.imported.goLive === undefined ? {} : { goLive: plan.goLive };
  return FileHead.parse({ ...kept(plan.imported, then, now), ...goLive });
}

/** Bodies with their duties spelt out where somebody has changed one since it was read from the cadence. */
function bodiesOf(book: Book, names: Names, addressOf: AddressOf): FileHead['bodies'] {
  const duties = book.items.filter((item) => item.duty !== null);
  const changed = new Set(
    duties.filter((item) => !isAsImported(book.plan, item, names, addressOf)).map((item) => item.duty),
  );
  return book.plan.about.bodies?.map((body) =>
    changed.has(body.name)
      ? {
          ...body,
          duties: duties
            .filter((item) => item.duty === body.name)
            .map((item) => {
              const [owner] = writtenItem(item, addressOf).owners ?? [];
              return {
                ref: item.ref,
                text: item.title,
                when: item.byWhen ?? 'not said',
                ...(owner === undefined ? {} : { owner }),
              };
            }),
        }
      : body,
  );
}

function isAsImported(plan: Plan, item: Item, names: Names, addressOf: AddressOf): boolean {
  const file = exportedItem(plan, item, names, addressOf);
  return JSON.stringify(file) === JSON.stringify(item.imported);
}

/** The file as text. */
export const planFileText = (file: PlanFile, format: 'yaml' | 'json'): string =>
  format === 'json' ? `${JSON.stringify(file, null, 2)}\n` : stringify(file, { lineWidth: 110 });
