/** A lead's word on a completion: accepted, or returned with a reason, and then it is open again as it stood before. */
import { addDays } from '../../domain/calendar.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { accountable } from '../../domain/plan.ts';
import { nextAsk } from '../../domain/reminders.ts';
import type { Said, Update } from '../../domain/update.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { Asking } from '../../store/requests.ts';
import type { Change } from '../../store/store.ts';
import { lowerWakeUp } from '../../store/wake-up.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

/** The milestone as it stands after it, and the update that tells of it, to be committed with the decision. */
export async function checkedMilestone(
  app: App,
  origin: Origin,
  { person }: Speaker,
  { request, book, action }: Asking,
  verdict: { as: string; reason?: string },
): Promise<Change[]> {
  const stored = await app.records.milestone(origin.tenant, request.milestone);
  if (!stored) return [];
  const before = stored.doc.body;
  const { instant, today } = momentIn(app, book.plan.timezone);
  const returned = verdict.as === 'decline';
  const reason = verdict.reason ?? null;
  const signOff = {
    state: returned ? ('returned' as const) : ('accepted' as const),
    by: person.id,
    at: instant,
    reason,
  };
  const id = commandId(origin, `checked:${request.id}`);
  const said = returned ? await saidBefore(app, origin, before, request.update) : {};
  const after: Milestone = returned
    ? reopened(before, said, { id, at: instant, by: person.id }, accountable(action))
    : before;
  const next = returned ? { ...after, askOn: nextAsk(after, book.plan, addDays(today, 1)) } : after;
  await lowerWakeUp(app.store, origin.tenant, next.askOn, book.plan, app.clock.now());
  const { status, percent, due, forecast } = next;
  const update: Update = {
    id,
    plan: before.plan,
    item: before.item,
    milestone: before.id,
    at: instant,
    by: person.id,
    onBehalf: null,
    through: 'card',
    said,
    corrects: null,
    checked: { as: signOff.state, reason },
    left: { status, percent, due, forecast },
  };
  return [
    {
      op: 'put',
      doc: write('milestone', docId('milestone', before.id), { ...next, signOff }),
      expect: stored.version,
    },
    { op: 'put', doc: write('update', docId('update', id), update), expect: 'absent' },
  ];
}

/** How it stood before it was said to be complete. */
async function saidBefore(
  app: App,
  origin: Origin,
  milestone: Milestone,
  completing: string | null,
): Promise<Said> {
  const updates = await app.records.updates(origin.tenant, milestone.id);
  const place = updates.findIndex(({ id }) => id === completing);
  const last = updates.slice(0, Math.max(0, place)).findLast(({ left }) => left.status !== 'complete');
  const status = last?.left.status ?? 'not-started';
  const percent = last?.left.percent ?? null;
  return { status, ...(percent !== null && { percent }) };
}

function reopened(
  { unproven: _, ...before }: Milestone,
  said: Said,
  lastUpdate: Milestone['lastUpdate'],
  owner: Milestone['owner'],
): Milestone {
  return {
    ...before,
    status: said.status ?? 'not-started',
    percent: said.percent ?? null,
    open: true,
    completedOn: null,
    owner,
    lastUpdate,
  };
}
