/** The names of those who answer for something in a plan, for reading what is typed; looked up now and then, not each turn. */
import type { Book } from '../../domain/book.ts';
import type { Person } from '../../domain/person.ts';
import type { OwnerKey, Plan } from '../../domain/plan.ts';
import type { App } from '../context.ts';

/** How long a new name may be unknown to what is typed. */
const KEPT_FOR = Temporal.Duration.from({ minutes: 1 });

type Known = { until: Temporal.Instant; people: readonly Person[] };

const known = new WeakMap<App['records'], Map<string, Known>>();
const concerned = new WeakMap<Book, ReadonlySet<string>>();

/** In the order of the people's ids. One query a minute and tenant at most, however many turns there are. */
export async function peopleKnown(
  { records, clock }: Pick<App, 'records' | 'clock'>,
  tenant: string,
  books: readonly Book[],
): Promise<string[]> {
  if (books.length === 0) return [];
  const tenants = known.get(records) ?? new Map<string, Known>();
  known.set(records, tenants);
  const now = clock.now();
  const kept = tenants.get(tenant);
  const fresh = kept !== undefined && Temporal.Instant.compare(now, kept.until) < 0;
  const people = fresh ? kept.people : await records.people(tenant);
  if (!fresh) {
    for (const [one, { until }] of tenants)
      if (Temporal.Instant.compare(until, now) <= 0) tenants.delete(one);
    tenants.set(tenant, { until: now.add(KEPT_FOR), people });
  }
  return namesAmong(people, books);
}

/**
 * The names of those of the people who hold a post, cover one, lead or own something in these books; whoever is
 * known by an address alone has no name yet.
 */
export function namesAmong(people: readonly Person[], books: readonly Book[]): string[] {
  return people
    .filter(({ id, name }) => !name.includes('@') && books.some((book) => concernedIn(book).has(id)))
    .map(({ name }) => name);
}

function concernedIn(book: Book): ReadonlySet<string> {
  const kept = concerned.get(book);
  if (kept) return kept;
  const keys = [...book.plan.posts.map(({ deputy }) => deputy), ...book.items.flatMap(keysOf)];
  const ids = new Set([...holdersOf(book.plan), ...keys.flatMap((key) => personIn(key) ?? [])]);
  concerned.set(book, ids);
  return ids;
}

const holdersOf = ({ posts }: Plan): string[] =>
  posts.flatMap(({ holders, cover }) => [
    ...holders.map(({ person }) => person),
    ...(cover === null ? [] : [cover]),
  ]);

const keysOf = ({ owners, lead }: Book['items'][number]): (OwnerKey | null)[] => [
  lead,
  ...owners.map(({ key }) => key),
];

const personIn = (key: OwnerKey | null): string | null =>
  key?.startsWith('person:') ? key.slice('person:'.length) : null;
