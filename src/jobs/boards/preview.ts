/** Shows boards' posts to those who lead in their scope, two working days before: one message a person a day. */
import { isOwnDay, nextOwnDay, type OwnDays } from '../../domain/away/own-day.ts';
import { previewAt, previewedNow } from '../../domain/boards/preview-day.ts';
import { previewers } from '../../domain/boards/previewers.ts';
import { addWorkingDays, HOME_ZONE, localDate, localInstant } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import type { Board, PlainDate, Plan } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import { leavesFrom } from '../../store/presence.ts';
import { COMMIT_LIMIT } from '../../store/store.ts';
import { isFull, unaskedOn } from '../../store/unasked.ts';
import { setApart } from '../broken.ts';
import type { Clockwork } from '../clockwork.ts';
import { officersReached } from '../news.ts';
import type { Expected } from '../report.ts';
import type { Occasion } from '../schedule.ts';
import { previewsKey } from './previews-key.ts';
import { stillHeld } from './still-held.ts';

/** A board whose previews were not made yet, with the mark that says that they were. */
type Due = { plan: Plan; board: Board; next: Occasion; mark: string };
/** Somebody who is to see some of these, with the plan whose hour and days hold for them. */
type Reader = { person: Person; plan: Plan; before: PlainDate };

/** Once the hour of one board has come, those of the same day are seen to with it: nobody gets two. */
export async function queuePreviews(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  dry: boolean,
): Promise<Expected[]> {
  const now = work.asOf.now();
  const due = [...(await heldToday(work, tenant, heads)), ...(await dueNow(work, tenant, heads, now))];
  if (!due.some(({ plan, next }) => Temporal.Instant.compare(previewAt(plan, next), now) <= 0)) return [];
  const readers = await readersOf(work, tenant, due, now);
  const had = await unaskedOn(work.store, tenant, now, setApart(work));
  const leaves = await leavesFrom(work.store, tenant, localDate(now, HOME_ZONE), setApart(work));
  const rows: OutboxRow[] = [];
  const expected: Expected[] = [];
  for (const reader of readers) {
    const days = { leaves, terms: reader.plan.about.terms ?? 'england' };
    const { row, isNew } = await rowFor(work, tenant, reader, isFull(had, reader.person.id), days);
    if (isNew) rows.push(row);
    expected.push({
      key: row.key,
      about: 'preview',
      who: reader.person.name,
      items: [],
      fate: dry ? 'skipped' : 'queued',
      reason: dry ? 'dry run' : null,
    });
  }
  if (!dry) await keep(work, tenant, rows, due);
  return expected;
}

/** Boards whose post is near and of which nothing was made: one row each says that it was, and later runs read no more. */
async function dueNow(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  now: Temporal.Instant,
): Promise<Due[]> {
  const near = heads.flatMap((plan) =>
    plan.boards.flatMap((board): Due[] => {
      const next = previewedNow(plan, board, now);
      return next ? [{ plan, board, next, mark: `preview:${plan.id}:${board.id}:${next.week}` }] : [];
    }),
  );
  const made = await Promise.all(
    near.map(({ mark }) => work.store.get(tenant, 'outbox', docId('outbox', mark))),
  );
  return near.filter((_, place) => !made[place]);
}

/** Boards whose post is still held on its day: from the plan's hour on, whoever saw it beforehand is told once more. */
async function heldToday(work: Clockwork, tenant: string, heads: readonly Plan[]): Promise<Due[]> {
  const now = work.asOf.now();
  const due: Due[] = [];
  for (const plan of heads)
    for (const board of plan.boards) {
      const next = await stillHeld(work, tenant, plan, board);
      const hour = next && localInstant(next.day, plan.reminders.at, plan.timezone);
      if (!hour || Temporal.Instant.compare(hour, now) > 0) continue;
      const mark = `preview:${plan.id}:${board.id}:${next.week}:still-held`;
      if (!(await work.store.get(tenant, 'outbox', docId('outbox', mark))))
        due.push({ plan, board, next, mark });
    }
  return due;
}

