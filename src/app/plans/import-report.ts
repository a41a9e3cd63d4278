/** Keeps what the last import of a plan said, so that it can be read again beside the plan. */
import { stamp } from '../../domain/stamp.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../ports.ts';

/** As many lines as a document may hold with room to spare. */
const MOST_LINES = 2_000;
const MOST_CHARACTERS = 300_000;

export async function keepReport(
  store: Store,
  clock: Clock,
  tenant: string,
  plan: string,
  source: string,
  lines: readonly string[],
): Promise<void> {
  const id = docId('report', plan);
  const body = { plan, at: stamp(clock.now()), source, lines: shortened(lines) };
  for (;;) {
    const before = await store.get(tenant, 'report', id);
    const change = {
      op: 'put',
      doc: write('report', id, body),
      expect: before?.version ?? 'absent',
    } as const;
    const result = await store.commit(tenant, `report:${crypto.randomUUID()}`, [change]);
    if (result.kind !== 'stale') return;
  }
}

function shortened(lines: readonly string[]): string[] {
  let left = MOST_CHARACTERS;
  const kept = lines.slice(0, MOST_LINES).filter((line) => {
    left -= line.length;
    return left >= 0;
  });
  const more = lines.length - kept.length;
  return more === 0 ? kept : [...kept, `and ${more} more lines`];
}
