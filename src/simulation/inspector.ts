/** Comes by every evening: who was forgotten, which summaries are missing, and what can be folded into the figures. */
import { isoWeek, localDate, weekdayOf } from '../domain/calendar.ts';
import { TENANT } from '../store/ids.ts';
import { all, type Store } from '../store/store.ts';
import { forgotten, hasRowOf, isKept } from './audit.ts';
import { isSettled, type Ledger } from './ledger.ts';
import { SUMMARY, ZONE } from './setting.ts';
import type { Tally } from './tally.ts';
import type { VirtualTime } from './virtual-time.ts';

/** No repeat of a message comes later than this. */
const FOLDED_AFTER_MS = 10 * 86_400_000;

export type Inspector = {
  /** An evening's visit. */
  visit(): Promise<void>;
  /** The last one: whatever is known is folded. */
  close(): Promise<void>;
  forgotten(): number;
};

/** `store` is the record itself: neither metered nor slow. */
export function openInspector(
  store: Store,
  tenants: readonly string[],
  time: VirtualTime,
  ledger: Ledger,
  tally: Tally,
): Inspector {
  let missed = 0;

  async function fold(before: number): Promise<void> {
    for (const entry of [...ledger.entries.values()]) {
      if (entry.createdAt >= before || (!isSettled(entry) && before !== Number.POSITIVE_INFINITY)) continue;
      tally.count(entry, await isKept(store, entry));
      ledger.forget(entry);
    }
  }

  /** What the boards' calendars say, whatever the clock has put down. */
  async function expectSummaries(tenant: string, today: string): Promise<void> {
    const known = (await store.get(tenant, 'tenant', TENANT))?.doc.body.serviceUrl;
    for (const { doc } of await all(store, tenant, { kind: 'plan' })) {
      if (today < doc.body.goLive) continue;
      for (const board of doc.body.boards) {
        const key = `summary:${doc.body.id}:${board.id}:${isoWeek(today)}`;
        if (ledger.has(tenant, key)) continue;
        if (known) tally.lose('summary', tenant, key, 'was due today, and nobody put it down');
        else tally.skip('summary', 'nobody of this tenant has met the bot yet');
      }
    }
  }

  return {
    forgotten: () => missed,
    async visit() {
      const now = time.now();
      const today = localDate(now, ZONE);
      for (const tenant of tenants) {
        if (weekdayOf(today) === SUMMARY.day) await expectSummaries(tenant, today);
        for (const person of await forgotten(store, tenant, now)) {
          if (hasRowOf(ledger, tenant, person, today)) continue;
          missed += 1;
          tally.lose(
            'reminder',
            tenant,
            `reminder:${tenant}:${person}:${today}`,
            'was due, and nobody put it down',
          );
        }
      }
      await fold(time.ms() - FOLDED_AFTER_MS);
    },
    close: () => fold(Number.POSITIVE_INFINITY),
  };
}
