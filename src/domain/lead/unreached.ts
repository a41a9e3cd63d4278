/** Owners whom no message reaches, and how many of their actions wait: posts that nobody holds among them. */
import { answering } from '../away/who-answers.ts';
import type { Book } from '../book.ts';
import { type OwnerKey, type PlainDate, personBehind } from '../plan.ts';
import { type ActionStanding, answersFor, isOpenAction } from '../standing.ts';

/** Has never opened the chat; has removed the bot; the platform does not let it write to them. */
export type Reach = 'not-met' | 'left' | 'blocked';

export type Unreached = {
  /** The post's title; null where the person is named directly. */
  post: string | null;
  /** Null for a post that nobody holds. */
  person: string | null;
  why: Reach | 'vacant';
  /** Refs of their open actions, in the plan's order. */
  refs: string[];
};

/** Most actions first. */
export function unreachedAmong(
  standings: readonly ActionStanding[],
  { book, reach, today }: { book: Book; reach: ReadonlyMap<string, Reach>; today: PlainDate },
): Unreached[] {
  const found = new Map<OwnerKey, Unreached>();
  for (const one of standings) {
    const key = answersFor(one);
    if (key === null || !isOpenAction(one) || isAnswered(book, key, reach, today)) continue;
    const person = personBehind(book.plan, key, today);
    const why = person === null ? 'vacant' : reach.get(person);
    if (why === undefined) continue;
    const post = book.plan.posts.find(({ id }) => `post:${id}` === key)?.title ?? null;
    const known = found.get(key) ?? { post, person, why, refs: [] };
    found.set(key, { ...known, refs: [...known.refs, one.action.ref] });
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
