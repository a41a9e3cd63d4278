/** Gathers changes into commits that every store takes, and that keep nobody waiting. */
import { type Change, COMMIT_LIMIT } from '../store/store.ts';

const MOST = { changes: 60, bytes: COMMIT_LIMIT.bytes / 2 } as const;

/** In their order. A change that is larger by itself comes alone. */
export async function* inChunks(changes: AsyncIterable<Change> | Iterable<Change>): AsyncGenerator<Change[]> {
  let chunk: Change[] = [];
  let bytes = 0;
  for await (const change of changes) {
    const weight = Buffer.byteLength(JSON.stringify(change));
    if (chunk.length > 0 && (chunk.length === MOST.changes || bytes + weight > MOST.bytes)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(change);
    bytes += weight;
  }
  if (chunk.length > 0) yield chunk;
}
