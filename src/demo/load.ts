/** Loads the sample plan with its demo overlay into an empty store: owners, dates and a history relative to today. */
import { readFileSync } from 'node:fs';
import { idsOf } from '../app/plans/import-ids.ts';
import { importPlan, knownPeople, type PlanRecords } from '../app/plans/import-plan.ts';
import type { Clock } from '../app/ports.ts';
import { openBook } from '../domain/book.ts';
import { HOME_ZONE, localDate, localInstant } from '../domain/calendar.ts';
import { decide } from '../domain/decide.ts';
import type { Milestone } from '../domain/milestone.ts';
import { keysHeldBy, type Person } from '../domain/person.ts';
import { isAction, type PlainDate } from '../domain/plan.ts';
import type { PlanFile } from '../domain/plan-file.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { stamp } from '../domain/stamp.ts';
import { summarise } from '../domain/summary.ts';
import type { Update } from '../domain/update.ts';
import { type Draft, draftPlan } from '../importing/draft.ts';
import type { Fault } from '../importing/fault.ts';
import { applyOverlay, readOverlay, type Told } from '../importing/overlay.ts';
import { readPlanFile } from '../importing/plan-file.ts';
import { all, type Store } from '../store/store.ts';
import type { LocalClient } from './people.ts';

/** True when the plan was loaded, false when the store holds plans already. `dueNow`: what goes out today is due at once. */
export async function loadDemo(
  store: Store,
  clock: Clock,
  client: LocalClient,
  folder: URL,
  { dueNow = false }: { dueNow?: boolean } = {},
): Promise<boolean> {
  if ((await all(store, client.tenant, { kind: 'plan' })).length > 0) return false;
  const now = clock.now();
  const today = localDate(now, HOME_ZONE);
  const plan = okay('wigan.plan.yml', readPlanFile(text(folder, 'wigan.plan.yml'), 'yaml'));
  const overlay = okay('wigan.demo.yml', readOverlay(text(folder, 'wigan.demo.yml'), 'yaml'));
  const laid = okay('wigan.demo.yml', applyOverlay(plan.file, overlay.overlay, today));
  const file = dueNow ? dueBy(laid.file, now) : laid.file;
  // A load that was cut off has left people behind.
  const addresses = client.people.flatMap(({ emails }) => emails);
  const known = await knownPeople(store, client.tenant, addresses);
  const draft = draftPlan(file, {
    goLive: file.goLive ?? today,
    today,
    newId: idsOf(file.plan),
    known,
  });
  const result = await importPlan(
    store,
    clock,
    client.tenant,
    replayed(draft, laid.history, now, client),
    () => undefined,
  );
  if (!result.ok) throw new Error(`The sample plan could not be loaded: ${result.reason}`);
  return true;
}

/** An hour of the day that is still ahead gives way to the present one. */
function dueBy(file: PlanFile, now: Temporal.Instant): PlanFile {
  const hour = `${String(now.toZonedDateTimeISO(HOME_ZONE).hour).padStart(2, '0')}:00`;
  const byNow = (time: string): string => (time < hour ? time : hour);
  return {
    ...file,
    ...(file.reminders && { reminders: { ...file.reminders, at: byNow(file.reminders.at) } }),
    boards: (file.boards ?? []).map((board) => ({
      ...board,
      summary: { ...board.summary, time: byNow(board.summary.time) },
    })),
  };
}

const text = (folder: URL, name: string): string => readFileSync(new URL(name, folder), 'utf8');

function okay<T extends { ok: true }>(name: string, read: T | { ok: false; faults: Fault[] }): T {
  if (read.ok) return read;
  const faults = read.faults.map(({ where, message }) => `${where}: ${message}`).join('\n');
  throw new Error(`plans/${name} does not fit:\n${faults}`);
}

/** The history is carried through the same decisions as live updates, with last week's figures taken on the way. */
function replayed(
  draft: Draft,
  history: readonly Told[],
  now: Temporal.Instant,
  client: LocalClient,
): PlanRecords {
  const book = openBook(draft.plan, draft.items);
  const milestones = new Map(draft.milestones.map((milestone) => [milestone.id, milestone]));
  const updates: Update[] = [];
  const snapshots: Snapshot[] = [];
  const personOf = new Map(draft.people.map(({ id, email }) => [email, id]));
  const lastWeek = now.subtract({ hours: 7 * 24 });
  const takeSnapshots = (): void => {
    for (const board of draft.plan.boards) {
      snapshots.push(summarise(book, board, [...milestones.values()], null, lastWeek).snapshot);
    }
  };
  let taken = false;
  for (const [index, told] of history.entries()) {
    const at = earlier(localInstant(told.at, '10:00', HOME_ZONE), now);
    if (!taken && Temporal.Instant.compare(at, lastWeek) > 0) {
      takeSnapshots();
      taken = true;
    }
    const { milestone, update } = recordTold(book, milestones, personOf, told, at, `demo-${index}`);
    milestones.set(milestone.id, milestone);
    updates.push(update);
  }
  if (!taken) takeSnapshots();
  return {
    plan: draft.plan,
    items: draft.items,
    milestones: [...milestones.values()],
    updates,
    snapshots,
    people: draft.people.map(({ id, email }) => personFrom(id, email, client)),
  };
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) <= 0 ? a : b;

function recordTold(
  book: ReturnType<typeof openBook>,
  milestones: ReadonlyMap<string, Milestone>,
  personOf: ReadonlyMap<string, string>,
  told: Told,
  at: Temporal.Instant,
  id: string,
): { milestone: Milestone; update: Update } {
  const action = book.byRef.get(told.ref);
  const own = [...milestones.values()].filter(({ item }) => item === action?.id);
  const milestone = own.find(({ open }) => open) ?? own.at(-1);
  const person = personOf.get(told.by.toLowerCase());
  if (!action || !isAction(action) || !milestone || person === undefined) {
    throw new Error(
      `plans/wigan.demo.yml: the update of ${told.ref} by ${told.by} has no action or no person`,
    );
  }
  const today: PlainDate = localDate(at, HOME_ZONE);
  const actor = { person, officer: false, holds: keysHeldBy(book.plan, person, today), board: null };
  const command = { id, said: told.said, through: 'import', seen: undefined, corrects: null } as const;
  const decided = decide(
    command,
    actor,
    { book, action, milestone, updates: [] },
    { instant: stamp(at), today },
  );
  if (!decided.ok)
    throw new Error(`plans/wigan.demo.yml: the update of ${told.ref} is refused: ${decided.rejection.code}`);
  return decided;
}

/** The local client's people are known from the start, so that nobody has to be looked up. */
function personFrom(id: string, email: string, client: LocalClient): Person {
  const match = client.people.find((person) => person.emails.includes(email));
  return {
    id,
    aadObjectId: match?.aadObjectId ?? null,
    name: match?.name ?? email,
    emails: match?.emails ?? [email],
    address: null,
    welcomedAt: null,
    cardDays: [],
    plain: false,
    zone: null,
    quiet: null,
  };
}
