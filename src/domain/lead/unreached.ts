/** People whom no message reaches, with the posts they hold and how many actions wait for that; posts that nobody holds apart. */
import { answering } from '../away/who-answers.ts';
import type { Book } from '../book.ts';
import { type OwnerKey, type PlainDate, personBehind } from '../plan.ts';
import { type ActionStanding, answersFor, isOpenAction } from '../standing.ts';

/** Has never opened the chat; has removed the bot; the platform does not let it write to them. */
export type Reach = 'not-met' | 'left' | 'blocked';

export type Unreached = {
  /** Null for a post that nobody holds. */
  person: string | null;
  why: Reach | 'vacant';
  /** The titles of the posts in which they answer; of a vacant post its own. Empty for a person named directly. */
  posts: string[];
  /** Refs of the open actions, in the plan's order. */
  refs: string[];
};

/**
 * One entry a person, most actions first. A cross-reference counts at its target, and what was past at go-live and has
 * had no word is nobody's to be asked about: neither waits for anybody.
 */
export function unreachedAmong(
  standings: readonly ActionStanding[],
  { book, reach, today }: { book: Book; reach: ReadonlyMap<string, Reach>; today: PlainDate },
): Unreached[] {
  const found = new Map<string, Unreached>();
  for (const one of standings) {
    const key = answersFor(one);
    const waits = isOpenAction(one) && one.chasedAt === null && one.standing !== 'inherited';
    if (key === null || !waits || isAnswered(book, key, reach, today)) continue;
    const person = personBehind(book.plan, key, today);
    const why = person === null ? 'vacant' : reach.get(person);
    if (why === undefined) continue;
    const title = book.plan.posts.find(({ id }) => `post:${id}` === key)?.title;
    const known = found.get(person ?? key) ?? { person, why, posts: [], refs: [] };
    found.set(person ?? key, {
      ...known,
      posts: [...new Set([...known.posts, ...(title === undefined ? [] : [title])])],
      refs: [...known.refs, one.action.ref],
    });
  }
  return [...found.values()].sort((a, b) => b.refs.length - a.refs.length);
}

/** Somebody whom messages reach may answer: a link officer, a cover or a deputy, where it is not the holder. */
const isAnswered = (
  { plan }: Book,
  key: OwnerKey,
  reach: ReadonlyMap<string, Reach>,
  today: PlainDate,
): boolean => answering(plan, key, today).may.some(({ person }) => !reach.has(person));
