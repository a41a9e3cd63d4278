/** Adds up estimated request units: by operation and kind, by day, and the most of any second. */
import { type Kind, QUERIED } from '../store/documents.ts';
import type { Change } from '../store/store.ts';
import { insert, MARKER, OVERHEAD_BYTES, pointRead, query, replace } from './request-units.ts';

export type Operation = 'read' | 'query' | 'write' | 'idle look';

export type Meter = {
  read(kind: Kind): void;
  query(kind: Kind, found: number): void;
  commit(changes: readonly Change[], done: boolean): void;
  /** Looks for what is due that found nothing, and were not simulated one by one. */
  idleLooks(many: number): void;
  /** What was used so far; counting begins anew. */
  reset(): number;
  total(): number;
  /** All that was ever asked for, without the idle looks: those come in one sum. */
  used(): number;
  /** Units by operation and kind, most first. */
  byKind(): { operation: Operation; kind: string; count: number; units: number }[];
  /** Units by day, as days since the epoch. */
  byDay(): ReadonlyMap<number, number>;
  mostInASecond(): { units: number; at: number };
};

const DAY = 86_400_000;

export function startMeter(clock: { ms(): number }): Meter {
  const sums = new Map<string, { operation: Operation; kind: string; count: number; units: number }>();
  const sizes = new Map<Kind, { bytes: number; count: number }>();
  const days = new Map<number, number>();
  let second = { at: 0, units: 0 };
  let most = { at: 0, units: 0 };
  let total = 0;
  let used = 0;

  function add(operation: Operation, kind: string, units: number, count = 1): void {
    const name = `${operation} ${kind}`;
    const sum = sums.get(name) ?? { operation, kind, count: 0, units: 0 };
    sum.count += count;
    sum.units += units;
    sums.set(name, sum);
    total += units;
    const now = clock.ms();
    const day = Math.floor(now / DAY);
    days.set(day, (days.get(day) ?? 0) + units);
    if (operation === 'idle look') return;
    used += units;
    const at = Math.floor(now / 1000);
    second = second.at === at ? { at, units: second.units + units } : { at, units };
    if (second.units > most.units) most = { at: at * 1000, units: second.units };
  }

  /** Documents of a kind are much of a size: what is read is taken to be as long as what was written. */
  function averageOf(kind: Kind): number {
    const known = sizes.get(kind);
    return known ? known.bytes / known.count : 1024;
  }

  function sizeOf(change: Change & { op: 'put' }): number {
    const bytes = JSON.stringify(change.doc.body).length + OVERHEAD_BYTES;
    const known = sizes.get(change.doc.kind) ?? { bytes: 0, count: 0 };
    sizes.set(change.doc.kind, { bytes: known.bytes + bytes, count: known.count + 1 });
    return bytes;
  }

  return {
    read: (kind) => add('read', kind, pointRead(averageOf(kind))),
    query: (kind, found) => add('query', kind, query(found, averageOf(kind))),
    commit(changes, done) {
      add('write', 'marker', MARKER);
      if (!done) return;
      for (const change of changes) {
        if (change.op === 'delete') add('write', 'deleted', insert(1024, 4));
        else {
          const indexed = QUERIED[change.doc.kind].length + 1;
          const cost = change.expect === 'absent' ? insert : replace;
          add('write', change.doc.kind, cost(sizeOf(change), indexed));
        }
      }
    },
    idleLooks(many) {
      if (many > 0) add('idle look', 'wakeup', many * query(0, 0), many);
    },
    reset() {
      const before = total;
      total = 0;
      most = { at: 0, units: 0 };
      sums.clear();
      days.clear();
      return before;
    },
    total: () => total,
    used: () => used,
    byKind: () => [...sums.values()].sort((a, b) => b.units - a.units || a.kind.localeCompare(b.kind)),
    byDay: () => days,
    mostInASecond: () => most,
  };
}
