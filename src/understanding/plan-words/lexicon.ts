/** The plans' own words, indexed once an edition, so that a reading looks words up instead of searching titles. */
import type { Book } from '../../domain/book.ts';
import { type Item, isAction, type PlainDate, type Plan } from '../../domain/plan.ts';
import { wordKey, wordsOf } from '../words.ts';
import { type NameIndex, nameIndexOf } from './known-names.ts';
import { soundingsOf } from './soundings.ts';
import { type TopicIndex, topicIndexOf } from './topic-index.ts';

/** An item as a text can name it. `place` is its order among all items of all plans. */
export type Entry = {
  plan: string;
  planTitle: string;
  ref: string;
  title: string;
  levelName: string;
  level: number;
  action: boolean;
  /** Canonical refs of all that is above it. */
  above: readonly string[];
  place: number;
};

/** A post as a text can name it: `key` is its title as `nameKey` spells it. */
export type PostEntry = { plan: string; planTitle: string; id: string; title: string; key: string };

type Index = ReadonlyMap<string, readonly Entry[]>;

export type Lexicon = {
  /** By canonical ref in any spelling: see `refKey`. */
  refs: Index;
  /** By the ref that a document prints, where it differs and is no canonical ref. */
  printed: Index;
  /** By whole title, alias or worded label ("Phase 1"): see `nameKey`. */
  names: Index;
  /** By each word of titles and aliases. */
  words: Index;
  /** Words of the longest name. */
  longestName: number;
  /** Long form of an abbreviation, by its short form in lower case. */
  expansions: ReadonlyMap<string, string>;
  /** "priority", "theme", "objective": the words that may stand before a ref. */
  levelWords: ReadonlySet<string>;
  /** First letters of top levels: the p of "p3". */
  initials: ReadonlySet<string>;
  /** Which words share three letters in a row: candidates for a mistyped one. */
  soundings: ReadonlyMap<string, readonly string[]>;
  posts: readonly PostEntry[];
  /** The plans with the words of their titles. */
  plans: readonly { id: string; words: readonly string[] }[];
  /** What items and measures speak of. */
  topics: TopicIndex;
  /** What items, bodies, outcomes, posts and people are called. */
  called: NameIndex;
  /** What each plan says of its own times, for "this term" and "end of year 1". */
  about: ReadonlyMap<string, Plan['about']>;
  /** The days on which each plan's boards meet, in order, for "since last board". */
  meetings: ReadonlyMap<string, readonly PlainDate[]>;
};

/** "3.3 (b)", "3.3.B" and "3.3b" are one ref: letters and digits, and the dots between digits. */
export const refKey = (ref: string): string =>
  ref
    .toLowerCase()
    .replace(/[^a-z0-9.]/g, '')
    .replace(/\.(?!\d)|(?<!\d)\./g, '');

/** "Health & wellbeing" and "health and wellbeing" are one name. */
export const nameKey = (name: string): string =>
  wordsOf(name)
    .map((word) => word.text)
    .join(' ');

const EVERYWHERE = ['priority', 'objective', 'obj', 'action', 'activity', 'ref'];

/**
 * Builds the lexicon of the plans that a person may see, in time proportional to their items. `people` are the names of
 * those whom questions may be about; the titles of posts are known by themselves.
 */
