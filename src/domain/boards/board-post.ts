/** What leads and officers say of a board's post before it is posted: comments, marked words, a hold. Never a figure. */
import { z } from 'zod/v4';
import type { Book } from '../book.ts';
import { Instant } from '../kinds.ts';
import type { Milestone } from '../milestone.ts';
import { Vouched, vouchedFor } from '../privacy/vouched.ts';
import { isRestricted } from '../restricted.ts';
import { aboutOf, type Told } from './board-words.ts';

/** Most letters of what somebody writes to a board, and most such texts in one post. */
export const MOST_WORDS = 500;
export const MOST_TEXTS = 10;
/** Most that is kept of what gave way. */
export const MOST_REPLACED = 100;

const Text = z.string().min(1).max(MOST_WORDS);
/** Who did it: the person, the post that they spoke as, and when. */
const By = { by: z.string(), post: z.string(), at: Instant };
/** Beside words that look like a pupil's data, and that their writer said are not. */
const Said = { ...By, vouched: Vouched.optional() };

export const BoardPost = z.strictObject({
  plan: z.string(),
  board: z.string(),
  /** ISO week of the post. */
  week: z.string(),
  /** One a person: the last one counts. */
  comments: z.array(z.strictObject({ ...Said, text: Text })),
  /** Reasons that the board may read: each by the milestone and the update that left it so. */
  marks: z.array(z.strictObject({ ...By, milestone: z.string(), update: z.string() })),
  /** Written for the board about one action; `asks` a decision of it. */
  lines: z.array(z.strictObject({ ...Said, item: z.string(), text: Text, asks: z.boolean() })),
  /** The figures are posted without any of these words. */
  withheld: z.strictObject(By).nullable(),
  /** Nothing is posted until an officer, or whoever held it, releases it. */
  hold: z.strictObject({ ...Said, reason: Text }).nullable(),
  /** Comments and lines that gave way to others while the record was held: no board reads them. */
  replaced: z
    .array(z.strictObject({ ...Said, item: z.string().nullable(), text: Text }))
    .max(MOST_REPLACED)
    .optional(),
});
export type BoardPost = z.infer<typeof BoardPost>;

export const freshPost = (plan: string, board: string, week: string): BoardPost => ({
  plan,
  board,
  week,
  comments: [],
  marks: [],
  lines: [],
  withheld: null,
  hold: null,
});

/** What is done to a post before its board sees it. */
export type PostDeed =
  | { do: 'comment'; text: string | null }
  | { do: 'mark'; milestone: string; update: string; on: boolean }
  | { do: 'line'; item: string; text: string; asks: boolean }
  | { do: 'withhold' }
  | { do: 'restore' }
  | { do: 'hold'; reason: string }
  | { do: 'release' };

type Who = { by: string; post: string; at: string };

/** The post after a deed; the same where it changes nothing. */
export function withDeed(post: BoardPost, deed: PostDeed, who: Who): BoardPost {
  switch (deed.do) {
    case 'comment': {
      const others = post.comments.filter(({ by }) => by !== who.by);
      const added =
        deed.text === null ? [] : [{ ...who, text: deed.text, ...vouchedFor([deed.text], who.by, who.at) }];
      return { ...post, comments: [...others, ...added].slice(-MOST_TEXTS) };
    }
    case 'mark': {
      const { milestone, update } = deed;
      const others = post.marks.filter((mark) => mark.milestone !== milestone);
      return { ...post, marks: deed.on ? [...others, { ...who, milestone, update }].slice(-50) : others };
    }
    case 'line': {
      const { item, text, asks } = deed;
      const others = post.lines.filter((line) => line.item !== item || line.asks !== asks);
      return {
        ...post,
        lines: [...others, { ...who, item, text, asks, ...vouchedFor([text], who.by, who.at) }].slice(
          -MOST_TEXTS,
        ),
      };
    }
    case 'withhold':
      return { ...post, withheld: who };
    case 'restore':
      return { ...post, withheld: null };
    case 'hold':
      return { ...post, hold: { ...who, reason: deed.reason, ...vouchedFor([deed.reason], who.by, who.at) } };
    case 'release':
      return { ...post, hold: null };
  }
}

/**
 * `after` with the words that gave way to it, for whoever has a right to see them; `after` itself where none did, and
 * null where there are too many to keep.
 */
export function keepingReplaced(before: BoardPost, after: BoardPost): BoardPost | null {
  const stays = ({ by, text }: { by: string; text: string }): boolean =>
    [...after.comments, ...after.lines].some((one) => one.by === by && one.text === text);
  const gone = [
    ...before.comments.map((one) => ({ ...one, item: null })),
    ...before.lines.map(({ asks: _, ...one }) => one),
  ].filter((one) => !stays(one));
  if (gone.length === 0) return after;
  const replaced = [...(before.replaced ?? []), ...gone];
  return replaced.length > MOST_REPLACED ? null : { ...after, replaced };
}

/** The words of a post: none of them changes a figure. */
export type Narrative = {
  comments: { post: string; text: string }[];
  /** Reasons that may be quoted, by milestone. */
  said: ReadonlyMap<string, string>;
  lines: { ref: string; post: string; text: string; asks: boolean }[];
};

export const NO_WORDS: Narrative = { comments: [], said: new Map(), lines: [] };

/**
 * What of it the board reads. A reason is quoted as long as nothing newer was said: what came after the mark is not
 * marked. Of what is restricted nothing is quoted. `told` makes of somebody's words what a board may read of them.
 */
export function narrativeOf(
  post: BoardPost | null,
  book: Book,
  milestones: readonly Milestone[],
  silent: boolean,
  told: Told,
): Narrative {
  if (post === null || silent || post.withheld !== null) return NO_WORDS;
  const mayQuote = (id: string): boolean => {
    const item = book.byId.get(id);
    return item !== undefined && !isRestricted(book, item);
  };
  const aboutItem = (id: string): string => {
    const item = book.byId.get(id);
    return item ? aboutOf(book, item) : '';
  };
  const said = milestones.flatMap(({ id, item, reason, lastUpdate }): [string, string][] =>
    reason !== null &&
    mayQuote(item) &&
    post.marks.some(({ milestone, update }) => milestone === id && update === lastUpdate?.id)
      ? [[id, told(reason, aboutItem(item))]]
      : [],
  );
  return {
    comments: post.comments.map(({ post: as, text }) => ({ post: as, text: told(text) })),
    said: new Map(said),
    lines: post.lines.flatMap(({ item, post: as, text, asks }) => {
      const ref = book.byId.get(item)?.ref;
      return ref === undefined || !mayQuote(item)
        ? []
        : [{ ref, post: as, text: told(text, aboutItem(item)), asks }];
    }),
  };
}
