/** One run of the clock for a tenant: what is due is put into the outbox, sent, and accounted for. */
import type { Plan } from '../domain/plan.ts';
import { stamp } from '../domain/stamp.ts';
import type { OutboxRow } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { planAnew } from './away/plan-anew.ts';
import { queueCovers } from './away/tell-cover.ts';
import { carryOut, seeToTheRest } from './besides.ts';
import { queueCorrections } from './boards/corrections.ts';
import { queuePreviews } from './boards/preview.ts';
import { goingOn, orGoOn } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import { queueLeadNotes } from './lead/queue-lead-notes.ts';
import { dispatchAndNote } from './note.ts';
import type { Paces } from './pace.ts';
import { callForPapers } from './papers/call.ts';
import { queuePapers } from './papers/queue.ts';
import { queueReminders } from './remind.ts';
import { carriedOver, type Expected, type Reported, reportOf, settledAs, type TickReport } from './report.ts';
import { queueRequests } from './requests/queue-requests.ts';
import { rollForward } from './roll.ts';
import { queueSummaries } from './weekly.ts';

/** What the clock decides on by itself, in this order: each puts into the outbox what is due, once, however often it runs. */
type Queue = (work: Clockwork, tenant: string, heads: readonly Plan[], dry: boolean) => Promise<Expected[]>;
const QUEUES: readonly Queue[] = [
  callForPapers,
  queueReminders,
  queueCovers,
  queueLeadNotes,
  queuePreviews,
  queueSummaries,
  queueCorrections,
  queuePapers,
  queueRequests,
];

export const NOT_ANEW = 'what changed hands was not planned anew';
const NOT_QUEUED = 'messages of a kind could not be queued';

/** Decides what is due now in these plans, and puts it into the outbox. Reads what is due, however much is stored. */
export async function enqueue(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  dry: boolean,
): Promise<Expected[]> {
  const expected: Expected[] = [];
  for (const queue of QUEUES)
    expected.push(...(await orGoOn(work, NOT_QUEUED, () => queue(work, tenant, heads, dry), [])));
  return expected;
}

/**
 * Runs the clock once: decides, sends, and tells what became of each message. While another process holds the
 * sending lane, it waits for that one to send, or for its lease to run out.
 */
export async function tick(
  given: Clockwork,
  paces: Paces,
  tenant: string,
  dry: boolean,
): Promise<TickReport> {
  const work = goingOn(given);
  const heads = await work.records.heads(tenant);
  if (!dry) {
    await orGoOn(work, NOT_ANEW, () => planAnew(work, tenant, heads), undefined);
    await carryOut(work, tenant);
    await rollForward(work, tenant, heads);
  }
  const expected = await enqueue(work, tenant, heads, dry);
  const settled: OutboxRow[] = [];
  for (let sending = !dry; sending; ) {
    const sent = await dispatchAndNote(work, paces, tenant);
    settled.push(...sent.settled);
    const held = sent.kind === 'held';
    sending = sent.kind === 'paused' || (held && (await someWait(work, tenant, expected)));
    if (held && sending) await work.sleep(250);
  }
  if (!dry) await seeToTheRest(work, tenant);
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
  return reportOf(stamp(work.asOf.now()), await Promise.all(messages.map(withRefs)), resent);

  async function withRefs({ items, ...message }: Expected): Promise<Reported> {
    const stored = await Promise.all(items.map((id) => work.store.get(tenant, 'item', docId('item', id))));
    return { ...message, refs: [...new Set(stored.map((one) => one?.doc.body.ref ?? '?'))].sort() };
  }
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
