/** Tells the log who was turned away: the first of a kind at once, the rest by number, so that a flood is a few lines. */
import type { Log } from '../../app/ports.ts';
import { silent, type Watch } from '../../app/watch.ts';

const COUNT_FOR_MS = 60_000;

export type Refusals = {
  /** `reason` is a word of ours; `tenant` an organisation, never a person. */
  refused(reason: string, tenant?: string): void;
  /** Tells what has been counted. */
  close(): void;
};

/** `countForMs` is how long the ones after the first are counted before they are told. */
export function openRefusals(
  log: Log,
  watch: Pick<Watch, 'count'> = silent,
  countForMs = COUNT_FOR_MS,
): Refusals {
  const counted = new Map<string, { fields: { reason: string; tenant?: string }; more: number }>();
  let timer: NodeJS.Timeout | undefined;

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    for (const { fields, more } of counted.values())
      if (more > 0) log.warn({ ...fields, more }, 'more callers were refused');
    counted.clear();
  }

  return {
    refused(reason, tenant) {
      watch.count('waymark.callers.refused', { reason });
      const key = JSON.stringify([reason, tenant]);
      const before = counted.get(key);
      if (before) {
        before.more += 1;
        return;
      }
      const fields = { reason, ...(tenant !== undefined && { tenant }) };
      counted.set(key, { fields, more: 0 });
      log.warn(fields, 'a caller was refused');
      timer ??= setTimeout(tell, countForMs).unref();
    },
    close: tell,
  };
}
