/** One run of the clock for a tenant: what is due is put into the outbox, sent, and accounted for. */
import { addDays, localDate, localInstant, nextWorkingDayOnOrAfter } from '../domain/calendar.ts';
import { stamp } from '../domain/stamp.ts';
import type { OutboxRow } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { LONGEST_LOOK } from '../store/wake-up.ts';
import type { Clockwork } from './clockwork.ts';
import { dispatch } from './dispatch.ts';
import type { Paces } from './pace.ts';
import { queueReminders } from './remind.ts';
import { carriedOver, type Expected, reportOf, settledAs, type TickReport } from './report.ts';
import { rollForward } from './roll.ts';
import { nextOccasion } from './schedule.ts';
import { queueSummaries } from './weekly.ts';

/** Decides what is due now and puts it into the outbox, once recurrences reach as far ahead as they should. */
export async function enqueue(work: Clockwork, tenant: string, dry: boolean): Promise<Expected[]> {
  if (!dry) for (const book of await work.records.books(tenant)) await rollForward(work, tenant, book);
  const expected = await queueReminders(work, tenant, dry);
  for (const book of await work.records.books(tenant))
    expected.push(...(await queueSummaries(work, tenant, book, dry)));
  return expected;
}

/**
 * The next board's time or the next reminder hour, whichever comes first: never more than a day away, which is
 * the daily sweep. Rows that wait for another attempt bring it nearer.
 */
export async function nextLook(work: Clockwork, tenant: string): Promise<Temporal.Instant> {
  const now = work.asOf.now();
  const moments: Temporal.Instant[] = [now.add(LONGEST_LOOK)];
  for (const { plan } of await work.records.books(tenant)) {
    for (const board of plan.boards) moments.push(nextOccasion(board, plan.timezone, now).at);
    const today = localDate(now, plan.timezone);
    const hours = [today, addDays(today, 1)].map((day) =>
      localInstant(nextWorkingDayOnOrAfter(day), plan.reminders.at, plan.timezone),
    );
    moments.push(...hours.filter((hour) => Temporal.Instant.compare(hour, now) > 0));
  }
  const { found } = await work.store.query(tenant, {
    kind: 'outbox',
    where: [
      { field: 'state', is: 'eq', to: 'queued' },
      { field: 'notBefore', is: 'gt', to: '' },
    ],
    orderBy: { field: 'notBefore' },
    limit: 1,
  });
  const retry = found[0]?.doc.body.notBefore;
  if (retry) moments.push(Temporal.Instant.from(retry));
  return moments.reduce((first, one) => (Temporal.Instant.compare(one, first) < 0 ? one : first));
}

/**
 * Runs the clock once: decides, sends, and tells what became of each message. While another process holds the
 * sending lane, it waits for that one to send, or for its lease to run out.
 */
export async function tick(work: Clockwork, paces: Paces, tenant: string, dry: boolean): Promise<TickReport> {
  const expected = await enqueue(work, tenant, dry);
  const settled: OutboxRow[] = [];
  for (let sending = !dry; sending; ) {
    const sent = await dispatch(work, paces, tenant);
    settled.push(...sent.settled);
    sending = sent.kind === 'held' && (await someWait(work, tenant, expected));
    if (sending) await work.sleep(250);
  }
  const rows = await rowsOf(work, tenant, expected);
  // What was skipped ("has had a card today") has a row too, of an earlier run: it counts if it went out now.
  const last = new Map(settled.map((row) => [row.key, row]));
  const before = [...last.values()]
    .filter((row) => !expected.some(({ key }) => key === row.key))
    .map(carriedOver);
  const messages = [
    ...before,
    ...expected.map((one) => settledAs(one, (one.fate === 'queued' ? rows : last).get(one.key))),
  ];
  const resent = [...last.values()].filter((row) => row.resent).length;
  return reportOf(stamp(work.asOf.now()), messages, resent);
}

/** Whether any of these is still to be sent, by whoever holds the lane. */
async function someWait(work: Clockwork, tenant: string, expected: readonly Expected[]): Promise<boolean> {
  const rows = [...(await rowsOf(work, tenant, expected)).values()];
  return rows.some(
    ({ state, notBefore }) => state === 'claimed' || (state === 'queued' && notBefore === null),
  );
}

async function rowsOf(
  work: Clockwork,
  tenant: string,
  expected: readonly Expected[],
): Promise<Map<string, OutboxRow>> {
  const stored = await Promise.all(
    expected.map(({ key }) => work.store.get(tenant, 'outbox', docId('outbox', key))),
  );
  return new Map(stored.flatMap((one) => (one ? [[one.doc.body.key, one.doc.body]] : [])));
}
