/** Rolls recurrences forward: whatever day it is, their occurrences reach a year ahead. */
import { daysOffOf, type Presence } from '../domain/away/who-answers.ts';
import type { Book } from '../domain/book.ts';
import { addDays, localDate } from '../domain/calendar.ts';
import { leadLines } from '../domain/lead/leading.ts';
import { noteDue, usualNoteDays } from '../domain/lead/note-week.ts';
import { nextWanted } from '../domain/measures/wanted.ts';
import { type Action, accountable, isAction, type PlainDate, type Plan } from '../domain/plan.ts';
import { type Planned, plannedMilestones } from '../domain/planned.ts';
import { nextAsk } from '../domain/reminders.ts';
import { freeId, fresh } from '../domain/replan.ts';
import { type Content, type Doc, write } from '../store/documents.ts';
import { docId, occurrenceId } from '../store/ids.ts';
import { leavesFrom, presenceFor } from '../store/presence.ts';
import { COMMIT_LIMIT } from '../store/store.ts';
import { lowerWakeUp, wakeBy } from '../store/wake-up.ts';
import { setApart, unlessBroken } from './broken.ts';
import { clockOf, noteOnClock } from './clock-document.ts';
import type { Clockwork } from './clockwork.ts';
import { readingsToAsk } from './measures/to-ask.ts';

const YEAR = 365;
/** How much further it is looked for the next occurrence; a plan without one is opened again after as long. */
const BEYOND = 92;

type Rolled = Content<'clock'>['rolled'][string];

/**
 * Rolls the plans of which something has come within the year, or which have changed, `most` at the most: a plan is
 * opened for this, and a tick must not cost what is stored. Answers whether others are left.
 */
export async function rollForward(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  most = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const { rolled } = await clockOf(work, tenant);
  const todayOf = ({ timezone }: Plan): PlainDate => localDate(work.asOf.now(), timezone);
  const behind = heads.filter((plan) => {
    const before = rolled[plan.id];
    const isAnew = before?.edition !== plan.edition || before.leads === undefined;
    return isAnew || todayOf(plan) >= before.next;
  });
  let done = 0;
  for (const plan of behind) {
    if (done >= most || work.stop?.aborted) break;
    const now = await rollSafely(work, tenant, plan, rolled[plan.id]);
    if (now)
      await noteOnClock(work, tenant, (kept) => ({ ...kept, rolled: { ...kept.rolled, [plan.id]: now } }));
    done += 1;
  }
  return done < behind.length;
}

/** A plan that cannot be read keeps neither the others nor the clock: it is opened again the next day. */
const rollSafely = (work: Clockwork, tenant: string, plan: Plan, before: Rolled | undefined) =>
  unlessBroken<Rolled | undefined>(
    async () => {
      const book = await work.records.book(tenant, plan.id);
      return book && rollBook(work, tenant, book, before);
    },
    (reason) => {
      work.log.error({ plan: plan.id, reason }, 'a plan could not be rolled forward');
      const today = localDate(work.asOf.now(), plan.timezone);
      // Of a new edition nothing has been seen to be there, not even this year's.
      const on = before?.edition === plan.edition ? before.on : addDays(today, -YEAR - 1);
      return { edition: plan.edition, on, next: addDays(today, 1), leads: before?.leads ?? [] };
    },
  );

/**
 * Stores the occurrences that are missing, and leaves those that are there as they are; two replicas at once store
 * each occurrence once. `before` is what was last seen of the same plan.
 */
