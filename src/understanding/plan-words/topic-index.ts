/** What the plans speak of: the words of items, of what is above them and of their measures, filed once an edition. */
import type { Book } from '../../domain/book.ts';
import type { Item } from '../../domain/plan.ts';
import { wordsOf } from '../words.ts';
import type { Entry } from './lexicon.ts';
import { soundingsOf } from './soundings.ts';
import { isSmall, spokenWords, stemOf } from './stems.ts';

/** An item with the stems that lead to it, by how closely they belong to it. */
export type Doc = {
  entry: Entry;
  /** Title, aliases, description, bodies. */
  own: ReadonlySet<string>;
  /** The stems of `own` in order, with a space before and behind each; texts are kept apart. */
  run: string;
  measured: ReadonlySet<string>;
  /** Titles above it, without the topmost one. */
  above: ReadonlySet<string>;
  /** The topmost title and its aliases. */
  top: ReadonlySet<string>;
};

/** A row of the plan as a whole: timeline, next steps. It leads to no item. */
export type TimelineRow = { words: string; run: string; stems: ReadonlySet<string> };

export type TopicIndex = {
  docs: ReadonlyMap<string, readonly Doc[]>;
  rows: readonly TimelineRow[];
  /** Words as the plans spell them, by stem; an abbreviation by its small letters. */
  spellings: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words by their first four letters, for those that were cut short. */
  beginnings: ReadonlyMap<string, readonly string[]>;
  soundings: ReadonlyMap<string, readonly string[]>;
  /** The stems that an abbreviation is short for. */
  long: ReadonlyMap<string, readonly string[]>;
  /** Abbreviations as the plans write them, by their small letters. */
  short: ReadonlyMap<string, string>;
  items: number;
};

/** The stems of a text that can lead somewhere, in order. */
export const stemsOf = (text: string, short: ReadonlyMap<string, string> = new Map()): string[] =>
  spokenWords(text, (word) => short.has(word))
    .map((word) => (short.has(word.text) ? word.text : stemOf(word.text)))
    .filter((stem) => !isSmall(stem));

export const runOf = (stems: readonly string[]): string => ` ${stems.join(' ')} `;

/** An alias in capitals that is short for another name of the same item: EY beside "early years". */
function shortAliases({ items }: Book): [string, string][] {
  return items.flatMap(({ title, aliases }) =>
    aliases
      .filter((alias) => /^\p{Lu}{2,5}$/u.test(alias))
      .flatMap((letters) => {
        const long = [...aliases, title].find((name) => initials(name) === letters.toLowerCase());
        return long === undefined ? [] : [[letters, long] satisfies [string, string]];
      }),
  );
}

const initials = (name: string): string =>
  wordsOf(name)
    .filter(({ text }) => !isSmall(text))
    .map(({ text }) => text.charAt(0))
    .join('');

type Long = { short: string; run: string; tail: string };

/** Builds the index. `entries` are those of the books' own items, by item id. */
export function topicIndexOf(books: readonly Book[], entries: ReadonlyMap<string, Entry>): TopicIndex {
  const docs = new Map<string, Doc[]>();
  const spellings = new Map<string, Set<string>>();
  const short = new Map<string, string>();
  const long = new Map<string, readonly string[]>();
  const spell = (text: string): void => {
    for (const { text: word } of wordsOf(text)) {
      const stem = short.has(word) ? word : stemOf(word);
      const known = spellings.get(stem);
      if (known) known.add(word);
      else spellings.set(stem, new Set([word]));
    }
  };
  const rows: TimelineRow[] = [];
  let items = 0;
  for (const book of books) {
    const abbreviations = [...Object.entries(book.plan.abbreviations), ...shortAliases(book)];
    for (const [letters] of abbreviations)
      if (!letters.includes(' ')) short.set(letters.toLowerCase(), letters);
    for (const [letters, words] of abbreviations) long.set(letters.toLowerCase(), stemsOf(words));
    const longs = abbreviations.map(([letters, words]) => longOf(letters, words));
    for (const { own, tops } of withTops(book)) {
      const entry = entries.get(own.id);
      if (!entry) continue;
      items += 1;
      const texts = [
        own.title,
        ...own.aliases.filter(isWorded),
        own.description ?? '',
        ...own.bodies.map(({ name }) => name),
      ];
      const measures = [...own.measures.map(({ text }) => text), ...own.difference];
      for (const text of [...texts, ...measures]) spell(text);
      const run = texts.map((text) => spelledOut(runOf(stemsOf(text, short)), longs)).join('|');
      const doc: Doc = {
        entry,
        own: stemsIn(run),
        run,
        measured: stemsIn(measures.map((text) => spelledOut(runOf(stemsOf(text, short)), longs)).join('|')),
        above: stemsIn(tops.middle.map((title) => spelledOut(runOf(stemsOf(title, short)), longs)).join('|')),
        top: new Set(tops.top.flatMap((title) => stemsOf(title, short))),
      };
      for (const stem of new Set([...doc.own, ...doc.measured, ...doc.above, ...doc.top]))
        file(docs, stem, doc);
    }
    const { outcomes = [], bodies = [] } = book.plan.about;
    const called = [
      ...outcomes,
      ...bodies.map(({ name }) => name),
      ...abbreviations.map(([, words]) => words),
    ];
    for (const name of called) spell(name);
    const { timeline = [], strategyTimeline = [], nextSteps = [] } = book.plan.about;
    for (const { text } of [...timeline, ...strategyTimeline, ...nextSteps]) {
      const stems = stemsOf(text, short);
      rows.push({ words: text.slice(0, 200), run: runOf(stems), stems: new Set(stems) });
      spell(text);
    }
  }
  for (const [letters, led] of titleInitials(docs, spellings)) {
    spellings.set(letters, new Set([letters]));
    docs.set(letters, led);
  }
  const words = new Set([...spellings.values()].flatMap((known) => [...known]));
  return {
    docs,
    rows,
    spellings,
    beginnings: beginningsOf(words),
    soundings: soundingsOf(words),
    long,
    short,
    items,
  };
}

