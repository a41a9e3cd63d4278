/** Reads the record in the words of the domain, over any store: plans as books, people, milestones. */
import { type Book, openBook } from '../domain/book.ts';
import type { Change } from '../domain/change.ts';
import type { Milestone } from '../domain/milestone.ts';
import type { Person } from '../domain/person.ts';
import type { Item, Plan } from '../domain/plan.ts';
import type { Update } from '../domain/update.ts';
import type { UnreadableDocument } from './documents.ts';
import { docId } from './ids.ts';
import { all, type Condition, type Store, type Stored } from './store.ts';

export type Records = ReturnType<typeof openRecords>;

/** Most items of the books that are kept in memory; the book used longest ago leaves first. */
const ITEMS_KEPT = 100_000;

export function openRecords(store: Store) {
  const books = new Map<string, Book>();
  let items = 0;

  type Unreadable = (error: UnreadableDocument) => void;

  /** One that is not whole is kept for nobody else. */
  async function bookOf(tenant: string, plan: Plan, told?: Unreadable): Promise<Book> {
    const key = `${tenant}\n${plan.id}`;
    const kept = books.get(key);
    if (kept?.plan.edition === plan.edition) return keep(key, kept);
    let isWhole = true;
    const unreadable: Unreadable = (error) => {
      isWhole = false;
      told?.(error);
    };
    const stored = await all(store, tenant, {
      kind: 'item',
      where: [{ field: 'plan', is: 'eq', to: plan.id }],
      ...(told && { unreadable }),
    });
    const book = openBook(
      plan,
      stored.map((item) => item.doc.body),
    );
    return isWhole ? keep(key, book) : book;
  }

  function keep(key: string, book: Book): Book {
    items += book.items.length - (books.get(key)?.items.length ?? 0);
    books.delete(key);
    books.set(key, book);
    for (const [oldest, { items: its }] of books) {
      if (items <= ITEMS_KEPT || oldest === key) break;
      books.delete(oldest);
      items -= its.length;
    }
    return book;
  }

  return {
    /** The heads of all the tenant's plans, without their items, in the order of their ids. `unreadable` as of a query. */
    async heads(tenant: string, unreadable?: Unreadable): Promise<Plan[]> {
      const heads = await all(store, tenant, { kind: 'plan', ...(unreadable && { unreadable }) });
      return heads.map(({ doc }) => doc.body);
    },
    /**
     * A book that is sure to hold these items and what they stand under, though perhaps nothing else: enough to
     * tell of a few of them, at the cost of a few.
     */
    async bookAround(tenant: string, plan: Plan, items: Iterable<string>): Promise<Book> {
      const kept = books.get(`${tenant}\n${plan.id}`);
      if (kept?.plan.edition === plan.edition) return kept;
      const found = new Map<string, Item>();
      for (let wanted = new Set(items); wanted.size > 0; ) {
        const read = await Promise.all([...wanted].map((id) => store.get(tenant, 'item', docId('item', id))));
        for (const one of read) if (one) found.set(one.doc.body.id, one.doc.body);
        const above = read.flatMap((one) => one?.doc.body.parent ?? []);
        wanted = new Set(above.filter((id) => !found.has(id)));
      }
      return openBook(plan, [...found.values()]);
    },
    /** The books of all the tenant's plans, in the order of their ids; with `unreadable`, without what it is told of. */
    async books(tenant: string, unreadable?: Unreadable): Promise<Book[]> {
      const plans = await all(store, tenant, { kind: 'plan', ...(unreadable && { unreadable }) });
      return Promise.all(plans.map((plan) => bookOf(tenant, plan.doc.body, unreadable)));
    },
    async book(tenant: string, plan: string): Promise<Book | undefined> {
      const head = await store.get(tenant, 'plan', docId('plan', plan));
      return head && bookOf(tenant, head.doc.body);
    },
    async milestones(tenant: string, where: readonly Condition[]): Promise<Milestone[]> {
      return (await all(store, tenant, { kind: 'milestone', where })).map((stored) => stored.doc.body);
    },
    milestone(tenant: string, id: string): Promise<Stored<'milestone'> | undefined> {
      return store.get(tenant, 'milestone', docId('milestone', id));
    },
    /** Updates of a milestone, oldest first. */
    async updates(tenant: string, milestone: string): Promise<Update[]> {
      const where = [{ field: 'milestone', is: 'eq', to: milestone }] as const;
      return (await all(store, tenant, { kind: 'update', where, orderBy: { field: 'at' } })).map(
        (stored) => stored.doc.body,
      );
    },
    /** Updates of some milestones, or of a plan since an instant; in no order to rely on. */
    async updatesOf(
      tenant: string,
      of: { milestones: readonly string[] } | { plan: string; since: string },
    ): Promise<Update[]> {
      const pages = 'milestones' in of ? among('milestone', of.milestones) : [since(of)];
      const found = await Promise.all(pages.map((where) => all(store, tenant, { kind: 'update', where })));
      return found.flat().map(({ doc }) => doc.body);
    },
    /** Changes of some items, or of a plan since an instant, those of its head among them; in no order to rely on. */
    async changesOf(
      tenant: string,
      of: { items: readonly string[] } | { plan: string; since: string },
    ): Promise<Change[]> {
      const pages = 'items' in of ? among('item', of.items) : [since(of)];
      const found = await Promise.all(pages.map((where) => all(store, tenant, { kind: 'change', where })));
      return found.flat().map(({ doc }) => doc.body);
    },
    /** Everybody of the tenant; whoever was taken out of the record is nobody. `unreadable` as of a query. */
    async people(tenant: string, unreadable?: Unreadable): Promise<Person[]> {
      const found = await all(store, tenant, { kind: 'person', ...(unreadable && { unreadable }) });
      return found.flatMap(({ doc }) => (doc.body.left ? [] : [doc.body]));
    },
    person(tenant: string, id: string): Promise<Stored<'person'> | undefined> {
      return store.get(tenant, 'person', docId('person', id));
    },
    /** Names by person id, for those that are known. */
    async names(tenant: string, ids: Iterable<string>): Promise<Map<string, string>> {
      const people = await Promise.all([...new Set(ids)].map((id) => this.person(tenant, id)));
      const known = people.flatMap((stored): Person[] => (stored ? [stored.doc.body] : []));
      return new Map(known.map((person) => [person.id, person.name]));
    },
  };
}

/** As many values as one condition takes. */
const AT_ONCE = 100;

function among(field: string, values: readonly string[]): Condition[][] {
  const chunks: Condition[][] = [];
  for (let from = 0; from < values.length; from += AT_ONCE)
    chunks.push([{ field, is: 'in', to: values.slice(from, from + AT_ONCE) }]);
  return chunks;
}

const since = (of: { plan: string; since: string }): Condition[] => [
  { field: 'plan', is: 'eq', to: of.plan },
  { field: 'at', is: 'gte', to: of.since },
];