async function readersOf(
  work: Clockwork,
  tenant: string,
  due: readonly Due[],
  now: Temporal.Instant,
): Promise<Reader[]> {
  const officers = await officersReached(work, tenant);
  const people = await work.records.people(tenant);
  const readers = new Map<string, Reader>();
  for (const { plan, board, next } of due) {
    const book = await work.records.book(tenant, plan.id);
    if (!book) continue;
    const today = localDate(now, plan.timezone);
    const leaves = await leavesFrom(work.store, tenant, today, setApart(work));
    for (const person of previewers(book, board, today, people, officers, leaves)) {
      if (!isKnownSince(person.welcomedAt, today, plan.timezone)) continue;
      const before = readers.get(person.id)?.before;
      if (before === undefined || next.day < before)
        readers.set(person.id, { person, plan, before: next.day });
    }
  }
  return [...readers.values()];
}

/** On their first day a person gets the welcome and what is due, and nothing else. */
const isKnownSince = (welcomedAt: string | null, today: PlainDate, zone: string): boolean =>
  welcomedAt !== null && localDate(Temporal.Instant.from(welcomedAt), zone) < today;

/**
 * The day's row of the person: what waits to be sent is composed when it is, and takes this along. Beside two other
 * messages, on a day off, or after the day's has gone, it comes on the next working day, as if it had been decided on
 * then; a day off is no reason to come too late.
 */
async function rowFor(
  work: Clockwork,
  tenant: string,
  { person, plan, before }: Reader,
  full: boolean,
  days: OwnDays,
): Promise<{ row: OutboxRow; isNew: boolean }> {
  const now = work.asOf.now();
  const today = localDate(now, plan.timezone);
  const to = { kind: 'person', person: person.id } as const;
  const rowOn = async (day: PlainDate) =>
    (await work.store.get(tenant, 'outbox', docId('outbox', previewsKey(tenant, person.id, day))))?.doc.body;
  const waits = (row: OutboxRow | undefined): boolean => row?.state === 'queued' || row?.state === 'claimed';
  const had = await rowOn(today);
  if (had && waits(had)) return { row: had, isNew: false };
  const next = addWorkingDays(today, 1);
  const own = nextOwnDay(person, next, days);
  if (!had && !full && (isOwnDay(person, today, days) || own >= before))
    return { row: openRow(previewsKey(tenant, person.id, today), 'preview', to, now), isNew: true };
  const day = own < before ? own : next;
  const later = await rowOn(day);
  if (later) return { row: later, isNew: false };
  const at = localInstant(day, plan.reminders.at, plan.timezone);
  const row = { ...openRow(previewsKey(tenant, person.id, day), 'preview', to, at), notBefore: stamp(at) };
  return { row, isNew: true };
}

/** The marks come last: a run that is cut off before is made up for, and finds the rows that are there. */
async function keep(
  work: Clockwork,
  tenant: string,
  rows: readonly OutboxRow[],
  due: readonly Due[],
): Promise<void> {
  const marks = due.map(({ plan, board, mark }): OutboxRow => {
    const to = { kind: 'channel', plan: plan.id, board: board.id } as const;
    return {
      ...openRow(mark, 'preview', to, work.asOf.now()),
      state: 'dropped',
      reason: 'the previews of this post were made',
    };
  });
  const all = [...rows, ...marks];
  for (let done = 0; done < all.length; done += COMMIT_LIMIT.changes) {
    const some = all.slice(done, done + COMMIT_LIMIT.changes);
    const changes = some.map((row) => ({ op: 'put', doc: rowDoc(row), expect: 'absent' }) as const);
    const command = `queue:previews:${crypto.randomUUID()}`;
    if ((await work.store.commit(tenant, command, changes)).kind === 'stale') return;
  }
}
