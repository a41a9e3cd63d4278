/** What redactions speak of, for officers alone: one thing by its name, and all words that an officer may mean. */
import { type Book, subtree } from '../../../domain/book.ts';
import { may } from '../../../domain/permission.ts';
import type { Item } from '../../../domain/plan.ts';
import { contentOf, type Redactable, saidAt } from '../../../domain/privacy/redactable.ts';
import { type Holder, textsIn, type Worded } from '../../../domain/privacy/texts.ts';
import { docId } from '../../../store/ids.ts';
import { contentAt, holderIn, named, namedWithHold } from '../../../store/redactables.ts';
import { all, type Condition, type Stored } from '../../../store/store.ts';
import type { App } from '../../context.ts';
import { actorIn } from '../../conversation/lines.ts';
import type { Origin } from '../../message.ts';
import type { Speaker } from '../../people/enrol.ts';
import { isMarker } from './marker.ts';

/** Undefined when it is gone, or is not for this person to redact. */
export async function redactable(
  app: App,
  origin: Origin,
  speaker: Speaker,
  id: string,
): Promise<Redactable | undefined> {
  const found = await contentAt(app, origin.tenant, id);
  const plan = found && ('update' in found ? found.update.plan : found.text.plan);
  const book = plan && (await app.records.book(origin.tenant, plan));
  if (!found || !book || !may(actorIn(app, book, origin, speaker), 'redact', book, null)) return undefined;
  return namedWithHold(app, origin.tenant, found);
}

/** What an officer means: all that was said of an action and what stands under it, what holds some words, or both. */
export type Meant = { item: Item | null; words: string | null };

/** Newest first; what only repeats other words of the list goes with those. What is redacted has no words any more. */
export async function redactablesIn(
  app: App,
  tenant: string,
  book: Book,
  { item, words }: Meant,
): Promise<Redactable[]> {
  const ofPlan: Condition = { field: 'plan', is: 'eq', to: book.plan.id };
  const under = item && new Set(subtree(book, item).map(({ id }) => id));
  const updates = (await all(app.store, tenant, { kind: 'update', where: [ofPlan] }))
    .map(({ doc }) => doc.body)
    .filter((update) => update.redacted === undefined && (!under || under.has(update.item)));
  const holders = await holdersOf(app, tenant, book, ofPlan);
  const texts = holders.flatMap((holder) =>
    textsIn(holder).filter((text) => !under || isOf(text, under, item?.ref ?? '')),
  );
  const found = await Promise.all(
    [...updates.map((update) => ({ update })), ...texts.map((text) => ({ text }))].map((one) =>
      named(app, tenant, one),
    ),
  );
  const said = new Set<string>();
  return found
    .filter((one) => {
      const own = contentOf(one).filter((text) => !isMarker(text));
      const isMeant = words === null || own.some((text) => holds(text, words));
      const isCopy = 'text' in one && said.has(one.text.words);
      for (const text of own) said.add(text);
      return own.length > 0 && isMeant && !isCopy;
    })
    .sort((a, b) => saidAt(b).localeCompare(saidAt(a)));
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
const holds = (text: string, words: string): boolean => plain(text).includes(plain(words));

/** Of the action itself, or of none and naming it. */
const isOf = ({ item, words }: Worded, under: ReadonlySet<string>, ref: string): boolean =>
  item === null ? ref.length > 1 && words.includes(ref) : under.has(item);

async function holdersOf(app: App, tenant: string, book: Book, ofPlan: Condition): Promise<Holder[]> {
  const where = [ofPlan];
  const posts = await all(app.store, tenant, { kind: 'board-post' });
  const found: Stored[] = [
    ...(await all(app.store, tenant, { kind: 'request', where })),
    ...posts.filter(({ doc }) => doc.body.plan === book.plan.id),
    ...(await all(app.store, tenant, { kind: 'decision', where })),
    ...(await all(app.store, tenant, { kind: 'change', where })),
    ...(await all(app.store, tenant, { kind: 'item', where })),
  ];
  const head = await app.store.get(tenant, 'plan', docId('plan', book.plan.id));
  return [...found, ...(head ? [head] : [])].flatMap((stored) => holderIn(stored) ?? []);
}
