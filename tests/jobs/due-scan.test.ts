/** A run of the clock costs what is due, however much is stored: told by what it asks of the store, not by time. */
import type { Clockwork } from '../../src/jobs/clockwork.ts';
import { paces } from '../../src/jobs/pace.ts';
import { runTenant } from '../../src/jobs/run.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openRecords } from '../../src/store/records.ts';
import type { Store } from '../../src/store/store.ts';
import { wakeBy } from '../../src/store/wake-up.ts';
import { storeMany } from '../support/many-milestones.ts';
import { strictMessenger } from '../support/strict-messenger.ts';
import { testClock } from '../support/test-clock.ts';
import { FRIDAY, TENANT } from './bench.ts';

type Cost = { operations: number; documents: number };

/** The same store, counting what is asked of it and what it gives. */
function counted(store: Store, cost: Cost): Store {
  return {
    async get(partition, kind, id) {
      cost.operations += 1;
      const found = await store.get(partition, kind, id);
      if (found) cost.documents += 1;
      return found;
    },
    async query(partition, query) {
      cost.operations += 1;
      const page = await store.query(partition, query);
      cost.documents += page.found.length;
      return page;
    },
    commit(partition, id, changes) {
      cost.operations += 1;
      return store.commit(partition, id, changes);
    },
    close: () => store.close(),
  };
}

/** What the first runs of a day cost until nothing is left, and what one more costs; `due` cards go out. */
async function costsAt(stored: number): Promise<{ cold: Cost; again: Cost; sent: number }> {
  const store = openEmbedded(':memory:');
  const clock = testClock(FRIDAY);
  try {
    await storeMany(store, { tenant: TENANT, plans: 4, stored, due: 20, people: 20, at: clock.now() });
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const messenger = strictMessenger(clock);
    const run = async (): Promise<Cost> => {
      const cost: Cost = { operations: 0, documents: 0 };
      const over = counted(store, cost);
      const work: Clockwork = {
        store: over,
        records: openRecords(over),
        messenger,
        log: silent,
        asOf: clock,
        wall: clock,
        officers: new Set(),
        holder: 'replica-1',
        sleep: async () => undefined,
      };
      await wakeBy(store, TENANT, clock.now());
      await runTenant(work, paces(clock), TENANT);
      return cost;
    };
    // Plans are rolled forward one a run, after the cards: this is a run of a day on which none is.
    for (let n = 0; n < 5; n += 1) await run();
    const before = messenger.delivered().length;
    // A Monday: who is to have a lead's note is known without opening a plan.
    clock.set('2026-12-14T09:00:00Z');
    const cold = await run();
    const sent = messenger.delivered().length - before;
    return { cold, again: await run(), sent };
  } finally {
    await store.close();
  }
}

test('twenty times as much stored, and the same due: the run reads the same', async () => {
  const [little, much] = [await costsAt(1_000), await costsAt(20_000)];
  expect([little.sent, much.sent]).toEqual([20, 20]);
  expect(much.cold).toEqual(little.cold);
  expect(much.again).toEqual(little.again);
});
