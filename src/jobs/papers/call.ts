/** The call for a board's papers: whoever has not reported since the last round is put onto the day's cards, once a cycle. */
import { isWorkingDay, localDate, localInstant } from '../../domain/calendar.ts';
import { isCalled } from '../../domain/papers/called.ts';
import { cyclesOf, type MeetingDates } from '../../domain/papers/meeting-dates.ts';
import type { Board, PlainDate, Plan } from '../../domain/plan.ts';
import { roundOfCycle } from '../../domain/rounds.ts';
import { actionsUnder } from '../../domain/scope.ts';
import { write } from '../../store/documents.ts';
import { all, COMMIT_LIMIT, type Stored } from '../../store/store.ts';
import { setApart } from '../broken.ts';
import { clockOf, noteOnClock } from '../clock-document.ts';
import type { Clockwork } from '../clockwork.ts';
import type { Expected } from '../report.ts';

/** Nothing is expected of it by itself: whom it calls is on the day's cards, which are queued next. */
export async function callForPapers(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  dry: boolean,
): Promise<Expected[]> {
  if (dry) return [];
  const now = work.asOf.now();
  for (const plan of heads) {
    const today = localDate(now, plan.timezone);
    const struck = Temporal.Instant.compare(localInstant(today, plan.reminders.at, plan.timezone), now) <= 0;
    if (!struck || !isWorkingDay(today) || today < plan.goLive) continue;
    for (const board of plan.boards)
      for (const dates of cyclesOf(board))
        if (dates.call <= today && today <= dates.freeze)
          await callOnce(work, tenant, plan, board, dates, today);
  }
  return [];
}

async function callOnce(
  work: Clockwork,
  tenant: string,
  plan: Plan,
  board: Board,
  dates: MeetingDates,
  today: PlainDate,
): Promise<void> {
  const cycle = `${plan.id}:${board.id}:${dates.meeting}`;
  if ((await clockOf(work, tenant)).called[cycle] !== undefined) return;
  const round = roundOfCycle(dates, plan.about.terms ?? 'england');
  const book = await work.records.book(tenant, plan.id);
  if (!book) return;
  const scope = new Set(actionsUnder(book, board.scope).map(({ id }) => id));
  const open = await all(work.store, tenant, {
    kind: 'milestone',
    where: [
      { field: 'plan', is: 'eq', to: plan.id },
      { field: 'open', is: 'eq', to: true },
    ],
    unreadable: setApart(work),
  });
  const called = open.filter(
    ({ doc }) => scope.has(doc.body.item) && isCalled(doc.body, round, plan.timezone, today),
  );
  for (let done = 0; done < called.length; done += COMMIT_LIMIT.changes)
    await askToday(work, tenant, called.slice(done, done + COMMIT_LIMIT.changes), today);
  await noteOnClock(work, tenant, (kept) => ({
    ...kept,
    called: {
      ...Object.fromEntries(Object.entries(kept.called).filter(([, meeting]) => meeting >= today)),
      [cycle]: dates.meeting,
    },
  }));
}

/** Whatever somebody changes at the same moment is left to their word. */
async function askToday(
  work: Clockwork,
  tenant: string,
  called: readonly Stored<'milestone'>[],
  today: PlainDate,
): Promise<void> {
  for (let left = called; left.length > 0; ) {
    const result = await work.store.commit(
      tenant,
      `call:${crypto.randomUUID()}`,
      left.map(({ doc, version }) => ({
        op: 'put',
        doc: write('milestone', doc.id, { ...doc.body, askOn: today }),
        expect: version,
      })),
    );
    if (result.kind !== 'stale') return;
    left = left.filter(({ doc }) => doc.id !== result.id);
  }
}
