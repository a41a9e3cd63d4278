/** What people wrote, as a board reads it: without small counts of children, and with posts in place of names. */
import { type Book, upwards } from '../book.ts';
import { wordsFor } from '../measures/small-words.ts';
import { namesLeftOut } from '../names-in-words.ts';
import { keysHeldBy, type Person } from '../person.ts';
import type { Item, PlainDate, Plan } from '../plan.ts';

const SOMEBODY = 'a named person';

/** Somebody's words as a board reads them. */
export type Told = (text: string, about?: string) => string;

/** What an action is about, in the plan's words: its title, and what it and what stands above it are measured by. */
export const aboutOf = (book: Book, item: Item): string =>
  [item.title, ...upwards(book, item).flatMap(({ measures }) => measures.map(({ text }) => text))].join('. ');

/**
 * The function through which everything goes that people wrote and a board reads: reasons, comments, lines, decisions.
 * `people` are all whom the record knows; whoever is known by an address alone has no name yet. `about` are the titles of
 * what the words are said of: they tell what "only 3 left" counts.
 */
export function wordsForBoards(
  plan: Plan,
  people: readonly Pick<Person, 'id' | 'name'>[],
  day: PlainDate,
): Told {
  const titles = new Map(plan.posts.map(({ id, title }) => [`post:${id}`, title]));
  const unnamed = namesLeftOut(
    people
      .filter(({ name }) => !name.includes('@'))
      .map(({ id, name }) => {
        const post = keysHeldBy(plan, id, day).flatMap((key) => titles.get(key) ?? [])[0];
        return { name, as: post === undefined ? SOMEBODY : `the ${post}` };
      }),
    SOMEBODY,
  );
  return (text, about = '') => wordsFor(unnamed(text), 'others', about);
}
