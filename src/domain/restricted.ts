/** What is restricted: counted everywhere, its title and words shown to its leads, its owner and officers alone. */
import { type Book, openBook, upwards } from './book.ts';
import type { Evidence, Milestone } from './milestone.ts';
import { may } from './permission.ts';
import type { Actor } from './person.ts';
import type { Item } from './plan.ts';
import type { Update } from './update.ts';

/** What stands in place of a title that is not shown. */
export const WITHHELD = 'Restricted action';

/** Restricted itself, or under something that is. */
export const isRestricted = (book: Book, item: Item): boolean =>
  upwards(book, item).some(({ restricted }) => restricted);

/** Books are kept and compared by identity: so is what is shown of them, by what is withheld. */
const shown = new WeakMap<Book, Map<string, Book>>();

/**
 * The book as somebody may read it: of what is restricted and not theirs to see, the ref and the figures alone. Where
 * others read along, that is nobody's to see. The same book where nothing is withheld.
 */
export function seenBy(book: Book, actor: Actor): Book {
  return without(
    book,
    (item) => isRestricted(book, item) && (actor.board !== null || !may(actor, 'see-restricted', book, item)),
  );
}

/** The book as any board reads it. */
export const forBoards = (book: Book): Book => without(book, (item) => isRestricted(book, item));

function without(book: Book, isWithheld: (item: Item) => boolean): Book {
  const withheld = new Set([...book.byId.values()].filter(isWithheld).map(({ id }) => id));
  if (withheld.size === 0) return book;
  const key = [...withheld].join(' ');
  const kept = shown.get(book) ?? new Map<string, Book>();
  shown.set(book, kept);
  const known = kept.get(key);
  if (known) return known;
  const items = [...book.byId.values()].map((item) => (withheld.has(item.id) ? bare(item) : item));
  const seen = openBook(book.plan, items);
  kept.set(key, seen);
  return seen;
}

const bare = (item: Item): Item => ({
  ...item,
  title: WITHHELD,
  aliases: [],
  kind: null,
  byWhen: null,
  description: null,
  outcomes: [],
  bodies: [],
  measures: [],
  difference: [],
  imported: null,
});

/** Whether the item's words are left out of this book. */
export const isWithheld = (seen: Book, item: string): boolean => seen.byId.get(item)?.title === WITHHELD;

/** The milestone as it may be shown beside a book of `seenBy`: that there is evidence is a figure, what it is is not. */
export const milestoneSeen = (seen: Book, milestone: Milestone): Milestone =>
  isWithheld(seen, milestone.item)
    ? {
        ...milestone,
        reason: null,
        handOver: milestone.handOver && { ...milestone.handOver, name: null },
        evidence: milestone.evidence && { ...milestone.evidence, latest: NOT_SHOWN },
      }
    : milestone;

export const NOT_SHOWN = { kind: 'location', what: 'not shown' } as const satisfies Evidence;

/** The same of what was said. */
export function updateSeen(seen: Book, update: Update): Update {
  if (!isWithheld(seen, update.item)) return update;
  const { status, percent, forecast, blocked, snooze, evidence, handOver } = update.said;
  const shown = {
    status,
    percent,
    forecast,
    blocked,
    snooze,
    handOver: handOver && { ...handOver, name: null },
    evidence: evidence?.map(() => NOT_SHOWN),
  };
  const said = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined));
  // What had words alone was said all the same: nothing was taken back.
  const isEmpty = Object.keys(said).length === 0 && Object.keys(update.said).length > 0;
  return { ...update, onBehalf: null, said: isEmpty ? { reason: NOT_SHOWN.what } : said };
}
