/** What people wrote, as a board reads it: without small counts of children, and with posts in place of names. */
import { wordsFor } from '../measures/small-words.ts';
import { namesLeftOut } from '../names-in-words.ts';
import { keysHeldBy, type Person } from '../person.ts';
import type { PlainDate, Plan } from '../plan.ts';

const SOMEBODY = 'a named person';

/**
 * The function through which everything goes that people wrote and a board reads: reasons, comments, lines, decisions.
 * `people` are all whom the record knows; whoever is known by an address alone has no name yet.
 */
export function wordsForBoards(
  plan: Plan,
  people: readonly Pick<Person, 'id' | 'name'>[],
  day: PlainDate,
): (text: string) => string {
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
  return (text) => wordsFor(unnamed(text), 'others');
}
