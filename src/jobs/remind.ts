/** Puts the day's cards into the outbox: one a person, whatever is due in whichever plan. */
import { isWorkingDay, localDate, localInstant } from '../domain/calendar.ts';
import { type PlainDate, type Plan, personBehind } from '../domain/plan.ts';
import { mayAsk, wantedOn } from '../domain/reminders.ts';
import { type OutboxRow, write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { openRow, rowDoc } from '../store/outbox.ts';
import { all, type Stored } from '../store/store.ts';
import { setApart, unlessBroken } from './broken.ts';
import type { Clockwork } from './clockwork.ts';
import type { Expected } from './report.ts';

/** A plan whose reminder hour has struck, on the working day that it is there. */
type Struck = { plan: Plan; today: PlainDate };
type Due = Struck & { stored: Stored<'milestone'> };

/** Decides whom to ask today. With `dry` nothing is stored, and every message is reported as skipped. */
export async function queueReminders(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  dry: boolean,
): Promise<Expected[]> {
  const due = await dueToday(work, tenant, heads);
  const expected: Expected[] = [];
  for (const [who, theirs] of Map.groupBy(due, whose)) {
    if (work.stop?.aborted) break;
    expected.push(await cardSafely(work, tenant, who, theirs, dry));
  }
  return expected;
}

/** Milestones whose day to be asked about has come: looked up by that day alone, in all plans at once. */
async function dueToday(work: Clockwork, tenant: string, heads: readonly Plan[]): Promise<Due[]> {
  const struck = new Map(heads.flatMap((plan) => struckOf(plan, work.asOf.now())));
  const latest = [...struck.values()]
    .map(({ today }) => today)
    .sort()
    .at(-1);
  if (latest === undefined) return [];
  const found = await all(work.store, tenant, {
    kind: 'milestone',
    where: [{ field: 'askOn', is: 'lte', to: latest }],
    orderBy: { field: 'askOn' },
    unreadable: setApart(work),
  });
  const byPlan = Map.groupBy(found, ({ doc }) => doc.body.plan);
  return [...struck.values()].flatMap((its) =>
    (byPlan.get(its.plan.id) ?? [])
      .filter(({ doc }) => (doc.body.askOn ?? latest) <= its.today)
      .map((stored) => ({ ...its, stored })),
  );
}

function struckOf(plan: Plan, now: Temporal.Instant): [string, Struck][] {
  const today = localDate(now, plan.timezone);
  const struck = Temporal.Instant.compare(localInstant(today, plan.reminders.at, plan.timezone), now) <= 0;
  return struck && isWorkingDay(today) ? [[plan.id, { plan, today }]] : [];
}

/** The person's id, or the post when nobody holds it. */
function whose({ plan, today, stored }: Due): string {
  const { owner } = stored.doc.body;
  if (owner === null) return 'nobody';
  return personBehind(plan, owner, today) ?? owner;
}

/** A person's record that is broken costs nobody else their card. */
const cardSafely = (work: Clockwork, tenant: string, who: string, due: Due[], dry: boolean) =>
  unlessBroken<Expected>(
    () => queueCard(work, tenant, who, due, dry),
    (reason) => {
      work.log.error({ about: 'reminder', reason }, 'message could not be queued');
      const items = due.map(({ stored }) => stored.doc.body.item);
      return { key: `reminder:${tenant}:${who}`, about: 'reminder', who, items, fate: 'skipped', reason };
    },
  );

/** Queues the person's card of the day. What it lists is found, and recorded as asked about, when it is sent. */
async function queueCard(
  work: Clockwork,
  tenant: string,
  who: string,
  due: Due[],
  dry: boolean,
): Promise<Expected> {
  const [first] = due;
  if (!first) throw new Error('a card was to be queued for nothing');
  const { plan, today } = first;
  const key = `reminder:${tenant}:${who}:${today}`;
  const items = due.map(({ stored }) => stored.doc.body.item);
  const expected: Expected = { key, about: 'reminder', who, items, fate: 'queued', reason: null };
  const skipped = (reason: string): Expected => ({ ...expected, fate: 'skipped', reason });
  for (;;) {
    const person = await work.records.person(tenant, who);
    if (!person) return skipped(who === 'nobody' ? 'no owner' : 'nobody holds this post');
    // The welcome goes first: it is queued a moment after the address is known.
    const { address, welcomedAt } = person.doc.body;
    if (!address || welcomedAt === null) return skipped('has not met the bot, or has removed it');
    const before = await work.store.get(tenant, 'outbox', docId('outbox', key));
    const waits = before?.doc.body.state === 'queued' || before?.doc.body.state === 'claimed';
    if (waits && !dry) return expected;
    if (before && !waits && !isUnused(before.doc.body)) return skipped(hasHad(before.doc.body));
    const may = waits ? 'yes' : mayAsk(person.doc.body, plan.reminders, today);
    const wanted = due.some(({ stored }) => wantedOn(stored.doc.body, today));
    if (may !== 'yes' && !(may === 'week-full' && wanted))
      return skipped(may === 'today-already' ? HAD_TODAY : 'has had the cards of this week');
    if (dry) return skipped('dry run');
    const row = openRow(key, 'reminder', { kind: 'person', person: who }, work.asOf.now());
    const cardDays = [today, ...person.doc.body.cardDays].slice(0, 4);
    const command = `queue:${key}:${person.version}:${before?.version ?? 'new'}`;
    const result = await work.store.commit(tenant, command, [
      { op: 'put', doc: rowDoc(row), expect: before?.version ?? 'absent' },
      {
        op: 'put',
        doc: write('person', docId('person', who), { ...person.doc.body, cardDays }),
        expect: person.version,
      },
    ]);
    if (result.kind !== 'stale') return expected;
  }
}

const HAD_TODAY = 'has had a card today';

/** A card that was dropped because nothing was due has not been sent: it can be, when something is. */
const isUnused = ({ state, decided }: OutboxRow): boolean => state === 'dropped' && decided?.as !== 'dropped';

/** Why a day's card that was settled is not made again on that day. */
const hasHad = ({ state, reason }: OutboxRow): string =>
  state === 'sent' || state === 'unknown' ? HAD_TODAY : `today’s card could not be sent: ${reason}`;
