/** Tells whoever covers for somebody that they do: once, as soon as the bot has met them, and on a day that is not off. */
import type { Destination } from '../../app/ports.ts';
import { coverCard } from '../../cards/away/cover.ts';
import { isQuiet } from '../../domain/away/days-off.ts';
import { HOME_ZONE, isWorkingDay, localDate } from '../../domain/calendar.ts';
import type { Leave } from '../../domain/leave.ts';
import type { Person } from '../../domain/person.ts';
import type { Plan } from '../../domain/plan.ts';
import { type OutboxRow, write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { occasionOf, openRow, rowDoc } from '../../store/outbox.ts';
import { isReached } from '../../store/presence.ts';
import { all, type Stored } from '../../store/store.ts';
import { isFull, unaskedOn } from '../../store/unasked.ts';
import { setApart } from '../broken.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';
import type { Expected } from '../report.ts';

/** Leaves are few: those that are not over are looked through. */
export async function queueCovers(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  dry: boolean,
): Promise<Expected[]> {
  const now = work.asOf.now();
  const today = localDate(now, HOME_ZONE);
  if (!isWorkingDay(today) || !isDaytime(now)) return [];
  const leaves = await all(work.store, tenant, {
    kind: 'leave',
    where: [{ field: 'until', is: 'gte', to: today }],
    orderBy: { field: 'until' },
    unreadable: setApart(work),
  });
  const expected: Expected[] = [];
  for (const leave of leaves.filter(({ doc: { body } }) => !body.told && !body.ended))
    expected.push(...(await queueCover(work, tenant, heads, leave, dry)));
  return expected;
}

/** Nobody is told such a thing at night. */
const isDaytime = (now: Temporal.Instant): boolean => {
  const { hour } = now.toZonedDateTimeISO(HOME_ZONE);
  return hour >= 7 && hour < 19;
};

async function queueCover(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  { doc, version }: Stored<'leave'>,
  dry: boolean,
): Promise<Expected[]> {
  const { cover, id } = doc.body;
  const person = cover === null ? undefined : (await work.records.person(tenant, cover))?.doc.body;
  if (!person || cover === null) return [];
  const key = `cover:${tenant}:${id}`;
  const expected: Expected = { key, about: 'cover', who: cover, items: [], fate: 'queued', reason: null };
  const skipped = (reason: string): Expected[] => [{ ...expected, fate: 'skipped', reason }];
  if (!isReached(person)) return skipped('has not met the bot, or has removed it');
  const today = localDate(work.asOf.now(), HOME_ZONE);
  if (isQuiet(person.quiet, today, heads[0]?.about.terms ?? 'england')) return skipped('has a day off');
  if (isFull(await unaskedOn(work.store, tenant, work.asOf.now(), setApart(work)), cover))
    return skipped('has had two messages today, and gets it tomorrow');
  if (dry) return skipped('dry run');
  const row = openRow(key, 'cover', { kind: 'person', person: cover }, work.asOf.now());
  const result = await work.store.commit(tenant, `queue:${key}`, [
    { op: 'put', doc: rowDoc(row), expect: 'absent' },
    { op: 'put', doc: write('leave', docId('leave', id), { ...doc.body, told: true }), expect: version },
  ]);
  return result.kind === 'stale' ? [] : [expected];
}

export async function composeCover(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  _: Person,
  to: Destination,
): Promise<Composed> {
  const leave: Leave | undefined = (await work.store.get(tenant, 'leave', docId('leave', occasionOf(row))))
    ?.doc.body;
  const today = localDate(work.asOf.now(), HOME_ZONE);
  if (!leave || leave.ended || leave.until < today || `person:${leave.cover}` !== keyOf(row))
    return apart('dropped', 'the leave is over, or somebody else covers');
  const away = (await work.records.person(tenant, leave.person))?.doc.body;
  if (!away) return apart('dropped', 'whoever is away is no longer known');
  const { by, person, from, until } = leave;
  const namedBy =
    by === person ? null : ((await work.records.person(tenant, by))?.doc.body.name ?? 'a strategy officer');
  const message = coverCard({ name: away.name, namedBy, from, until, today });
  return { kind: 'message', to, message, listed: [], onceSent: async () => [] };
}

const keyOf = ({ to }: OutboxRow): string => (to.kind === 'person' ? `person:${to.person}` : '');
