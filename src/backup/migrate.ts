/** Rewrites documents that stand in the shape of an older version, while the bot runs. */
import { type Doc, type Kind, UnreadableDocument, VERSION } from '../store/documents.ts';
import type { Change, Store, Stored } from '../store/store.ts';
import { inChunks } from './chunks.ts';
import { documentsOf } from './collect.ts';

export type Tally = {
  /** By kind and version, how many stand in an older one. */
  older: { kind: Kind; version: number; today: number; count: number }[];
  /** How many are as they should be. */
  current: number;
  /** Documents of a newer Waymark, and such as cannot be read, each with why. */
  newer: string[];
  unreadable: string[];
};

const isKind = (name: string): name is Kind => name in VERSION;
const KINDS = Object.keys(VERSION).filter(isKind);

/** Counts what stands in a partition; nothing is written. */
export async function tallyOf(store: Store, partition: string): Promise<Tally> {
  const tally: Tally = { older: [], current: 0, newer: [], unreadable: [] };
  for (const kind of KINDS) {
    const counts = new Map<number, number>();
    for await (const { written } of documentsOf(store, partition, kind, (error) => refused(tally, error)))
      counts.set(written, (counts.get(written) ?? 0) + 1);
    for (const [version, count] of [...counts].toSorted(([a], [b]) => a - b)) {
      if (version === VERSION[kind]) tally.current += count;
      else tally.older.push({ kind, version, today: VERSION[kind], count });
    }
  }
  return tally;
}

function refused(tally: Tally, error: Error): void {
  const [line = error.message] = error.message.split('\n');
  if (error instanceof UnreadableDocument && error.newer) tally.newer.push(line);
  else tally.unreadable.push(line);
}

/**
 * Writes each older document as it is read today, on the version that was read: what somebody writes meanwhile is
 * written in today's shape by them, and left. One that is cut off goes on when it is run again.
 * @returns how many were rewritten
 */
export async function migrate(
  store: Store,
  partition: string,
  progress: (done: number) => void,
): Promise<number> {
  let done = 0;
  for (const kind of KINDS) {
    for await (const chunk of inChunks(older(store, partition, kind))) {
      done += await rewrite(store, partition, chunk);
      progress(done);
    }
  }
  return done;
}

async function* older(store: Store, partition: string, kind: Kind): AsyncGenerator<Change> {
  for await (const { doc, version, written } of documentsOf(store, partition, kind, () => undefined))
    if (written < VERSION[kind]) yield { op: 'put', doc, expect: version };
}

/** One by one where somebody changed one of them. */
async function rewrite(store: Store, partition: string, chunk: readonly Change[]): Promise<number> {
  const result = await store.commit(partition, `migrate:${crypto.randomUUID()}`, chunk);
  if (result.kind !== 'stale') return chunk.length;
  let done = 0;
  for (const change of chunk)
    if (change.op === 'put' && (await rewriteOne(store, partition, change.doc))) done += 1;
  return done;
}

async function rewriteOne(store: Store, partition: string, { kind, id }: Doc): Promise<boolean> {
  for (;;) {
    const there: Stored | undefined = await store.get(partition, kind, id);
    if (!there || there.written === VERSION[kind]) return false;
    const change: Change = { op: 'put', doc: there.doc, expect: there.version };
    const result = await store.commit(partition, `migrate:${crypto.randomUUID()}`, [change]);
    if (result.kind !== 'stale') return true;
  }
}
