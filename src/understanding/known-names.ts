/** What the plans call things as a whole: items by their titles and aliases, bodies, outcomes, posts, people. */
import type { Book } from '../domain/book.ts';
import { waysToSay } from '../domain/body-names.ts';
import type { Item } from '../domain/plan.ts';
import type { Entry } from './lexicon.ts';
import { isSmall } from './stems.ts';
import { runOf, stemsOf, type TopicIndex } from './topic-index.ts';
import { leadOf } from './topic-search.ts';
import { wordsOf } from './words.ts';

export type NameIndex = {
  /** Items by the stems of a whole name. */
  items: ReadonlyMap<string, readonly Entry[]>;
  /** Bodies by the stems of any way of saying them; values are the plan's own names. */
  bodies: ReadonlyMap<string, string>;
  outcomes: ReadonlyMap<string, string>;
  /** People and posts by their words in small letters, in full and by parts; values as they are to be shown. */
  people: ReadonlyMap<string, string>;
  /** Stems of the longest of them. */
  longest: number;
};

export const keyOf = (stems: readonly string[]): string => stems.join(' ');

/** `people`: names of people whom the speaker may ask about. */
export function nameIndexOf(
  books: readonly Book[],
  entries: ReadonlyMap<string, Entry>,
  topics: TopicIndex,
  people: readonly string[],
): NameIndex {
  const items = new Map<string, Entry[]>();
  const bodies = new Map<string, string>();
  const outcomes = new Map<string, string>();
  const { short } = topics;
  for (const book of books) {
    for (const item of book.items) {
      const entry = entries.get(item.id);
      if (!entry || item.duty !== null) continue;
      for (const name of namesOf(item, book, topics)) add(items, keyOf(stemsOf(name, short)), entry);
    }
    const { outcomes: tags = [] } = book.plan.about;
    for (const outcome of new Set([...tags, ...book.items.flatMap((item) => item.outcomes)]))
      outcomes.set(keyOf(stemsOf(outcome, short)), outcome);
    for (const [said, body] of bodiesOf(book)) {
      const key = keyOf(stemsOf(said, short));
      if (key !== '' && !bodies.has(key)) bodies.set(key, body);
    }
  }
  const keys = [...items.keys(), ...bodies.keys(), ...outcomes.keys()];
  return {
    items,
    bodies,
    outcomes,
    people: peopleOf([...people, ...books.flatMap(({ plan }) => plan.posts.map(({ title }) => title))]),
    longest: keys.reduce((most, key) => Math.max(most, key.split(' ').length), 0),
  };
}

/** A topmost item's title, its initials and its aliases; below, what is a name by itself. */
function namesOf(item: Item, book: Book, topics: TopicIndex): string[] {
  if (item.parent !== null) return [item.title, ...item.aliases];
  const names = item.aliases.filter((alias) => isNameOf(alias, item, book, topics));
  const initials = initialsOf(item.title);
  return [item.title, ...names, ...(initials.length > 2 && initials.length < 6 ? [initials] : [])];
}

const initialsOf = (title: string): string =>
  wordsOf(title)
    .filter(({ text }) => !isSmall(text))
    .map(({ text }) => text.charAt(0))
    .join('');

/**
 * An alias that stands in the item's own title, or in no action's, is another name of it. "County lines", which only an
 * action below speaks of, is a topic.
 */
function isNameOf(alias: string, item: Item, { plan }: Book, topics: TopicIndex): boolean {
  const title = stemsOf(item.title, topics.short);
  const long = plan.abbreviations[alias.toUpperCase()] ?? '';
  const stands = (stems: readonly string[]): boolean =>
    stems.length > 0 && stems.filter((stem) => title.includes(stem)).length / stems.length > 0.7;
  const stems = stemsOf(alias, topics.short);
  const isShort = initialsOf(item.title).includes(alias.toLowerCase());
  if (isShort || stems.every((stem) => title.includes(stem)) || stands(stemsOf(long))) return true;
  const lead = leadOf(stems, topics);
  const phrase = runOf(stems);
  return (
    lead?.kind !== 'items' ||
    !lead.docs.some(({ entry, run, own }) =>
      entry.action && (run.includes(phrase) || stems.some((stem) => own.has(stem))),
    )
  );
}

function* bodiesOf({ plan, items }: Book): Generator<[string, string]> {
  const { bodies = [] } = plan.about;
  for (const { name, aliases = [] } of bodies)
    for (const { said, body } of waysToSay(name, aliases)) yield [said, body];
  const known = new Map(bodies.flatMap(({ name }) => waysToSay(name).map(({ said }) => [said, name])));
  for (const { name } of items.flatMap((item) => item.bodies))
    for (const { said } of waysToSay(name)) yield [said, known.get(said) ?? name];
}

const TITLED = /^(?:dr|mr|mrs|ms|miss|prof|professor|cllr|councillor|sir|dame|rev)$/;

/** A person in full, by first name, by surname behind a title; a post in full. Shared first names stay as they are. */
function peopleOf(names: readonly string[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const name of names) {
    const words = wordsOf(name).map(({ text }) => text);
    const [first = '', ...others] = words.filter((word) => !TITLED.test(word));
    known.set(words.join(' '), name);
    known.set([first, ...others].join(' '), name);
  }
  return known;
}

function add(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  if (key === '') return;
  const filed = index.get(key);
  if (!filed) index.set(key, [entry]);
  else if (!filed.includes(entry)) filed.push(entry);
}
