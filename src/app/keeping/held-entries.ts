/** Everything that a tenant's record holds about plans, as entries that can be searched and handed over. */
import type { Book } from '../../domain/book.ts';
import { concernsOf, knownOf, type Span } from '../../domain/keeping/concerns.ts';
import type { Entry } from '../../domain/keeping/entry.ts';
import { restrictedIn } from '../../domain/keeping/restricted-named.ts';
import { Paper } from '../../domain/papers/paper.ts';
import { paperShown } from '../../domain/papers/withheld.ts';
import { textsIn } from '../../domain/privacy/texts.ts';
import { isRestricted } from '../../domain/restricted.ts';
import { paperAsMarkdown } from '../../exporting/papers/markdown.ts';
import type { Doc, Kind, UnreadableDocument } from '../../store/documents.ts';
import { paperTexts } from '../../store/paper-text.ts';
import { holderIn } from '../../store/redactables.ts';
import { all, type Stored } from '../../store/store.ts';
import type { App } from '../context.ts';
import { type Called, type Fact, isKind, sentence } from './fact.ts';
import { houseFact } from './house-facts.ts';
import { itemConcerns, planEntries } from './plan-entries.ts';
import { saidFact } from './said-facts.ts';

type Source = Pick<App, 'store' | 'records'>;

/** Records that could not be read: they are told of, since something may be held there. */
export type Everything = { entries: Entry[]; unreadable: number };

/** In no order to rely on. Drafts and what a conversation is about are not among them: they are a person's own. */
export async function heldEntries({ store, records }: Source, tenant: string): Promise<Everything> {
  const found: Entry[] = [];
  const unread = new Set<string>();
  const unreadable = ({ found: one, message }: UnreadableDocument): void => {
    unread.add(one?.id ?? message);
  };
  const books = new Map((await records.books(tenant, unreadable)).map((book) => [book.plan.id, book]));
  const people = await all(store, tenant, { kind: 'person', unreadable });
  const known = knownOf(people.map(({ doc }) => doc.body));
  const names = new Map(people.map(({ doc }) => [doc.body.id, doc.body.name]));
  const now = (id: string): string => known.ids.get(id) ?? id;
  const called: Called = {
    people: new Map([...known.ids].map(([id, its]) => [id, names.get(its) ?? ''])),
    posts: new Map([...books.values()].flatMap(({ plan }) => plan.posts.map(({ id, title }) => [id, title]))),
  };
  const milestones = await all(store, tenant, { kind: 'milestone', unreadable });
  const itemOf = new Map(milestones.map(({ doc }) => [doc.body.id, doc.body]));
  for (const kind of FOUND)
    for (const stored of await all(store, tenant, { kind, unreadable })) {
      const one = saidFact(stored.doc, called) ?? houseFact(stored.doc, called);
      if (!one) continue;
      const under = itemOf.get(one.milestone ?? '');
      const plan = one.plan ?? under?.plan ?? null;
      const where = placed(books.get(plan ?? ''), one.item ?? under?.item ?? null);
      const { people: whom, when } = isKind(stored.doc, 'item')
        ? itemConcerns(stored.doc.body, books.get(plan ?? '')?.plan, known)
        : concernsOf(kind, stored.doc.body, known);
      const concerned = [...new Set([...(one.by === null ? [] : [one.by]), ...whom])];
      found.push({ ...where, ...entry(stored.doc, one), people: concerned, when, plan });
    }
  for (const { plan } of books.values()) found.push(...planEntries(plan, known, called));
  for (const kind of WORDED)
    for (const stored of await all(store, tenant, { kind, unreadable })) found.push(...worded(stored, books));
  for (const { head, text } of await paperTexts(store, tenant, unreadable))
    found.push(paperEntry(head.doc, text, books));
  // Whoever stood under another id before is found by the one that they have now.
  const entries = found.map((one) => ({
    ...{ ...one, by: one.by === null ? null : now(one.by) },
    people: [...new Set(one.people.map(now))],
  }));
  return { entries: marked(entries, books), unreadable: unread.size };
}

/** Kinds that are told as a whole. */
const FOUND: readonly Kind[] = [
  'item',
  'update',
  'change',
  'request',
  'decision',
  'leave',
  'redaction',
  'outbox',
  'report',
  'file',
  'snapshot',
  'hold',
  'retention',
  'disclosure',
];

/** Records in which words stand at places of their own. */
const WORDED: readonly Kind[] = ['board-post', 'item', 'plan'];

const entry = (
  doc: Doc,
  { kind, at, by, words, files }: Fact,
): Omit<Entry, 'plan' | 'ref' | 'title' | 'restricted' | 'people' | 'when'> => ({
  kind,
  id: doc.id,
  at,
  by,
  words,
  files,
});

function placed(book: Book | undefined, item: string | null): Pick<Entry, 'ref' | 'title' | 'restricted'> {
  const one = item === null ? undefined : book?.byId.get(item);
  return {
    ref: one?.ref ?? null,
    title: one?.title ?? null,
    restricted: book !== undefined && one !== undefined && isRestricted(book, one),
  };
}

function worded(stored: Stored, books: ReadonlyMap<string, Book>): Entry[] {
  const holder = holderIn(stored);
  if (!holder) return [];
  return textsIn(holder).map((text) => ({
    kind: text.what.slice(0, 1).toUpperCase() + text.what.slice(1),
    id: text.place,
    plan: text.plan,
    ...placed(books.get(text.plan), text.item),
    at: text.at,
    by: text.by,
    people: text.by === null ? [] : [text.by],
    when: [dayOf(text.at)],
    words: text.words,
    files: [],
  }));
}

/** Also what belongs to no action, or to another one, and speaks of what is restricted now. */
function marked(entries: readonly Entry[], books: ReadonlyMap<string, Book>): Entry[] {
  const ofAny = restrictedIn(books.values());
  const ofPlan = new Map([...books].map(([plan, book]) => [plan, restrictedIn([book])]));
  return entries.map((one) => {
    const isNamed = one.plan === null ? ofAny : ofPlan.get(one.plan);
    const said = [one.words, one.text, ...one.files.map(({ name }) => name)].join('\n');
    return one.restricted || !isNamed?.(said) ? one : { ...one, restricted: true };
  });
}

const dayOf = (at: string): Span => ({ from: at.slice(0, 10), to: at.slice(0, 10) });

function paperEntry(doc: Doc<'paper'>, text: string, books: ReadonlyMap<string, Book>): Entry {
  const paper = paperIn(text);
  const { plan, at } = doc.body;
  const book = books.get(plan);
  const since = paper && book ? paperShown(paper, book).refs : [];
  const note = since.length === 0 ? '' : `Holds words of what was restricted since: ${since.join(', ')}`;
  return {
    ...placed(book, null),
    ...{ kind: 'Paper or report', id: doc.id, plan, at, when: [dayOf(at)], by: null, people: [], files: [] },
    restricted: book !== undefined && (since.length > 0 || isOnRestricted(book, text, paper)),
    words: paper ? sentence([`${paper.title}: ${paper.headline}`, note]) : 'A paper that cannot be read',
    ...(paper && { text: [note && `**${note}.**\n\n`, paperAsMarkdown(paper)].join('') }),
  };
}

/** By the text as it is stored: a page has marks of its own within a ref. */
const isOnRestricted = (book: Book, text: string, paper: Paper | undefined): boolean =>
  restrictedIn([book])(text) ||
  Object.keys(paper?.standings ?? {}).some((id) => {
    const item = book.byId.get(id);
    return item !== undefined && isRestricted(book, item);
  });

function paperIn(text: string): Paper | undefined {
  try {
    return Paper.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
