/** Something has gone red: its lead hears of it at once, and of more within the hour in one further message. */
import { isOwnDay, nextOwnDay, type OwnDays } from '../../domain/away/own-day.ts';
import { localDate, localInstant } from '../../domain/calendar.ts';
import { leadTold } from '../../domain/lead/leading.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { stamp } from '../../domain/stamp.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { officersIn } from '../../store/officers.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import { leavesFrom, presenceAbove } from '../../store/presence.ts';
import type { Change } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import type { Found } from '../conversation/lines.ts';
import type { Speaker } from '../people/enrol.ts';

/** What is committed with the update, and when it is to be sent; no changes where nobody is to be told. */
export type Alerting = { changes: Change[]; at: Temporal.Instant | null };

const QUIET: Alerting = { changes: [], at: null };
const HOUR = Temporal.Duration.from({ hours: 1 });

/** Off track from anything else, and said by somebody other than its lead. Without a lead in reach the officers are told. */
export async function alertingOf(
  app: App,
  tenant: string,
  speaker: Speaker,
  { book, milestone, today }: Pick<Found, 'book' | 'milestone' | 'today'>,
  after: Milestone,
): Promise<Alerting> {
  if (after.status !== 'off-track' || milestone.status === 'off-track') return QUIET;
  const action = book.byId.get(milestone.item);
  if (!action) return QUIET;
  const lead = leadTold(book, action, today, await presenceAbove(app.store, tenant, book, action, today));
  const officers = lead ? [] : await officersIn(app.store, app.records, tenant, app.officers);
  const told = lead ? [lead.person] : officers.filter(({ address }) => address !== null).map(({ id }) => id);
  const others = told.filter((person) => person !== speaker.person.id);
  const days: OwnDays = {
    leaves: others.length === 0 ? [] : await leavesFrom(app.store, tenant, today),
    terms: book.plan.about.terms ?? 'england',
  };
  const rows = await Promise.all(
    others.map(async (person) => {
      const from = await earliest(app, tenant, person, days, book.plan.timezone);
      return alertRow(app, tenant, person, milestone.id, from);
    }),
  );
  const times = rows.map(({ at }) => at).sort(Temporal.Instant.compare);
  return { changes: rows.map(({ change }) => change), at: times[0] ?? null };
}

/** Now on a working day that is theirs; else nine o'clock on the next. */
async function earliest(
  app: App,
  tenant: string,
  id: string,
  days: OwnDays,
  ofPlan: string,
): Promise<Temporal.Instant> {
  const now = app.clock.now();
  const person = (await app.records.person(tenant, id))?.doc.body;
  const zone = person?.zone ?? ofPlan;
  const today = localDate(now, zone);
  if (!person || isOwnDay(person, today, days)) return now;
  return localInstant(nextOwnDay(person, today, days), '09:00', zone);
}

/** Wakes the clock for an alert: before it is committed, and after, when a tick may have gone between the two. */
export async function wakeFor(app: App, tenant: string, { at }: Alerting): Promise<void> {
  if (at !== null) await wakeBy(app.store, tenant, at);
}

/** Adds to the message that waits already, else opens one: at `from`, or an hour after the last. */
async function alertRow(
  app: App,
  tenant: string,
  person: string,
  milestone: string,
  from: Temporal.Instant,
): Promise<{ change: Change; at: Temporal.Instant }> {
  const slots = [from.add(HOUR), from, from.subtract(HOUR)].map((at) => keyOf(tenant, person, at));
  const found = (
    await Promise.all(slots.map((key) => app.store.get(tenant, 'outbox', docId('outbox', key))))
  ).flatMap((one) => one ?? []);
  const waits = found.find(({ doc }) => doc.body.state === 'queued');
  if (waits) {
    const row = waits.doc.body;
    const listed = [...new Set([...row.listed, milestone])];
    const change: Change = { op: 'put', doc: rowDoc({ ...row, listed }), expect: waits.version };
    return { change, at: row.notBefore === null ? from : Temporal.Instant.from(row.notBefore) };
  }
  const [last] = found
    .filter(({ doc }) => doc.body.state !== 'dropped')
    .map(({ doc }) => sentAt(doc.body))
    .sort(Temporal.Instant.compare)
    .reverse();
  const next = last?.add(HOUR);
  const at = next && Temporal.Instant.compare(next, from) > 0 ? next : from;
  const key = keyOf(tenant, person, at);
  const before = found.find(({ doc }) => doc.body.key === key);
  const row: OutboxRow = {
    // One for later is as if it had been decided on then.
    ...openRow(key, 'alert', { kind: 'person', person }, at),
    notBefore: Temporal.Instant.compare(at, app.clock.now()) > 0 ? stamp(at) : null,
    listed: [milestone],
  };
  return { change: { op: 'put', doc: rowDoc(row), expect: before?.version ?? 'absent' }, at };
}

const sentAt = ({ sentAt: sent, notBefore, createdAt }: OutboxRow): Temporal.Instant =>
  Temporal.Instant.from(sent ?? notBefore ?? createdAt);

/** One row an hour and lead: "alert:<tenant>:<person>:2026-12-04T09". */
const keyOf = (tenant: string, person: string, at: Temporal.Instant): string =>
  `alert:${tenant}:${person}:${at.toString().slice(0, 13)}`;
