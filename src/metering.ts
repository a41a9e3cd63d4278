/** Counts what the record costs, as figures and in the log: each operation at debug, and totals now and then at info. */
import type { Log } from './app/ports.ts';
import type { Watch } from './app/watch.ts';
import type { Charge } from './store/cosmos.ts';

/** Totals are told after this many operations, and when the process ends. */
const OPERATIONS_A_TOTAL = 10_000;

export type Meter = {
  charged(charge: Charge): void;
  /** An attempt that failed, by the status or the word that it failed with. */
  failed(code: number | string | null): void;
  total(): void;
};

/** Nothing of a document is logged: its kind, the operation, its cost and how long it took. */
export function openMeter(log: Log, watch: Watch): Meter {
  let operations = 0;
  let units = 0;
  function total(): void {
    if (operations === 0) return;
    log.info({ operations, units: Math.round(units * 100) / 100 }, 'request units used');
    operations = 0;
    units = 0;
  }
  return {
    charged(charge) {
      operations += 1;
      units += charge.units;
      watch.count('waymark.store.request_units', { op: charge.op }, charge.units);
      log.debug?.({ ...charge, ms: Math.round(charge.ms) }, 'store operation');
      if (operations >= OPERATIONS_A_TOTAL) total();
    },
    failed(code) {
      const status = typeof code === 'number' ? `${code}` : 'connection';
      watch.count('waymark.store.retries', { status });
    },
    total,
  };
}
