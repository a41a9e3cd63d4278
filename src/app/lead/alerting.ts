/** Something has gone red: its lead hears of it at once, and of more within the hour in one further message. */
import { leadOver } from '../../domain/lead/leading.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { stamp } from '../../domain/stamp.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { officersIn } from '../../store/officers.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import type { Change } from '../../store/store.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import type { Found } from '../lines.ts';

/** What is committed with the update, and when it is to be sent; no changes where nobody is to be told. */
export type Alerting = { changes: Change[]; at: Temporal.Instant | null };

const QUIET: Alerting = { changes: [], at: null };
const HOUR = Temporal.Duration.from({ hours: 1 });

/** Off track from anything else, and said by somebody other than its lead. Without a lead the officers are told. */
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
  const lead = leadOver(book, action, today);
  const officers = lead ? [] : await officersIn(app.store, app.records, tenant, app.officers);
  const told = lead ? [lead.person] : officers.filter(({ address }) => address !== null).map(({ id }) => id);
  const now = app.clock.now();
  const rows = await Promise.all(
    told
      .filter((person) => person !== speaker.person.id)
      .map((person) => alertRow(app, tenant, person, milestone.id, now)),
  );
  const times = rows.map(({ at }) => at).sort(Temporal.Instant.compare);
  return { changes: rows.map(({ change }) => change), at: times[0] ?? null };
}

/** Wakes the clock for an alert: before it is committed, and after, when a tick may have gone between the two. */
export async function wakeFor(app: App, tenant: string, { at }: Alerting): Promise<void> {
  if (at !== null) await wakeBy(app.store, tenant, at);
}

/** Adds to the message that waits already, else opens one: at once, or an hour after the last. */
async function alertRow(
  app: App,
  tenant: string,
  person: string,
  milestone: string,
  now: Temporal.Instant,
): Promise<{ change: Change; at: Temporal.Instant }> {
  const slots = [now.add(HOUR), now, now.subtract(HOUR)].map((at) => keyOf(tenant, person, at));
  const found = (
    await Promise.all(slots.map((key) => app.store.get(tenant, 'outbox', docId('outbox', key))))
  ).flatMap((one) => one ?? []);
  const waits = found.find(({ doc }) => doc.body.state === 'queued');
  if (waits) {
    const row = waits.doc.body;
    const listed = [...new Set([...row.listed, milestone])];
    const change: Change = { op: 'put', doc: rowDoc({ ...row, listed }), expect: waits.version };
    return { change, at: row.notBefore === null ? now : Temporal.Instant.from(row.notBefore) };
  }
  const [last] = found
    .filter(({ doc }) => doc.body.state !== 'dropped')
    .map(({ doc }) => sentAt(doc.body))
    .sort(Temporal.Instant.compare)
    .reverse();
  const next = last?.add(HOUR);
  const at = next && Temporal.Instant.compare(next, now) > 0 ? next : now;
  const key = keyOf(tenant, person, at);
  const before = found.find(({ doc }) => doc.body.key === key);
  const row: OutboxRow = {
    // One for later is as if it had been decided on then.
    ...openRow(key, 'alert', { kind: 'person', person }, at),
    notBefore: Temporal.Instant.compare(at, now) > 0 ? stamp(at) : null,
    listed: [milestone],
  };
  return { change: { op: 'put', doc: rowDoc(row), expect: before?.version ?? 'absent' }, at };
}

const sentAt = ({ sentAt: sent, notBefore, createdAt }: OutboxRow): Temporal.Instant =>
  Temporal.Instant.from(sent ?? notBefore ?? createdAt);

/** One row an hour and lead: "alert:<tenant>:<person>:2026-12-04T09". */
const keyOf = (tenant: string, person: string, at: Temporal.Instant): string =>
  `alert:${tenant}:${person}:${at.toString().slice(0, 13)}`;
