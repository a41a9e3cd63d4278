/** Keeps what the numbers in the last text to a person stand for, for as long as a card would be answered. */
import { stamp } from '../domain/stamp.ts';
import { write } from './documents.ts';
import { docId } from './ids.ts';
import type { Change, Store } from './store.ts';

const LASTS = Temporal.Duration.from({ hours: 24 * 7 });

/** The change that keeps `content` in the place of what was said before. */
export async function plainTalkChange(
  store: Store,
  tenant: string,
  person: string,
  content: unknown,
  now: Temporal.Instant,
): Promise<Change> {
  const id = docId('plain', person);
  const before = await store.get(tenant, 'plain', id);
  const doc = write('plain', id, { expires: stamp(now.add(LASTS)), content });
  return { op: 'put', doc, expect: before?.version ?? 'absent' };
}

/** What was kept; undefined when nothing was, or it is over. */
export async function plainTalkOf(
  store: Store,
  tenant: string,
  person: string,
  now: Temporal.Instant,
): Promise<unknown> {
  const kept = (await store.get(tenant, 'plain', docId('plain', person)))?.doc.body;
  const fresh = kept && Temporal.Instant.compare(now, Temporal.Instant.from(kept.expires)) < 0;
  return fresh ? kept.content : undefined;
}
