/** A plan as somebody sees it: of the measures that are not theirs to read, without the small counts of children. */
import type { Book } from '../book.ts';
import type { Change } from '../change.ts';
import type { Evidence, Milestone } from '../milestone.ts';
import { may, mayReadMeasure } from '../permission.ts';
import type { Actor } from '../person.ts';
import type { Item, Measure } from '../plan.ts';
import type { Update } from '../update.ts';
import { standingReadings } from './readings.ts';
import { measureFor, percentTells } from './small-counts.ts';
import { type Audience, smallSharesIn, wordsFor } from './small-words.ts';

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

/** Percentages that would tell a count which others may not read, by milestone. */
export type HiddenPercents = ReadonlyMap<string, ReadonlySet<number>>;

const NONE: HiddenPercents = new Map();

/** Those that stand beside such a count in one of the updates, and the shares that the counts themselves come to. */
export function hiddenPercents(updates: readonly Update[]): HiddenPercents {
  const hidden = new Map<string, Set<number>>();
  for (const { milestone, said, left } of updates) {
    const told = [...sharesIn(said), ...(hidesPercent(said) ? [said.percent, left.percent] : [])];
    const known = hidden.get(milestone) ?? new Set();
    for (const percent of told) if (typeof percent === 'number') known.add(percent);
    if (known.size > 0) hidden.set(milestone, known);
  }
  return hidden;
}

const hidesPercent = ({ figures = [], reason }: Update['said']): boolean =>
  percentTells(figures, 'others') || (typeof reason === 'string' && wordsFor(reason, 'others') !== reason);

function sharesIn({ figures = [], reason }: Update['said']): number[] {
  const told = figures.filter((figure) => percentTells([figure], 'others'));
  const counts = told.flatMap(({ value, of }) => (of === null ? [] : [[value, of] as const]));
  return [...counts, ...smallSharesIn(reason ?? '')]
    .filter(([, of]) => of > 0)
    .map(([value, of]) => Math.round((100 * value) / of));
}

/** The milestone as that audience reads it: of its words the counts of a few children are left out, and what tells them. */
export const milestoneFor = (
  milestone: Milestone,
  audience: Audience,
  hidden: HiddenPercents = NONE,
): Milestone => {
  if (audience === 'leads') return milestone;
  const { id, reason, evidence, signOff, percent } = milestone;
  return {
    ...milestone,
    reason: wordsOrNull(reason),
    evidence: evidence && { ...evidence, latest: pieceFor(evidence.latest, audience) },
    signOff: signOff && { ...signOff, reason: wordsOrNull(signOff.reason) },
    percent: percent !== null && hidden.get(id)?.has(percent) ? null : percent,
  };
};

/** The same of what was said, and of a lead's word on it. */
export const updateFor = (
  update: Update,
  audience: Audience,
  hidden: HiddenPercents = hiddenPercents([update]),
): Update => {
  if (audience === 'leads') return update;
  const { milestone, said, checked, left } = update;
  const hides = (percent: number | null | undefined): boolean =>
    typeof percent === 'number' && (hidden.get(milestone)?.has(percent) ?? false);
  return {
    ...update,
    said: {
      ...said,
      ...(said.reason !== undefined && { reason: wordsOrNull(said.reason) }),
      ...(said.evidence && { evidence: said.evidence.map((piece) => pieceFor(piece, audience)) }),
      ...(hides(said.percent) && { percent: undefined }),
    },
    ...(checked && { checked: { ...checked, reason: wordsOrNull(checked.reason) } }),
    left: hides(left.percent) ? { ...left, percent: null } : left,
  };
};

/** What a piece of evidence is called, or where it lies, is its sender's words; an address stays one. */
export const pieceFor = (piece: Evidence, audience: Audience): Evidence => {
  if (piece.kind === 'link') return piece;
  return piece.kind === 'file'
    ? { ...piece, name: wordsFor(piece.name, audience) }
    : { ...piece, what: wordsFor(piece.what, audience) };
};

/** A change as that audience reads it: its reason is somebody's words; of a measure its values are figures, and left out. */
export const changeFor = (change: Change, audience: Audience): Change => {
  if (audience === 'leads') return change;
  const values = change.what === 'measure' ? { from: null, to: null } : {};
  return { ...change, ...values, reason: wordsOrNull(change.reason) };
};

const wordsOrNull = (words: string | null): string | null => words && wordsFor(words, 'others');

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
