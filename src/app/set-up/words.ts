/** What a set-up changes, in the words of its cards. */
import type { SetUpSaid } from '../../cards/set-up/set-up-words.ts';
import type { Book } from '../../domain/book.ts';
import { accountable, type Item, type OwnerKey } from '../../domain/plan.ts';
import { actionsUnder } from '../../domain/scope.ts';
import { type Edits, type Order, standInNow } from '../../domain/set-up-edits.ts';
import type { App } from '../context.ts';
import type { DatedItems } from './dated.ts';
import { labelOf } from './whom.ts';

/** `labels` name those whom the order names, in its order; `dated` are the occurrences that a date is of. */
export async function saidOf(
  app: App,
  tenant: string,
  book: Book,
  order: Order,
  edits: Edits,
  labels: readonly string[],
  dated: DatedItems,
): Promise<SetUpSaid> {
  const [label] = labels;
  const fromKeys = (keyOf: (item: Item) => OwnerKey | null) =>
    Promise.all(
      edits.edits.map(async ({ before }) => ({
        ref: before.ref,
        title: before.title,
        from: await labelOf(app, tenant, book, keyOf(before)),
      })),
    );
  switch (order.do) {
    case 'assign':
      return {
        do: 'assign',
        to: order.to === null ? null : (label ?? ''),
        changes: await fromKeys(accountable),
      };
    case 'lead':
      return { do: 'lead', to: label ?? '', changes: await fromKeys(({ lead }) => lead) };
    case 'date':
      return {
        do: 'date',
        due: order.due,
        changes: edits.edits.map(({ before }) => {
          const { label = null, milestone = null } = dated.get(before.id) ?? {};
          return {
            ref: before.ref,
            title: before.title,
            label,
            from: milestone === null ? (before.due ?? before.reading?.end ?? null) : milestone.due,
          };
        }),
      };
    case 'stand-in':
      return {
        do: 'stand-in',
        as: order.as,
        of: label ?? '',
        to: labels[1] ?? null,
        from: await labelOf(app, tenant, book, standInNow(book.plan, order)),
      };
    case 'completion':
      return {
        do: 'completion',
        evidence: order.evidence,
        signOff: order.signOff,
        stood: book.plan.completion,
      };
    case 'rhythm':
      return {
        do: 'rhythm',
        rule: order.rule,
        from: order.from,
        changes: edits.edits.map(({ before }) => ({
          ref: before.ref,
          title: before.title,
          from: before.byWhen,
        })),
      };
    case 'holder': {
      const key: OwnerKey = `post:${order.post}`;
      return {
        do: 'holder',
        post: book.plan.posts.find(({ id }) => id === order.post)?.title ?? order.post,
        holders: order.holders.map(({ from }, place) => ({ who: labels[place] ?? '', from })),
        actions: actionsUnder(book, []).filter((item) => accountable(item) === key).length,
      };
    }
  }
}