export async function rollBook(
  work: Clockwork,
  tenant: string,
  book: Book,
  before?: Rolled,
): Promise<Rolled> {
  const today = localDate(work.asOf.now(), book.plan.timezone);
  // What the year before this day's reached was seen to be there; a new edition may have another rhythm.
  const after = before?.edition === book.plan.edition ? addDays(before.on, YEAR) : addDays(today, -1);
  const horizon = addDays(today, YEAR);
  const coming = book.items.filter(isAction).flatMap((action) => comingOf(action, book, today));
  const wanted = coming.filter(({ due }) => due > after && due <= horizon);
  const { left, taken } = await unstored(work, tenant, wanted);
  const owners = new Set(left.flatMap(({ action }) => accountable(action) ?? []));
  const leaves = owners.size === 0 ? [] : await leavesFrom(work.store, tenant, today, setApart(work));
  const presence = await presenceFor(work.store, tenant, leaves, [book.plan], owners);
  const missing = left.map((one) => documentOf(one, taken, book, today, presence));
  const asks = missing.flatMap(({ body }) => body.askOn ?? []).sort();
  await lowerWakeUp(work.store, tenant, asks[0] ?? null, book.plan, work.asOf.now());
  for (let done = 0; done < missing.length; done += COMMIT_LIMIT.changes)
    await store(work, tenant, missing.slice(done, done + COMMIT_LIMIT.changes));
  const beyond = coming.map(({ due }) => addDays(due, -YEAR)).filter((day) => day > today);
  const wants = nextWanted(book, today);
  const sooner = wants !== null && wants > today ? [...beyond, wants] : beyond;
  const next = sooner.reduce((first, day) => (day < first ? day : first), addDays(today, BEYOND));
  const readings = await readingsToAsk(work, tenant, book, today, before);
  const leads = leadLines(book);
  // A note of this week may have come to be due by it: whom it goes to is looked at again at once.
  const now = work.asOf.now();
  const isUsual = usualNoteDays(today).includes(today) && noteDue(now, book.plan.timezone) !== null;
  if (isUsual && JSON.stringify(leads) !== JSON.stringify(before?.leads))
    await wakeBy(work.store, tenant, now);
  return { edition: book.plan.edition, on: today, next, leads, ...readings };
}

type Wanted = { action: Action; planned: Planned; due: PlainDate };

function comingOf(action: Action, book: Book, today: PlainDate): Wanted[] {
  if (action.nature !== 'recurring') return [];
  const span = { from: today, to: addDays(today, YEAR + BEYOND) };
  return plannedMilestones(action, book, span).flatMap((planned) =>
    planned.kind === 'occurrence' && planned.due !== null ? [{ action, planned, due: planned.due }] : [],
  );
}

const keyOf = (item: string, occurrence: string | null): string => `${item}\n${occurrence}`;

/** Actions that one query asks for. */
const AT_ONCE = 50;

/** Those that their actions do not have, whatever became of the dates of those that they have; and the ids of these. */
async function unstored(
  work: Clockwork,
  tenant: string,
  wanted: readonly Wanted[],
): Promise<{ left: Wanted[]; taken: ReadonlySet<string> }> {
  const items = [...new Set(wanted.map(({ action }) => action.id))];
  const known = new Set<string>();
  const taken = new Set<string>();
  for (let done = 0; done < items.length; done += AT_ONCE) {
    const to = items.slice(done, done + AT_ONCE);
    const own = await work.records.milestones(tenant, [{ field: 'item', is: 'in', to }]);
    for (const { id, item, occurrence } of own) {
      known.add(keyOf(item, occurrence));
      taken.add(id);
    }
  }
  const left = wanted.filter(({ action, planned }) => !known.has(keyOf(action.id, planned.occurrence)));
  return { left, taken };
}

function documentOf(
  { action, planned }: Wanted,
  taken: ReadonlySet<string>,
  { plan }: Book,
  today: PlainDate,
  presence: Presence,
): Doc<'milestone'> {
  const id = freeId(occurrenceId, action.id, planned.occurrence ?? '', taken);
  const milestone = fresh(action, planned, { plan, newId: () => id });
  const askOn = nextAsk(
    milestone,
    plan,
    today < plan.goLive ? plan.goLive : today,
    daysOffOf(plan, milestone.owner, presence),
  );
  return write('milestone', docId('milestone', id), { ...milestone, askOn });
}

/** Stores what is still absent of the documents: another replica may be at it, too. */
async function store(work: Clockwork, tenant: string, docs: readonly Doc<'milestone'>[]): Promise<void> {
  for (let left = docs; left.length > 0; ) {
    const result = await work.store.commit(
      tenant,
      `roll:${crypto.randomUUID()}`,
      left.map((doc) => ({ op: 'put', doc, expect: 'absent' })),
    );
    if (result.kind !== 'stale') return;
    left = left.filter(({ id }) => id !== result.id);
  }
}