export function buildLexicon(books: readonly Book[], people: readonly string[] = []): Lexicon {
  const refs = new Map<string, Entry[]>();
  const printed = new Map<string, Entry[]>();
  const names = new Map<string, Entry[]>();
  const words = new Map<string, Entry[]>();
  const expansions = new Map<string, string>();
  const levelWords = new Set(EVERYWHERE);
  const initials = new Set(['p']);
  const entries = new Map<string, Entry>();
  let place = 0;
  for (const book of books) {
    for (const [short, long] of Object.entries(book.plan.abbreviations))
      expansions.set(short.toLowerCase(), long);
    for (const level of book.plan.levels) for (const word of levelWordsOf(level)) levelWords.add(word);
    const top = book.plan.levels[0];
    if (top) initials.add(top.charAt(0).toLowerCase());
    const printedKeys = new Map<string, string>();
    const refsAbove = new Map<string, readonly string[]>();
    for (const item of book.items) {
      const above = item.parent === null ? [] : (refsAbove.get(item.parent) ?? []);
      refsAbove.set(item.id, [item.ref, ...above]);
      const entry = entryOf(book, item, above, place++);
      entries.set(item.id, entry);
      file(refs, refKey(item.ref), entry);
      const asPrinted = printedKeyOf(book, item, printedKeys);
      if (asPrinted !== null) {
        printedKeys.set(item.id, asPrinted);
        file(printed, asPrinted, entry);
      }
      const worded = item.printedRef !== null && /[a-z]{3}/i.test(item.printedRef) ? [item.printedRef] : [];
      for (const label of [...item.aliases, ...worded]) {
        const word = /^(\p{L}{3,})\s\d+$/u.exec(label)?.[1];
        if (word !== undefined) levelWords.add(word.toLowerCase());
      }
      for (const name of [item.title, ...item.aliases, ...worded]) {
        file(names, nameKey(name), entry);
        for (const word of wordsOf(name)) file(words, wordKey(word.text), entry);
      }
    }
  }
  const topics = topicIndexOf(books, entries);
  return {
    refs,
    printed: new Map([...printed].filter(([key]) => !refs.has(key))),
    names,
    words,
    longestName: [...names.keys()].reduce((most, name) => Math.max(most, name.split(' ').length), 0),
    expansions,
    levelWords,
    initials,
    soundings: soundingsOf(words.keys()),
    posts: books.flatMap(postsOf),
    plans: books.map(({ plan: { id, title } }) => ({ id, words: wordsOf(title).map(({ text }) => text) })),
    topics,
    called: nameIndexOf(books, entries, topics, people),
    about: new Map(books.map(({ plan }) => [plan.id, plan.about])),
    meetings: new Map(books.map(({ plan }) => [plan.id, meetingsOf(plan)])),
  };
}

const meetingsOf = ({ boards }: Plan): PlainDate[] =>
  boards.flatMap(({ meetings }) => meetings.map(({ meeting }) => meeting)).sort();

const postsOf = ({ plan }: Book): PostEntry[] =>
  plan.posts.map(({ id, title }) => ({
    plan: plan.id,
    planTitle: plan.title,
    id,
    title,
    key: nameKey(title),
  }));

function entryOf(book: Book, item: Item, above: readonly string[], place: number): Entry {
  return {
    plan: book.plan.id,
    planTitle: book.plan.title,
    ref: item.ref,
    title: item.title,
    levelName: book.plan.levels[item.level] ?? 'Item',
    level: item.level,
    action: isAction(item),
    above,
    place,
  };
}

function file(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  if (key === '') return;
  const filed = index.get(key);
  if (!filed) index.set(key, [entry]);
  else if (filed.at(-1) !== entry) filed.push(entry);
}

const levelWordsOf = (level: string): string[] => {
  const name = nameKey(level);
  return [name, name.split(' ').at(-1) ?? name];
};

/** What a reader of the document would call the item: its own printed ref, or its parent's with its own ending. */
function printedKeyOf(book: Book, item: Item, above: ReadonlyMap<string, string>): string | null {
  const own = refKey(item.ref);
  if (item.printedRef !== null) {
    const key = refKey(item.printedRef);
    return key !== own && /\d/.test(key) ? key : null;
  }
  const parent = item.parent === null ? undefined : book.byId.get(item.parent);
  const parentPrinted = parent && above.get(parent.id);
  if (!parent || parentPrinted === undefined) return null;
  const parentKey = refKey(parent.ref);
  return own.startsWith(parentKey) ? parentPrinted + own.slice(parentKey.length) : null;
}
