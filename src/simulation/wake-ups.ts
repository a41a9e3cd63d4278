/** Knows from the commits when the next tenant is due, so that the beats between can be skipped. */
import { type Doc, WAKE_UPS } from '../store/documents.ts';
import type { Change } from '../store/store.ts';

export type WakeUps = {
  committed(partition: string, changes: readonly Change[]): void;
  /** The earliest moment at which somebody is due, in milliseconds since the epoch. */
  next(): number;
  /** Told of every moment that is put down. The answer ends it. */
  watch(told: (at: number) => void): () => void;
};

export function watchWakeUps(): WakeUps {
  const due = new Map<string, number>();
  const watchers = new Set<(at: number) => void>();
  return {
    committed(partition, changes) {
      if (partition !== WAKE_UPS) return;
      for (const change of changes) {
        if (change.op === 'delete' || !isWakeUp(change.doc)) continue;
        const at = Date.parse(change.doc.body.at);
        due.set(change.doc.body.tenant, at);
        for (const told of watchers) told(at);
      }
    },
    next: () => Math.min(...due.values()),
    watch(told) {
      watchers.add(told);
      return () => void watchers.delete(told);
    },
  };
}

const isWakeUp = (doc: Doc): doc is Doc<'wakeup'> => doc.kind === 'wakeup';
