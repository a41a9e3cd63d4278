/** A crowd whose welcomes wait, for the stories of sending many. */
import type { Person } from '../../src/domain/person.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import { COMMIT_LIMIT, type Store } from '../../src/store/store.ts';
import { wakeBy } from '../../src/store/wake-up.ts';
import { samplePerson, TENANT } from './bench.ts';

export const crowdOf = (count: number): Person[] =>
  Array.from({ length: count }, (_, n) => samplePerson(`person-${n}`, { emails: [`p${n}@example.org`] }));

/** A row a person, in the order of the crowd, and the tenant's wake-up. */
export async function queueWelcomes(
  store: Store,
  people: readonly Person[],
  at: Temporal.Instant,
  tenant = TENANT,
): Promise<OutboxRow[]> {
  const rows = people.map(({ id }, n) =>
    openRow(
      `welcome:${tenant}:${id}`,
      'welcome',
      { kind: 'person', person: id },
      at.add({ milliseconds: n - people.length }),
    ),
  );
  for (let done = 0; done < rows.length; done += COMMIT_LIMIT.changes) {
    const some = rows.slice(done, done + COMMIT_LIMIT.changes);
    await store.commit(
      tenant,
      crypto.randomUUID(),
      some.map((row) => ({ op: 'put', doc: rowDoc(row), expect: 'absent' })),
    );
  }
  await wakeBy(store, tenant, at);
  return rows;
}
