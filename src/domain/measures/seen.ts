/** A plan as somebody sees it: of the measures that are not theirs to read, without the small counts of children. */
import type { Book } from '../book.ts';
import type { Change } from '../change.ts';
import type { Milestone } from '../milestone.ts';
import { may, mayReadMeasure } from '../permission.ts';
import type { Actor } from '../person.ts';
import type { Item, Measure } from '../plan.ts';
import type { Update } from '../update.ts';
import { standingReadings } from './readings.ts';
import { type Audience, measureFor, wordsFor } from './small-counts.ts';

/** Who reads a measure's figures as an actor; in a channel nobody does, because others read along. */
export const audienceOf = (actor: Actor, book: Book, item: Item | null, measure: Measure): Audience =>
  actor.board === null && mayReadMeasure(actor, book, item, measure) ? 'leads' : 'others';

/** Who reads what is said of an item, by the item's id. */
export const audienceIn =
  (book: Book, actor: Actor) =>
  (item: string): Audience => {
    const about = book.byId.get(item);
    return about && actor.board === null && may(actor, 'read-measure', book, about) ? 'leads' : 'others';
  };

/** The milestone as that audience reads it: of its words, the counts of a few children are left out. */
export const milestoneFor = (milestone: Milestone, audience: Audience): Milestone =>
  milestone.reason === null || audience === 'leads'
    ? milestone
    : { ...milestone, reason: wordsFor(milestone.reason, audience) };

/** The same of what was said. */
export const updateFor = (update: Update, audience: Audience): Update =>
  typeof update.said.reason !== 'string' || audience === 'leads'
    ? update
    : { ...update, said: { ...update.said, reason: wordsFor(update.said.reason, audience) } };

/** A change as that audience reads it: an entry of a measure holds figures, and is told without them. */
export const changeFor = (change: Change, audience: Audience): Change =>
  change.what !== 'measure' || audience === 'leads' ? change : { ...change, from: null, to: null };

/** The book with every measure as the actor sees it; null is a reader who leads nothing: a board, a paper. */
export function bookFor(book: Book, actor: Actor | null): Book {
  const seen = (item: Item | null, measure: Measure): Measure => {
    const audience = actor === null ? 'others' : audienceOf(actor, book, item, measure);
    if (audience === 'leads') return measure;
    return measureFor(
      measure,
      standingReadings(measure, book.plan).map(({ reading }) => reading),
      audience,
    );
  };
  const itemSeen = (item: Item): Item =>
    item.measures.length === 0
      ? item
      : { ...item, measures: item.measures.map((measure) => seen(item, measure)) };
  const byId = new Map([...book.byId].map(([id, item]) => [id, itemSeen(item)]));
  const again = (item: Item): Item => byId.get(item.id) ?? item;
  return {
    plan: { ...book.plan, measures: book.plan.measures.map((measure) => seen(null, measure)) },
    items: book.items.map(again),
    byId,
    byRef: new Map([...book.byRef].map(([ref, item]) => [ref, again(item)])),
    childrenOf: new Map([...book.childrenOf].map(([parent, items]) => [parent, items.map(again)])),
  };
}
