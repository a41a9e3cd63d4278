/** Freezes a board's paper, and puts papers and reports into the outbox: each once, however often the clock runs. */

import { postingOn } from '../../domain/boards/elections.ts';
import { localDate } from '../../domain/calendar.ts';
import type { MeetingDates } from '../../domain/papers/meeting-dates.ts';
import { paperKey } from '../../domain/papers/paper.ts';
import { isNothing } from '../../domain/papers/since.ts';
import type { Board, Plan } from '../../domain/plan.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { docId, TENANT } from '../../store/ids.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import { paperNow, reportNow, sinceNow } from '../../store/paper-record.ts';
import { keepPaper, paperHead } from '../../store/papers.ts';
import { unlessBroken } from '../broken.ts';
import type { Clockwork } from '../clockwork.ts';
import { officersReached } from '../news.ts';
import type { Expected } from '../report.ts';
import { cyclesAhead, dispatchedAt, freezesAt, meetsAt, type ReportDue, reportsOver } from './occasions.ts';

/** A report that could not be posted within so many days is no news any more. */
const LATEST = Temporal.Duration.from({ hours: 24 * 21 });

export async function queuePapers(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  dry: boolean,
): Promise<Expected[]> {
  const expected: Expected[] = [];
  for (const plan of heads)
    for (const board of plan.boards)
      expected.push(
        ...(await unlessBroken(
          () => ofBoard(work, tenant, plan, board, dry),
          (reason) => {
            work.log.error({ about: 'papers', reason }, 'papers could not be made');
            return [];
          },
        )),
      );
  return expected;
}

async function ofBoard(
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
  dry: boolean,
): Promise<Expected[]> {
  const now = work.asOf.now();
  const isOver = (moment: Temporal.Instant): boolean => Temporal.Instant.compare(moment, now) <= 0;
  const expected: Expected[] = [];
  for (const dates of cyclesAhead(plan, board, now)) {
    if (!isOver(freezesAt(dates, plan))) continue;
    if (!(await frozen(work, tenant, plan, board, dates, dry))) continue;
    if (isOver(dispatchedAt(dates, plan)))
      expected.push(...(await dispatched(work, tenant, plan, board, dates, dry)));
    if (isOver(meetsAt(dates, plan)))
      expected.push(...(await onTheDay(work, tenant, plan, board, dates, dry)));
  }
  for (const due of reportsOver(plan, board, now)) {
    if (isOver(due.at) && !isOver(due.at.add(LATEST)))
      expected.push(...(await reported(work, tenant, plan, board, due, dry)));
  }
  return expected;
}

/** Whether the paper is there: what was not frozen in time is as soon as somebody runs the clock. */
async function frozen(
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
  dates: MeetingDates,
  dry: boolean,
): Promise<boolean> {
  const named = { plan: plan.id, board: board.id, kind: 'paper', period: dates.meeting } as const;
  if (await paperHead(work.store, tenant, named)) return true;
  const book = dry ? undefined : await work.records.book(tenant, plan.id);
  if (!book) return false;
  await keepPaper(work.store, tenant, await paperNow(work, tenant, book, board, dates, work.asOf.now()));
  return true;
}

/** To each officer, and then to the board's channel: once that is down, later runs read nothing more. */
async function dispatched(
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
  { meeting }: MeetingDates,
  dry: boolean,
): Promise<Expected[]> {
  const key = `papers:${plan.id}:${board.id}:${meeting}`;
  if (await work.store.get(tenant, 'outbox', docId('outbox', key))) return [];
  const officers = await officersReached(work, tenant);
  const toOfficers = await toEach(work, tenant, officers, key, dry);
  return [...(await toChannel(work, tenant, key, 'papers', plan, board, dry)), ...toOfficers];
}

/** On the morning of the meeting officers read what changed since papers, if anything did: looked at once. */
async function onTheDay(
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
  { meeting }: MeetingDates,
  dry: boolean,
): Promise<Expected[]> {
  const key = `papers:${plan.id}:${board.id}:${meeting}:since`;
  if (await work.store.get(tenant, 'outbox', docId('outbox', key))) return [];
  const officers = await officersReached(work, tenant);
  const book = officers.length === 0 ? undefined : await work.records.book(tenant, plan.id);
  const since = book && (await sinceNow(work, tenant, book, board, meeting, work.asOf.now()));
  const told = !since || isNothing(since.since) ? [] : await toEach(work, tenant, officers, key, dry);
  if (dry) return told;
  const looked: OutboxRow = {
    ...openRow(key, 'papers', { kind: 'channel', plan: plan.id, board: board.id }, work.asOf.now()),
    state: 'dropped',
    reason: 'what changed since papers was looked at',
  };
  await work.store.commit(tenant, `queue:${key}`, [{ op: 'put', doc: rowDoc(looked), expect: 'absent' }]);
  return told;
}

async function toEach(
  work: Clockwork,
  tenant: string,
  officers: readonly { id: string }[],
  key: string,
  dry: boolean,
): Promise<Expected[]> {
  const expected: Expected[] = [];
  for (const { id } of officers)
    expected.push(
      ...(await once(work, tenant, `${key}:${id}`, 'papers', { kind: 'person', person: id }, id, dry)),
    );
  return expected;
}

/** The report is kept before it is queued: its numbers are those of the moment at which it was due. */
async function reported(
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
  { kind, period }: ReportDue,
  dry: boolean,
): Promise<Expected[]> {
  const key = `report:${plan.id}:${board.id}:${kind}:${period.key}`;
  if (await work.store.get(tenant, 'outbox', docId('outbox', key))) return [];
  const named = { plan: plan.id, board: board.id, kind, period: period.key };
  if (!dry && !(await paperHead(work.store, tenant, named))) {
    const book = await work.records.book(tenant, plan.id);
    if (!book) return [];
    const paper = await reportNow(work, tenant, book, board, kind, period, work.asOf.now());
    await keepPaper(work.store, tenant, paper);
    work.log.info({ paper: paperKey(paper) }, 'a report was kept');
  }
  return toChannel(work, tenant, key, 'report', plan, board, dry);
}

/** Where the board holds its posts while an election is near, this one waits until that is over. */
async function toChannel(
  work: Clockwork,
  tenant: string,
  key: string,
  about: 'papers' | 'report',
  plan: Plan,
  board: Board,
  dry: boolean,
): Promise<Expected[]> {
  if (postingOn(plan, board, localDate(work.asOf.now(), plan.timezone)) === 'hold')
    return [
      { key, about, who: board.body, items: [], fate: 'skipped', reason: 'held while an election is near' },
    ];
  const to = { kind: 'channel', plan: plan.id, board: board.id } as const;
  return once(work, tenant, key, about, to, board.body, dry);
}

async function once(
  work: Clockwork,
  tenant: string,
  key: string,
  about: 'papers' | 'report',
  to: OutboxRow['to'],
  who: string,
  dry: boolean,
): Promise<Expected[]> {
  if (await work.store.get(tenant, 'outbox', docId('outbox', key))) return [];
  const expected: Expected = { key, about, who, items: [], fate: 'queued', reason: null };
  const skipped = (reason: string): Expected[] => [{ ...expected, fate: 'skipped', reason }];
  const known = await work.store.get(tenant, 'tenant', TENANT);
  if (!known?.doc.body.serviceUrl)
    return skipped('nobody of this tenant has met the bot yet, so Teams cannot be reached');
  if (dry) return skipped('dry run');
  const row = openRow(key, about, to, work.asOf.now());
  await work.store.commit(tenant, `queue:${key}`, [{ op: 'put', doc: rowDoc(row), expect: 'absent' }]);
  return [expected];
}
