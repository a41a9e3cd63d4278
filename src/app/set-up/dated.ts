/** A date for actions that come round: each is of one occurrence, and never of one that is complete. */
import { longDay } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import { type DatedOccurrence, datedOccurrence } from '../../domain/dated-occurrence.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { isAction, type PlainDate } from '../../domain/plan.ts';
import { itemsNamed } from '../../domain/scope.ts';
import type { Setting } from '../../domain/set-up.ts';
import type { Order } from '../../domain/set-up-edits.ts';
import { yearAhead } from '../../importing/draft.ts';
import { type App, momentIn } from '../context.ts';
import type { Message } from '../message.ts';

/** By the id of the action; those whose date is their own are not among them. */
export type DatedItems = ReadonlyMap<string, DatedOccurrence>;

type DateSetting = Extract<Setting, { do: 'date' }>;
type DateOrder = Extract<Order, { do: 'date' }>;

/** The setting as an order, without what it must leave alone; `ask` where nothing of it is left. */
export async function datedOrder(
  app: App,
  tenant: string,
  book: Book,
  { of: named, ...setting }: DateSetting,
): Promise<{ order: DateOrder; dated: DatedItems; ask: Message | null }> {
  const { due } = setting;
  const actions = itemsNamed(book, setting.items).filter(isAction);
  if (named !== undefined) {
    const milestone = (await app.records.milestone(tenant, named))?.doc.body;
    const [item] = actions.filter(({ id }) => id === milestone?.item);
    if (!milestone || !item || milestone.kind === 'delivery') return datedOrder(app, tenant, book, setting);
    const one = { label: milestone.label, milestone };
    const words = whyItStays(item.ref, due, one);
    return {
      order: { ...setting, times: new Map([[item.id, milestone.id]]) },
      dated: new Map([[item.id, one]]),
      ask: words === null ? null : nothing([words]),
    };
  }
  const comesRound = actions.filter(({ nature }) => nature === 'recurring');
  const span = yearAhead(book.plan.goLive, momentIn(app, book.plan.timezone).today);
  const dated = new Map<string, DatedOccurrence>();
  const times = new Map<string, string>();
  const stays: { ref: string; words: string }[] = [];
  for (const item of comesRound) {
    const own = await app.records.milestones(tenant, [{ field: 'item', is: 'eq', to: item.id }]);
    const one = datedOccurrence(item, due, own, book, span);
    if (one === null) continue;
    dated.set(item.id, one);
    const words = whyItStays(item.ref, due, one) ?? notYetThere(item.ref, due, one, own);
    if (words !== null) stays.push({ ref: item.ref, words });
    else if (one.milestone !== null) times.set(item.id, one.milestone.id);
  }
  const left = actions.filter(({ ref }) => !stays.some((one) => one.ref === ref));
  const [first] = stays;
  return {
    order: {
      ...setting,
      items: setting.items.filter((ref) => !stays.some((one) => one.ref === ref)),
      times,
    },
    dated,
    ask: first && left.length === 0 ? nothing(stays.map(({ words }) => words)) : null,
  };
}

/** A date of a time that is not planned yet would take those that are open out of the plan. */
function notYetThere(
  ref: string,
  due: PlainDate,
  { milestone }: DatedOccurrence,
  own: readonly Milestone[],
): string | null {
  const last = own
    .flatMap((one) => (one.open && one.due !== null ? [one.due] : []))
    .sort()
    .at(-1);
  if (milestone !== null || last === undefined) return null;
  return `${ref} comes round, and none of its times that are planned is for ${longDay(due)}: the last is due ${longDay(last)}.`;
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
