/** A date for actions that come round: each is of one occurrence, and never of one that is complete. */
import { longDay } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import { type DatedOccurrence, datedOccurrence } from '../../domain/dated-occurrence.ts';
import { isAction, type PlainDate } from '../../domain/plan.ts';
import { itemsNamed } from '../../domain/scope.ts';
import type { Order } from '../../domain/set-up-edits.ts';
import { yearAhead } from '../../importing/draft.ts';
import { type App, momentIn } from '../context.ts';
import type { Message } from '../message.ts';

/** By the id of the action; those whose date is their own are not among them. */
export type DatedItems = ReadonlyMap<string, DatedOccurrence>;

type DateOrder = Extract<Order, { do: 'date' }>;

/** The order without what it must leave alone; `ask` where nothing of it is left. */
export async function datedOrder(
  app: App,
  tenant: string,
  book: Book,
  order: DateOrder,
): Promise<{ order: DateOrder; dated: DatedItems; ask: Message | null }> {
  const { of: named, ...plain } = order;
  const actions = itemsNamed(book, order.items).filter(isAction);
  if (named !== undefined) {
    const milestone = (await app.records.milestone(tenant, named))?.doc.body;
    const [item] = actions.filter(({ id }) => id === milestone?.item);
    if (!milestone || !item || milestone.kind === 'delivery') return datedOrder(app, tenant, book, plain);
    const one = { label: milestone.label, milestone };
    const words = whyItStays(item.ref, order.due, one);
    return { order, dated: new Map([[item.id, one]]), ask: words === null ? null : nothing([words]) };
  }
  const comesRound = actions.filter(({ nature }) => nature === 'recurring');
  const span = yearAhead(book.plan.goLive, momentIn(app, book.plan.timezone).today);
  const dated = new Map<string, DatedOccurrence>();
  const stays: { ref: string; words: string }[] = [];
  for (const item of comesRound) {
    const own = await app.records.milestones(tenant, [{ field: 'item', is: 'eq', to: item.id }]);
    const one = datedOccurrence(item, order.due, own, book, span);
    if (one === null) continue;
    dated.set(item.id, one);
    const words = whyItStays(item.ref, order.due, one);
    if (words !== null) stays.push({ ref: item.ref, words });
  }
  const left = actions.filter(({ ref }) => !stays.some((one) => one.ref === ref));
  const [first] = stays;
  return {
    order: { ...order, items: order.items.filter((ref) => !stays.some((one) => one.ref === ref)) },
    dated,
    ask: first && left.length === 0 ? nothing(stays.map(({ words }) => words)) : null,
  };
}

function whyItStays(ref: string, due: PlainDate, { label, milestone }: DatedOccurrence): string | null {
  if (milestone === null) return null;
  const name = label === null ? ref : `${ref}, ${label}`;
  if (milestone.status === 'complete')
    return `${name} is complete, and keeps its date. Name a date of the next one.`;
  return milestone.due === due ? `${longDay(due)} is the date of ${name} already.` : null;
}

const nothing = (words: readonly string[]): Message =>
  noticeCard({ text: `Nothing was changed: ${words.join(' ')}`, suggestions: [] });
