/** What the plans call things as a whole: items by their titles and aliases, bodies, outcomes, posts, people. */

import { waysToSay } from '../../domain/body-names.ts';
import type { Book } from '../../domain/book.ts';
import type { Item } from '../../domain/plan.ts';
import { wordsOf } from '../words.ts';
import type { Entry } from './lexicon.ts';
import { isSmall } from './stems.ts';
import { runOf, stemsOf, type TopicIndex } from './topic-index.ts';
import { leadOf } from './topic-search.ts';

export type NameIndex = {
  /** Items by the stems of a whole name. */
  items: ReadonlyMap<string, readonly Entry[]>;
  /** Bodies by the stems of any way of saying them; values are the plan's own names. */
  bodies: ReadonlyMap<string, string>;
  outcomes: ReadonlyMap<string, string>;
  /** The bodies whose names have a stem in them. */
  bodyParts: ReadonlyMap<string, readonly string[]>;
  /** Names of people and titles of posts, by their words in small letters. */
  people: ReadonlyMap<string, string>;
  /** First names and surnames of those people. */
  parts: ReadonlySet<string>;
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
      const keys = namesOf(item, book, topics).map((name) => keyOf(stemsOf(name, short)));
      for (const key of new Set(keys)) add(items, key, entry);
    }
    const { outcomes: tags = [] } = book.plan.about;
    for (const outcome of new Set([...tags, ...book.items.flatMap((item) => item.outcomes)]))
      outcomes.set(keyOf(stemsOf(outcome, short)), outcome);
    for (const [said, body] of bodiesOf(book)) {
      const key = keyOf(stemsOf(said, short));
      if (key !== '' && !bodies.has(key)) bodies.set(key, body);
    }
  }
  const posts = books.flatMap(({ plan }) => plan.posts.map(({ title }) => title));
  const keys = [...items.keys(), ...bodies.keys(), ...outcomes.keys()];
  return {
    items,
    bodies,
    outcomes,
    bodyParts: partsOf(bodies),
    ...namesOfPeople([...people, ...posts], people),
    longest: keys.reduce((most, key) => Math.max(most, key.split(' ').length), 0),
  };
}

const namesOfPeople = (
  names: readonly string[],
  people: readonly string[],
): Pick<NameIndex, 'people' | 'parts'> => ({
  people: new Map(names.map((name) => [wordKeyOf(name), name])),
  parts: new Set(people.flatMap((name) => wordsOf(name).map(({ text }) => text))),
});

/** The same index, which knew nobody yet, with these people beside its posts. */
export const withPeople = (index: NameIndex, people: readonly string[]): NameIndex => ({
  ...index,
  ...namesOfPeople([...people, ...index.people.values()], people),
});

/** A topmost item's title, its initials and its aliases; below, what is a name by itself. */
function namesOf(item: Item, book: Book, topics: TopicIndex): string[] {
  const label = item.printedRef !== null && /[a-z]{3}/i.test(item.printedRef) ? [item.printedRef] : [];
  if (item.parent !== null) return [item.title, ...item.aliases, ...label];
  const names = item.aliases.filter((alias) => isNameOf(alias, item, book, topics));
  const initials = initialsOf(item.title);
  return [item.title, ...names, ...label, ...(initials.length > 2 && initials.length < 6 ? [initials] : [])];
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
    !lead.docs.some(
      ({ entry, run, own }) => entry.action && (run.includes(phrase) || stems.some((stem) => own.has(stem))),
    )
  );
}

function* bodiesOf({ plan, items }: Book): Generator<[string, string]> {
  const { bodies = [] } = plan.about;
  for (const { name, aliases = [] } of bodies)
    for (const { said, body } of waysToSay(name, aliases)) yield [said, body];
  const known = new Map(bodies.flatMap(({ name }) => waysToSay(name).map(({ said }) => [said, name])));
  const isShort = (name: string): boolean => plan.abbreviations[name] !== undefined;
  for (const { name } of items
    .flatMap((item) => item.bodies)
    .filter((body) => known.has(body.name.toLowerCase()) || !isShort(body.name)))
    for (const { said } of waysToSay(name)) yield [said, known.get(said) ?? name];
}

const wordKeyOf = (name: string): string =>
  wordsOf(name)
    .map(({ text }) => text)
    .join(' ');

function partsOf(bodies: ReadonlyMap<string, string>): Map<string, string[]> {
  const parts = new Map<string, Set<string>>();
  for (const [key, body] of bodies)
    for (const stem of key.split(' ')) parts.set(stem, (parts.get(stem) ?? new Set()).add(body));
  return new Map([...parts].map(([stem, known]) => [stem, [...known]]));
}

function add(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  if (key === '') return;
  const filed = index.get(key);
  if (!filed) index.set(key, [entry]);
  else filed.push(entry);
}
