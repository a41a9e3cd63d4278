/** Commits what a set-up changes: newcomers, the plan's head, and every item with its milestones and entries. */
import { type Book, openBook } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Edits } from '../../domain/set-up-edits.ts';
import { stamp } from '../../domain/stamp.ts';
import { yearAhead } from '../../importing/draft.ts';
import { docId } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import { ATTEMPTS, carryChange } from '../carry-change.ts';
import type { PlanChange } from '../change-plan.ts';
import { commandId } from '../command-id.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import { newcomersAs } from '../import-plan.ts';
import type { Origin } from '../message.ts';

/** A set-up as decided on the plan as it stands: called anew when somebody else changes the plan at the same time. */
export type Decide = (book: Book) => Edits;

/** `edits` are those that were carried out, as they were decided; undefined when the plan is gone or never still. */
export async function commitSetUp(
  app: App,
  origin: Origin,
  speaker: Speaker,
  plan: string,
  newcomers: readonly Person[],
  through: 'message' | 'card',
  decide: Decide,
): Promise<Edits | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const was = await app.store.get(origin.tenant, 'plan', docId('plan', plan));
    const book = was && (await app.records.book(origin.tenant, plan));
    if (!was || !book) return undefined;
    const now = openBook(was.doc.body, [...book.byId.values()]);
    const entryId = (item: string | null, place: number): string =>
      commandId(origin, `set-up:${plan}:${item ?? 'head'}:${place}`);
    const edits = await undone(app.store, origin.tenant, decide(now), now.plan, (item) => entryId(item, 0));
    const people = await newcomersAs(app.store, origin.tenant, newcomers);
    if (!people) return undefined;
    const today = localDate(app.clock.now(), book.plan.timezone);
    const change: PlanChange = {
      was: now,
      head: edits.head,
      edits: edits.edits,
      span: yearAhead(book.plan.goLive, today),
      today,
      at: stamp(app.clock.now()),
      by: speaker.person.id,
      through,
      reason: null,
      newId: () => crypto.randomUUID(),
      entryId,
    };
    const carried = await carryChange(change, {
      store: app.store,
      tenant: origin.tenant,
      decidedOn: was,
      newcomers: people,
      commit: async (changes) => {
        const result = await app.store.commit(origin.tenant, `set-up:${crypto.randomUUID()}`, changes);
        return result.kind === 'stale' ? 'stale' : 'done';
      },
      progress: () => undefined,
    });
    if (carried === 'done') {
      app.poke();
      return edits;
    }
  }
  return undefined;
}

/**
 * What this turn has not done yet: each thing that it changes has its entry in the record of changes under an id of
 * the turn's own, so that a turn that is delivered again does the rest, and nothing twice.
 */
async function undone(
  store: Store,
  tenant: string,
  { head, edits }: Edits,
  plan: Plan,
  entryOf: (item: string | null) => string,
): Promise<Edits> {
  const isDone = async (item: string | null): Promise<boolean> =>
    (await store.get(tenant, 'change', docId('change', entryOf(item)))) !== undefined;
  const done = await Promise.all(edits.map(({ after }) => isDone(after.id)));
  return { head: (await isDone(null)) ? plan : head, edits: edits.filter((_, place) => !done[place]) };
}
