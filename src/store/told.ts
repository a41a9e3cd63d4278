/** Keeps what an officer has been told could not be sent, so that no note says it twice. */
import { addDays } from '../domain/calendar.ts';
import type { PlainDate } from '../domain/plan.ts';
import { write } from './documents.ts';
import { docId } from './ids.ts';
import type { Change, Store } from './store.ts';

/** After so many days what still stands is told again. */
const TOLD_LASTS = 28;

/** The matters that the officer has been told of in the last weeks. */
export async function toldTo(
  store: Store,
  tenant: string,
  officer: string,
  today: PlainDate,
): Promise<ReadonlySet<string>> {
  const stored = await store.get(tenant, 'told', docId('told', officer));
  return new Set(Object.keys(recent(stored?.doc.body.matters ?? {}, today)));
}

/** What is stored with the news that a note about these matters has arrived. */
export async function telling(
  store: Store,
  tenant: string,
  officer: string,
  matters: readonly string[],
  today: PlainDate,
): Promise<Change> {
  const id = docId('told', officer);
  const stored = await store.get(tenant, 'told', id);
  const now = Object.fromEntries(matters.map((matter) => [matter, today]));
  const doc = write('told', id, { matters: { ...recent(stored?.doc.body.matters ?? {}, today), ...now } });
  return { op: 'put', doc, expect: stored?.version ?? 'absent' };
}

const recent = (
  matters: Readonly<Record<string, PlainDate>>,
  today: PlainDate,
): Record<string, PlainDate> => {
  const from = addDays(today, -TOLD_LASTS);
  return Object.fromEntries(Object.entries(matters).filter(([, day]) => day > from));
};
