/** Who may have had a hand in what was stored, by the table of docs/permissions.md as it stood before the activity came. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod/v4';
import type { App } from '../../src/app/context.ts';
import { actorIn } from '../../src/app/conversation/lines.ts';
import type { Origin } from '../../src/app/message.ts';
import { speakerOf } from '../../src/app/people/enrol.ts';
import { type Book, openBook } from '../../src/domain/book.ts';
import { type Deed, may } from '../../src/domain/permission.ts';
import type { Actor } from '../../src/domain/person.ts';
import type { Doc } from '../../src/store/documents.ts';
import { all, type Change } from '../../src/store/store.ts';
import type { Room } from '../app/room.ts';

const WRITES: readonly Deed[] = [
  'update-action',
  'withdraw-action',
  'set-date',
  'assign',
  'sign-off',
  'chase',
  'restrict',
  'read-measure',
  'speak-to-board',
  'change-plan',
  'redact',
];

export type Standing = {
  tenant: string;
  /** Strategy officers load plans. */
  officer: boolean;
  actors: { book: Book; actor: Actor }[];
  /** Milestones about whose hand-over they have asked, and what each is once they take that back. */
  takenBack: ReadonlyMap<string, unknown>;
  /** Items of which something was offered to them: accepting it is theirs. */
  offered: ReadonlySet<string>;
};
export type Written = { partition: string; changes: readonly Change[] };

/** How somebody stands in each plan of their tenant; null for whoever the bot does not listen to. */
export async function standingOf({ app }: Room, origin: Origin): Promise<Standing> {
  const speaker = await speakerOf(app, origin);
  const actors: Standing['actors'] = [];
  for (const { doc } of await all(app.store, origin.tenant, { kind: 'plan' })) {
    const book = await app.records.book(origin.tenant, doc.body.id);
    if (!book) continue;
    // As it stood: what the turn changes counts from then on.
    const kept = openBook(book.plan, book.items);
    actors.push({ book: kept, actor: actorIn(app, kept, origin, speaker) });
  }
  const handOvers = await handOversOf(app, origin.tenant, speaker.person.id);
  return { tenant: origin.tenant, officer: speaker.officer, actors, ...handOvers };
}

/** Whoever asked for a hand-over takes it back, also without a part in the action by now; whoever is to have it accepts. */
async function handOversOf({ store, records }: App, tenant: string, person: string) {
  const takenBack = new Map<string, unknown>();
  const offered = new Set<string>();
  for (const { doc } of await all(store, tenant, { kind: 'request' })) {
    const { kind, state, plan, item, milestone } = doc.body;
    if (kind !== 'hand-over' || state !== 'open') continue;
    if (doc.body.to === person) offered.add(`${plan} ${item}`);
    if (doc.body.by !== person) continue;
    const asked = await records.milestone(tenant, milestone);
    if (asked) takenBack.set(asked.doc.id, { ...asked.doc.body, handOver: null });
  }
  return { takenBack, offered };
}

/** What nobody who acted may have had stored, in words. */
export function overreach(standings: readonly Standing[], written: readonly Written[]): string[] {
  return written.flatMap(({ partition, changes }) => {
    const theirs = standings.filter(({ tenant }) => tenant === partition);
    return changes.flatMap((change) => {
      if (change.op !== 'put' || partition.startsWith('#')) return [];
      if (theirs.length === 0) return [`${change.doc.id} in a tenant of nobody who acted`];
      return theirs.some((standing) => mayStore(standing, change.doc))
        ? []
        : [`${change.doc.id} without the right`];
    });
  });
}

function mayStore({ officer, actors, takenBack, offered }: Standing, doc: Doc): boolean {
  const place = placeOf(doc);
  if (place === null || (takenBack.has(doc.id) && isDeepStrictEqual(takenBack.get(doc.id), doc.body)))
    return true;
  if (offered.has(`${place.plan} ${place.item}`)) return true;
  const found = actors.find(({ book }) => book.plan.id === place.plan);
  if (!found) return officer;
  const { book, actor } = found;
  // The head of a plan moves with whatever is stored of it: a reading, a new owner.
  const items = place.item === null ? [null, ...book.items] : [book.byId.get(place.item) ?? null];
  return items.some((item) => WRITES.some((deed) => may(actor, deed, book, item)));
}

const Milestone = z.object({ plan: z.string(), item: z.string() });
const Item = z.object({ plan: z.string(), id: z.string() });
const Plan = z.object({ id: z.string() });

/** Of what the plan and its actions are made; everything else is somebody's own, or the machinery's. */
function placeOf({ kind, body }: Doc): { plan: string; item: string | null } | null {
  switch (kind) {
    case 'milestone':
      return Milestone.parse(body);
    case 'item': {
      const { plan, id } = Item.parse(body);
      return { plan, item: id };
    }
    case 'plan':
      return { plan: Plan.parse(body).id, item: null };
    default:
      return null;
  }
}
