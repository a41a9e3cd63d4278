/** How many messages wait: the most of every hour, and of every minute of the Monday morning that was fullest. */
import { localDate, localInstant, weekdayOf } from '../domain/calendar.ts';
import { depthOver } from './chart.ts';
import type { Ledger } from './ledger.ts';
import { SUMMARY, ZONE } from './setting.ts';
import type { VirtualTime } from './virtual-time.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const MORNING_MINUTES = 75;

export type Queue = ReturnType<typeof watchQueue>;

export function watchQueue(time: VirtualTime, start: number, ledger: Pick<Ledger, 'waiting'>) {
  const hours = depthOver(start, HOUR);
  const mornings = new Map<string, ReturnType<typeof depthOver>>();
  let last = 0;

  function morningOf(now: number): ReturnType<typeof depthOver> | undefined {
    const day = localDate(time.now(), ZONE);
    if (weekdayOf(day) !== SUMMARY.day) return undefined;
    const begins = localInstant(day, '08:25', ZONE).epochMilliseconds;
    if (now < begins || now >= begins + MORNING_MINUTES * MINUTE) return undefined;
    const known = mornings.get(day) ?? depthOver(begins, MINUTE);
    mornings.set(day, known);
    return known;
  }

  return {
    committed(): void {
      const depth = ledger.waiting();
      const now = time.ms();
      if (now < start || (depth === last && depth === 0)) return;
      hours.note(now, Math.max(depth, last));
      if (depth !== last) morningOf(now)?.note(now, Math.max(depth, last));
      last = depth;
    },
    hours: (): number[] => hours.values,
    minutes(): { day: string; values: number[] } {
      const all = [...mornings].map(([day, { values }]) => ({ day, values }));
      const [first, ...others] = all;
      if (!first) return { day: '', values: [] };
      const most = ({ values }: { values: number[] }): number => Math.max(0, ...values);
      return others.reduce((fullest, one) => (most(one) > most(fullest) ? one : fullest), first);
    },
  };
}
