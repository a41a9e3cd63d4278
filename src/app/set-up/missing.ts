/** The walk through what a plan lacks: five gaps at a time, filled in on the card, left and taken up again. */

import { noticeCard } from '../../cards/notice.ts';
import { type GapRow, missingCard } from '../../cards/set-up/missing.ts';
import { gapKey, MOST_ROWS, type Walk } from '../../cards/set-up/set-up-submit.ts';
import { actionsOf, type Book } from '../../domain/book.ts';
import { gapsOf } from '../../domain/gaps.ts';
import type { Gap } from '../../domain/set-up.ts';
import { type App, momentIn } from '../context.ts';
import { type Frame, reframe } from '../conversation/frame.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { ownersToPick } from './owners.ts';

export type Filled = { typed: GapRow['typed']; faults: NonNullable<GapRow['faults']> };

/** The gaps from where this person left off in the same part of the plan, or from its beginning. */
export async function showMissing(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  { scope, frame }: { scope: readonly string[]; frame: Frame },
): Promise<Message> {
  const left = frame.walk;
  const same = left && left.plan === book.plan.id && left.items.join() === scope.join();
  const walk: Walk = { plan: book.plan.id, items: [...scope], after: same ? left.after : null };
  return missingFrom(app, origin, speaker, book, walk, {});
}

export async function missingFrom(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  walk: Walk,
  more: { notice?: string; filled?: ReadonlyMap<string, Filled> },
): Promise<Message> {
  const milestones = await app.records.milestones(origin.tenant, [
    { field: 'plan', is: 'eq', to: book.plan.id },
  ]);
  const gaps = gapsOf(book, milestones, walk.items);
  const { today } = momentIn(app, book.plan.timezone);
  const begin = walk.after === null ? 0 : afterKey(book, walk, gaps);
  const ahead = gaps.slice(begin);
  // Those that were refused stand first, with what was typed into them.
  const refused = gaps.filter((gap) => (more.filled?.get(gapKey(gap))?.faults.length ?? 0) > 0);
  const rows = [...refused, ...ahead.filter((gap) => !refused.includes(gap))].slice(0, MOST_ROWS);
  if (rows.length === 0) {
    await reframe(app, origin, speaker.person.id, { walk: null });
    return noticeCard(done(gaps.length, more.notice));
  }
  await reframe(app, origin, speaker.person.id, { walk });
  const { listed: _, ...message } = missingCard({
    plan: { id: book.plan.id, title: book.plan.title },
    walk,
    rows: rows.map((gap) => rowOf(book, gap, more.filled)),
    left: gaps.length,
    total: walk.items.length > 0 ? gaps.length : totalOf(book),
    owners: await ownersToPick(app, origin.tenant, book),
    today,
    ...(more.notice === undefined ? {} : { notice: more.notice }),
  });
  return message;
}

const done = (left: number, notice: string | undefined) =>
  left === 0
    ? {
        text: `${notice === undefined ? '' : `${notice} `}Nothing is missing: every action here has a date and an owner, and every measure its figures.`,
        suggestions: [],
      }
    : {
        text: `${notice === undefined ? '' : `${notice} `}That was the last one. ${left} that you left out ${left === 1 ? 'is' : 'are'} still missing something.`,
        suggestions: [{ label: 'Go through them again', say: "what's missing" }],
      };

/** Where the walk goes on: behind the gap it stopped at, whether or not that one is filled by now. */
function afterKey(book: Book, walk: Walk, gaps: readonly Gap[]): number {
  const order = keysInOrder(book);
  const place = order.indexOf(walk.after ?? '');
  const next = gaps.findIndex((gap) => order.indexOf(gapKey(gap)) > place);
  return next === -1 ? gaps.length : next;
}

/** Every key that a gap can have, in the order of the walk. */
const keysInOrder = (book: Book): string[] => [
  ...book.items.map(({ id }) => `item:${id}`),
  ...book.items.flatMap((item) => item.measures.map(({ id }) => `measure:${id}`)),
  ...book.plan.measures.map(({ id }) => `measure:${id}`),
];

/** All that can lack something: actions and measures. */
const totalOf = (book: Book): number =>
  actionsOf(book).length +
  book.items.reduce((sum, item) => sum + item.measures.length, book.plan.measures.length);

function rowOf(book: Book, gap: Gap, filled: ReadonlyMap<string, Filled> | undefined): GapRow {
  const item = gap.item === null ? undefined : book.byId.get(gap.item);
  const measures = item ? item.measures : book.plan.measures;
  const measure = gap.of === 'measure' ? measures.find(({ id }) => id === gap.measure) : undefined;
  const before = filled?.get(gapKey(gap));
  return {
    gap,
    ref: item?.ref ?? null,
    title: measure?.text ?? item?.title ?? '',
    byWhen: item?.byWhen ?? null,
    resolved: gap.of === 'action' && gap.lacks.includes('confirmation') ? (item?.reading?.end ?? null) : null,
    ...(before?.typed ? { typed: before.typed } : {}),
    ...(before && before.faults.length > 0 ? { faults: before.faults } : {}),
  };
}
