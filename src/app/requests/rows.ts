/** Puts a message about requests into the outbox with the change that calls for it: at once for the first of a day. */

import { isOwnDay } from '../../domain/away/own-day.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { docId } from '../../store/ids.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import { leavesFrom } from '../../store/presence.ts';
import type { Change } from '../../store/store.ts';
import { isFull, unaskedOn } from '../../store/unasked.ts';
import { wakeBy } from '../../store/wake-up.ts';
import type { App } from '../context.ts';

type Told = 'requests' | 'outcomes';

/** One message of a kind a person and day. */
export const rowKey = (about: Told, tenant: string, person: string, day: PlainDate): string =>
  `${about}:${tenant}:${person}:${day}`;

/**
 * The rows to commit beside the change. A message that has not gone out yet is written once more, so that it can't be
 * sent between the two without telling of the change; one that has leaves the rest to the next working morning, and
 * so does a day that is not theirs, or on which they have had two messages that they did not ask for. Whoever is
 * `back` has just opened the bot: what did not reach them today is sent again.
 */
export async function rowsFor(
  app: App,
  tenant: string,
  about: Told,
  people: readonly string[],
  { back = false }: { back?: boolean } = {},
): Promise<Change[]> {
  const now = app.clock.now();
  const day = localDate(now, HOME_ZONE);
  const leaves = await leavesFrom(app.store, tenant, day);
  const terms = (await app.records.heads(tenant))[0]?.about.terms ?? 'england';
  const had = about === 'requests' && people.length > 0 ? await unaskedOn(app.store, tenant, now) : null;
  const full = (person: string): boolean => had !== null && isFull(had, person);
  const changes = await Promise.all(
    [...new Set(people)].map(async (person): Promise<Change[]> => {
      const known = (await app.records.person(tenant, person))?.doc.body;
      if (known && !back && !isOwnDay(known, day, { leaves, terms })) return [];
      const row = openRow(rowKey(about, tenant, person, day), about, { kind: 'person', person }, now);
      const stored = await app.store.get(tenant, 'outbox', docId('outbox', row.key));
      if (!stored) return full(person) ? [] : [{ op: 'put', doc: rowDoc(row), expect: 'absent' }];
      if (back && stored.doc.body.state === 'unreachable')
        return [{ op: 'put', doc: rowDoc(row), expect: stored.version }];
      if (stored.doc.body.state !== 'queued') return [];
      return [{ op: 'put', doc: stored.doc, expect: stored.version }];
    }),
  );
  return changes.flat();
}

/** Has the clock look at once: before the commit, and after it. */
export const wakeNow = (app: App, tenant: string): Promise<void> =>
  wakeBy(app.store, tenant, app.clock.now());
