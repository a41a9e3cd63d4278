/** Commits what a set-up changes: newcomers, the plan's head, and every item with its milestones and entries. */
import { type Book, openBook } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import type { Edits } from '../../domain/set-up-edits.ts';
import { stamp } from '../../domain/stamp.ts';
import { yearAhead } from '../../importing/draft.ts';
import { docId } from '../../store/ids.ts';
import type { Stored } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import { type Bundle, bundlesOf, headBundle, type PlanChange, packed } from '../change-plan.ts';
import { commandId } from '../command-id.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import { newcomersAs } from '../import-plan.ts';
import type { Origin } from '../message.ts';

/** A set-up as decided on the plan as it stands: called anew when somebody else changes the plan at the same time. */
export type Decide = (book: Book) => Edits;

/** How often a change that somebody else got ahead of is decided anew. */
const ATTEMPTS = 5;

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
    const edits = decide(now);
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
    };
    const packs = packed(await bundlesOf(app.store, origin.tenant, change), 12);
    await wakeBy(app.store, origin.tenant, app.clock.now());
    if (await carried(app, origin, change, was, [people, ...packs], attempt)) {
      app.poke();
      return edits;
    }
  }
  return undefined;
}

/** False when a commit was stale; what was carried before it stands, and deciding anew finds only the rest to do. */
async function carried(
  app: App,
  origin: Origin,
  change: PlanChange,
  decidedOn: Stored<'plan'>,
  packs: readonly Bundle[],
  attempt: number,
): Promise<boolean> {
  const plan = change.head.id;
  for (const [index, pack] of packs.entries()) {
    if (index > 0 && pack.length === 0) continue;
    const was = index === 0 ? decidedOn : await app.store.get(origin.tenant, 'plan', docId('plan', plan));
    if (!was) return false;
    const head = headBundle(index === 0 ? change.head : was.doc.body, was, change);
    const id = commandId(origin, `set-up:${plan}:${change.at}:${attempt}:${index}`);
    const result = await app.store.commit(origin.tenant, `set-up:${id}`, [...head, ...pack]);
    if (result.kind === 'stale') return false;
  }
  return true;
}
