/** Why a setting changes nothing, or not all that it names: what is not there, what has no date of its own, what stands. */
import { listed } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import { isAction } from '../../domain/plan.ts';
import { actionsUnder, itemsNamed } from '../../domain/scope.ts';
import type { Order } from '../../domain/set-up-edits.ts';
import type { Message } from '../message.ts';

export const nothingToDo = (order: Order, book: Book): Message =>
  noticeCard({ text: `Nothing was changed: ${reason(order, book)}`, suggestions: [] });

function reason(order: Order, book: Book): string {
  if (order.do === 'holder' || order.do === 'completion' || order.do === 'stand-in')
    return 'that is how it stands already.';
  if (order.items.length > 0 && itemsNamed(book, order.items).length === 0)
    return `there is no ${order.items.join(', ')} in ${book.plan.title}.`;
  if (order.do === 'rhythm')
    return 'no action has that rhythm, or it starts then already. Name the actions, for example "termly reports for 5.3(c) start this term".';
  const [heading] = headingNotes(order, book);
  if (heading) return heading;
  if (order.do === 'assign' && actionsUnder(book, order.items).length === 0)
    return `there is no action under ${listed([...order.items])}.`;
  return 'that is how it stands already.';
}

/** A heading that was given a date: said, since only actions have one. At most one sentence. */
export function headingNotes(order: Order, book: Book): string[] {
  if (order.do !== 'date') return [];
  const headings = itemsNamed(book, order.items).filter((item) => !isAction(item));
  if (headings.length === 0) return [];
  const refs = listed(headings.map(({ ref }) => ref));
  return [
    headings.length === 1
      ? `${refs} is a heading and has no date of its own. Name the actions under it.`
      : `${refs} are headings and have no dates of their own. Name the actions under them.`,
  ];
}
