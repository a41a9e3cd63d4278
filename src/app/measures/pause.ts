/** "No figure yet": what is wanted of somebody is not asked for until a day, by the clock alone. */
import { pausedUntil } from '../../domain/measures/asking.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { write } from '../../store/documents.ts';
import type { App } from '../context.ts';

/** Kept with the person, on their record as it stands. */
export async function pauseReadings(
  app: App,
  tenant: string,
  person: string,
  measures: readonly string[],
  { until, today }: { until: PlainDate; today: PlainDate },
): Promise<void> {
  for (;;) {
    const stored = await app.records.person(tenant, person);
    if (!stored) return;
    const readingsPaused = pausedUntil(stored.doc.body, measures, until, today);
    const doc = write('person', stored.doc.id, { ...stored.doc.body, readingsPaused });
    const result = await app.store.commit(tenant, `pause-readings:${crypto.randomUUID()}`, [
      { op: 'put', doc, expect: stored.version },
    ]);
    if (result.kind !== 'stale') return;
  }
}
