/** Commits what a set-up changes: newcomers, the plan's head, and every item with its milestones and entries. */
import { type Book, openBook } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import type { Plan } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { yearAhead } from '../../importing/draft.ts';
import { docId } from '../../store/ids.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { ATTEMPTS, carryChange } from '../plans/carry-change.ts';
import type { Edit, PlanChange } from '../plans/change-plan.ts';
import { newcomersAs } from '../plans/import-plan.ts';

/** A set-up as decided on the plan as it stands: called anew when somebody else changes the plan at the same time. */
export type Decide<E extends Edit> = (book: Book) => { head: Plan; edits: E[] };

/** `because` tells why, and who asked for it. `edits` are those that were carried out, as they were decided; undefined when the plan is gone or never still. */
export async function commitSetUp<E extends Edit>(
  app: App,
  origin: Origin,
  speaker: Speaker,
  plan: string,
  newcomers: readonly Person[],
  through: 'message' | 'card',
  decide: Decide<E>,
  because: { reason: string | null; proposed?: string } = { reason: null },
): Promise<{ head: Plan; edits: E[] } | undefined> {
  // Of an attempt that somebody got ahead of, too, what was carried stands.
  let tried: E[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const was = await app.store.get(origin.tenant, 'plan', docId('plan', plan));
    const book = was && (await app.records.book(origin.tenant, plan));
    if (!was || !book) return undefined;
    const now = openBook(was.doc.body, [...book.byId.values()]);
    const entryId = (item: string | null, place: number): string =>
      commandId(origin, `set-up:${plan}:${item ?? 'head'}:${place}`);
    const isDone = async (item: string | null): Promise<boolean> =>
      (await app.store.get(origin.tenant, 'change', docId('change', entryId(item, 0)))) !== undefined;
    const stood = await sorted(tried, isDone);
    const decided = decide(now);
    const { not: edits } = await sorted(decided.edits, isDone);
    const head = (await isDone(null)) ? now.plan : decided.head;
    tried = [...stood.done, ...edits];
    const people = await newcomersAs(app.store, origin.tenant, newcomers);
    if (!people) return undefined;
    const today = localDate(app.clock.now(), book.plan.timezone);
    const change: PlanChange = {
      was: now,
      head,
      edits,
      span: yearAhead(book.plan.goLive, today),
      today,
      at: stamp(app.clock.now()),
      by: speaker.person.id,
      through,
      ...because,
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
      return { head, edits: tried };
    }
  }
  return undefined;
}

/**
 * Which of the edits this turn has carried out: each thing that it changes has its entry in the record of changes
 * under an id of the turn's own, so that a turn that is delivered again does the rest, and nothing twice.
 */
async function sorted<E extends Edit>(
  edits: readonly E[],
  isDone: (item: string) => Promise<boolean>,
): Promise<{ done: E[]; not: E[] }> {
  const done = await Promise.all(edits.map(({ after }) => isDone(after.id)));
  return { done: edits.filter((_, place) => done[place]), not: edits.filter((_, place) => !done[place]) };
}