/** Three or more names in a row ("Team Around the School"), or a list with commas ("science, technology, ..."). */
const IN_A_ROW =
  /\p{Lu}\p{Ll}+(?:(?:\s(?:and|of|the|for|around))*\s\p{Lu}\p{Ll}+){2,5}|\p{L}+(?:,\s\p{L}+){2,4}(?:,?\s(?:and|&)\s\p{L}+)?/gu;

/** What people make of such words: STEM. Letters that are a word of the plans already stay that word. */
function titleInitials(
  docs: ReadonlyMap<string, readonly Doc[]>,
  spellings: ReadonlyMap<string, unknown>,
): Map<string, Doc[]> {
  const found = new Map<string, Doc[]>();
  for (const doc of new Set([...docs.values()].flat()))
    for (const [row] of doc.entry.title.matchAll(IN_A_ROW)) {
      const letters = initials(row);
      const led = found.get(letters) ?? [];
      if (letters.length < 3 || letters.length > 6 || spellings.has(letters) || led.includes(doc)) continue;
      found.set(letters, [...led, { ...doc, own: new Set([...doc.own, letters]) }]);
    }
  return found;
}

/** "Priority 3" is a label: its words lead nowhere. */
const isWorded = (alias: string): boolean => !/^\p{L}+\s?\d+$/u.test(alias);

/** Each item of the plan's tree with the titles above it; the duties of bodies are none of them. */
function* withTops(book: Book): Generator<{ own: Item; tops: { middle: string[]; top: string[] } }> {
  const above = new Map<string, { middle: string[]; top: string[] }>();
  for (const own of book.items) {
    if (own.duty !== null) continue;
    const parent = own.parent === null ? undefined : book.byId.get(own.parent);
    const outer = parent && above.get(parent.id);
    const tops = outer
      ? { middle: parent.parent === null ? [] : [parent.title, ...outer.middle], top: outer.top }
      : { middle: [], top: [own.title, ...own.aliases.filter(isWorded)] };
    above.set(own.id, tops);
    yield { own, tops };
  }
}

function longOf(letters: string, long: string): Long {
  const stems = stemsOf(long);
  const tail = stems.slice(-Math.max(2, Math.ceil(stems.length * 0.6)));
  return { short: letters.toLowerCase(), run: runOf(stems), tail: runOf(tail) };
}

/**
 * A run with its abbreviations written out behind it, and with the abbreviations of what stands in it in full. The
 * better part of it is enough: "home educate" speaks of elective home education.
 */
function spelledOut(run: string, longs: readonly Long[]): string {
  const more = longs.flatMap(({ short, run: long, tail }) =>
    run.includes(` ${short} `) ? [long] : run.includes(tail) ? [` ${short} `] : [],
  );
  return [run, ...more].join('|');
}

const stemsIn = (run: string): Set<string> => new Set(run.split(/[ |]+/).filter((stem) => stem !== ''));

function beginningsOf(words: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const word of words) if (word.length > 4 && !/\d/.test(word)) file(found, word.slice(0, 4), word);
  return found;
}

function file<T>(index: Map<string, T[]>, key: string, one: T): void {
  const filed = index.get(key);
  if (filed) filed.push(one);
  else index.set(key, [one]);
}
